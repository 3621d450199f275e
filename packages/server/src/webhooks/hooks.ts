import { randomBytes } from 'node:crypto';
import type { Id } from '@hearth/core/domain';
import { openWebhooks, type EngineOptions, type Timers, type WebhookDesk } from '@hearth/core/engine';
import type { Log } from '../log.ts';
import { createSealing } from '../sealing.ts';
import { realTimers, startDeliverer, type Deliverer } from './deliverer.ts';
import { listOf, type Resolve } from './guard.ts';
import { send } from './send.ts';

export interface WebhookOptions {
  /**
   * Networks that webhooks may go to though they are not of the public internet, such as `10.1.0.0/16`; also by http. Default: none.
   */
  readonly networks?: readonly string[];
  /** Milliseconds that a receiver has. Default 15,000. */
  readonly timeout?: number;
  /** For tests: how names are looked up, how to wait, and which certificates hold besides the usual. */
  readonly resolve?: Resolve;
  readonly timers?: Timers;
  readonly ca?: string;
}

/** Webhooks on this server: their keys, and what sends. */
export interface Hooks {
  desk(site: Id): WebhookDesk;
  /** Whether http without TLS may be. */
  readonly plain: boolean;
  /** A new key, and how it is kept. */
  newKey(site: Id): { readonly secret: string; readonly sealed: string };
  /** Tells what sends, if it runs here, that there is something to look at. */
  look(site: Id): void;
  /** Sends a site's deliveries until stopped. */
  start(site: Id): () => void;
}

const KEY_BYTES = 32;

/** @throws RangeError for a network that is none. */
export function openHooks({
  options,
  secret,
  log,
  networks = [],
  timeout,
  resolve,
  timers = realTimers,
  ca,
}: WebhookOptions & {
  readonly options: EngineOptions;
  readonly secret: Uint8Array;
  readonly log: Log;
}): Hooks {
  const sealing = createSealing(secret, 'hearth webhooks');
  const trusted = listOf(networks);
  const running = new Map<Id, Deliverer>();
  const sending = {
    trusted,
    timers,
    ...(timeout !== undefined && { timeout }),
    ...(resolve && { resolve }),
    ...(ca !== undefined && { ca }),
  };
  return {
    plain: networks.length > 0,
    desk: (site) => openWebhooks(options, site).desk,
    newKey(site) {
      const bytes = randomBytes(KEY_BYTES).toString('base64');
      return { secret: `whsec_${bytes}`, sealed: sealing.close(site, bytes) };
    },
    look: (site) => running.get(site)?.look(),
    start(site) {
      const deliverer = startDeliverer(
        { options, sealing, log, send: (what) => send(what, sending), timers },
        site,
      );
      running.set(site, deliverer);
      return () => {
        running.delete(site);
        deliverer.stop();
      };
    },
  };
}
