import type { Hono } from 'hono';
import type { Limits } from './http/limits.ts';
import type { Log } from './log.ts';
import type { MediaOptions } from './media/house.ts';
import type { SpamService } from './spam-service.ts';
import type { MailOptions } from './mail/office.ts';
import type { WebhookOptions } from './webhooks/hooks.ts';

export const DEFAULT_PORT = 4242;
export const DEFAULT_DATA = 'hearth-data';

export interface ServerOptions {
  /** Folder of the SQLite database, the secret and the admin socket. Default `hearth-data`. */
  readonly data?: string;
  /** PostgreSQL in SQLite's place. */
  readonly databaseUrl?: string;
  /** Default 4242; 0 takes a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`, this machine alone; `0.0.0.0` is everywhere. */
  readonly host?: string;
  /** Where browsers find the server, if a proxy stands before it: `https://community.example`. Invitation links begin with it. */
  readonly url?: string;
  /** Proxies that add to X-Forwarded-For before a request arrives. Default 0: the header is hearsay. */
  readonly trustProxy?: number;
  /** Folder of pages to serve at `/`. */
  readonly pages?: string;
  /** Folder of the script tag's bundle. Default: that of `@hearth/embed`. */
  readonly embed?: string;
  /** The brand's own routes: asked after Hearth's and before the pages. */
  readonly routes?: (app: Hono) => void;
  /** At least 32 characters; the same for all processes. Default: the file `secret` in `data`. */
  readonly secret?: string;
  /** Asked about new words on sites with `moderation.spam.service`. */
  readonly spam?: SpamService;
  /** Pictures in comments; `false` for none. Each site says who may add them (`images`). */
  readonly media?: MediaOptions | false;
  /** Mail to members: without it, none is sent. Each site says whom it is from (`mail`). */
  readonly mail?: MailOptions;
  /** How webhooks are sent. */
  readonly webhooks?: WebhookOptions;
  /** Overrides of the rate limits; `false` for none, e.g. in tests. */
  readonly limits?: Partial<Limits> | false;
  /** Default: JSON lines on standard output; `false` for silence. */
  readonly log?: Log | false;
  /** Milliseconds; default `Date.now`. */
  readonly now?: () => number;
}
