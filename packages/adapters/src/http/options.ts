import type { BackendAdapter, RetryOptions } from '@hearth/core/adapter';
import type { Id, Time } from '@hearth/core/domain';
import type { TokenStorage } from './identity.ts';
import type { SubscribeOptions } from './subscribe.ts';

export interface HttpOptions extends Pick<RetryOptions, 'random'>, Pick<SubscribeOptions, 'sleep'> {
  /** Where the server is, e.g. `https://community.example`; a path before `/v1` is kept. */
  readonly server: string;
  readonly site: Id;
  /** A fresh token signed by the brand's server, or `null` for nobody. Asked when the last bearer ends. */
  readonly identity?: () => Promise<string | null>;
  /** Where a guest's token is kept, after they acted. Default: `localStorage`, where it works. */
  readonly storage?: TokenStorage | null;
  readonly fetch?: typeof fetch;
  readonly now?: () => Time;
  /** Milliseconds until an answer is there. Default 15,000. */
  readonly timeout?: number;
}

/** What the http backend offers: everything. */
export type HttpAdapter = Required<BackendAdapter>;
