import { randomUUID } from 'node:crypto';
import { addressFlaw, tidyAddress, type Id } from '@hearth/core/domain';
import {
  openMail,
  type EngineOptions,
  type MailFigures,
  type SiteAccess,
  type Timers,
} from '@hearth/core/engine';
import { CommunityError } from '@hearth/core/adapter';
import type { Log } from '../log.ts';
import { realTimers } from '../webhooks/deliverer.ts';
import { drawTest, type MailPlaces } from './draw.ts';
import { AUTOMATIC, domainOf, envelopeOf, startPostman, type Postman } from './postman.ts';
import { openSmtp, type Message, type Sent, type Smtp } from './smtp.ts';

export interface MailOptions {
  /** The SMTP server: `smtps://user:password@mail.example:465`, or `smtp://…:587`. */
  readonly smtp?: string;
  /** Sends in its place, by the API of a service, say. What it throws counts as if nobody could be reached. */
  readonly send?: (message: Message) => Promise<Sent>;
  /** For tests: how to wait. */
  readonly timers?: Timers;
}

/** Mail on this server: what sends it, and what operators ask of it. */
export interface PostOffice {
  /** Sends a site's mail until stopped. */
  start(site: Id): () => void;
  /** Tells what sends, if it runs here, that there is something to look at. */
  look(site: Id): void;
  figures(site: Id): Promise<MailFigures>;
  /** Sends a test at once, by nobody's queue. @throws CommunityError `invalid`, or `unavailable` with what is wrong. */
  test(
    site: { readonly id: Id; readonly name: string; readonly locale: string; readonly access: SiteAccess },
    to: string,
  ): Promise<void>;
  close(): void;
}

/** Where the pages of mails are, below the server's address. */
export const MAIL_PAGES = '/hearth/mail';

export const mailPlaces = (url: string, site: Id): MailPlaces => {
  const base = `${url}${MAIL_PAGES}/${encodeURIComponent(site)}`;
  return {
    confirm: (token) => `${base}/confirm/${encodeURIComponent(token)}`,
    leave: (token) => `${base}/leave/${encodeURIComponent(token)}`,
  };
};

function openSending({ smtp, send }: MailOptions): Smtp {
  if (smtp !== undefined) return openSmtp(smtp);
  if (!send) throw new RangeError('Mail needs an SMTP server (smtp), or something else that sends (send).');
  return {
    send: (message) => send(message).catch(() => ({ fault: 'connection', code: null })),
    verify: async () => null,
    close: () => {},
  };
}

/** `null` where no SMTP server is named: then no mail is sent. @throws RangeError for one that is none. */
export function openPostOffice({
  mail,
  options,
  url,
  log,
}: {
  readonly mail: MailOptions | undefined;
  readonly options: EngineOptions;
  /** Known once the port is. */
  readonly url: () => string;
  readonly log: Log;
}): PostOffice | null {
  if (!mail) return null;
  const { timers = realTimers } = mail;
  const smtp = openSending(mail);
  const running = new Map<Id, Postman>();
  return {
    start(site) {
      const postman = startPostman(
        {
          options,
          send: (message) => smtp.send(message),
          places: (at) => mailPlaces(url(), at),
          log,
          timers,
        },
        site,
      );
      running.set(site, postman);
      return () => {
        running.delete(site);
        postman.stop();
      };
    },
    look: (site) => running.get(site)?.look(),
    figures: (site) => openMail(options, site).figures(),
    async test({ id, name, locale, access }, address) {
      const to = tidyAddress(address);
      if (addressFlaw(to))
        throw new CommunityError('invalid', 'This is no address that can be written to.', { field: 'address', reason: 'format' }); // prettier-ignore
      if (!access.mail)
        throw new CommunityError('invalid', `"${id}" writes to nobody: add "mail" with "from" to its community file.`, { field: 'mail', reason: 'required' }); // prettier-ignore
      const wrong = await smtp.verify();
      if (wrong !== null) throw new CommunityError('unavailable', wrong);
      const { fault, code } = await smtp.send({
        ...envelopeOf(access.mail, name),
        ...drawTest(name, locale),
        to,
        messageId: `<${randomUUID()}@${domainOf(access.mail.from)}>`,
        date: new Date(options.ambient.now()),
        headers: AUTOMATIC,
      });
      if (fault)
        throw new CommunityError('unavailable', `The SMTP server did not take it: ${REASONS[fault]}${code === null ? '' : ` (reply ${code})`}.`); // prettier-ignore
    },
    close: () => smtp.close(),
  };
}

const REASONS = {
  address: 'it knows no such mailbox',
  content: 'it refuses the mail, by its content or by rules of its own',
  later: 'it wants it later',
  connection: 'it refuses this sender or this connection',
} as const;
