import { randomInt } from 'node:crypto';
import type { Id } from '@hearth/core/domain';
import { openWebhooks, type EngineOptions, type Timers, type Webhooks } from '@hearth/core/engine';
import type { Log } from '../log.ts';
import type { Sealing } from '../sealing.ts';
import type { Answer, Sending } from './send.ts';

/** How often old deliveries are forgotten. */
const SWEEP = 3_600_000;
/** How often is looked for what the log doesn't tell: receivers, tests and second tries that another process was asked for. */
const LOOK = 5_000;
const LONGEST_DELAY = 2_147_483_647;

export interface DelivererOptions {
  readonly options: EngineOptions;
  readonly sealing: Sealing;
  readonly send: (sending: Sending) => Promise<Answer>;
  readonly log: Log;
  readonly timers: Timers;
  /** From 0 to 1. */
  readonly spread?: () => number;
}

export interface Deliverer {
  /** Looks now for what the log doesn't tell. */
  look(): void;
  stop(): void;
}

export const realTimers: Timers = {
  after: (delay, then) => {
    const timer = setTimeout(then, delay).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Tells a site's receivers what the log says, until stopped. Each receiver has a lane of its own, so one that hangs holds up nobody
 * else. To be run in one process at a time: two would send some of it twice, which receivers recognise by `webhook-id`.
 */
export function startDeliverer(deliverer: DelivererOptions, site: Id): Deliverer {
  const { options, log, timers } = deliverer;
  const webhooks = openWebhooks(options, site);
  const lanes = new Map<Id, Lane>();
  let stopped = false;
  let wakes = 0;
  let running = false;
  let cancel = () => {};
  let looked = false;
  let sweepAt = 0;

  const look = (): void => {
    looked = false;
    wake();
  };
  const run = async (): Promise<void> => {
    running = true;
    try {
      for (let seen = -1; seen !== wakes && !stopped;) {
        seen = wakes;
        while (!stopped && (await webhooks.queue())) looked = false;
        if (looked) continue;
        looked = true;
        const known = await webhooks.desk.list();
        for (const [id, lane] of lanes)
          if (!known.some((one) => one.id === id)) {
            lane.stop();
            lanes.delete(id);
          }
        for (const { id, waiting } of known) {
          let lane = lanes.get(id);
          if (!lane) lanes.set(id, (lane = new Lane(deliverer, webhooks, site, id)));
          if (waiting > 0) lane.wake();
        }
        if (options.ambient.now() >= sweepAt) {
          for (const { id } of known) while (!stopped && (await webhooks.forget(id)));
          sweepAt = options.ambient.now() + SWEEP;
        }
      }
    } catch (error) {
      log.warn({ err: error, site }, 'webhooks could not be looked at');
      looked = false;
    } finally {
      running = false;
      cancel();
      if (!stopped) cancel = timers.after(LOOK, look);
    }
  };
  function wake(): void {
    wakes++;
    if (!running && !stopped) void run();
  }
  const unwatch = options.store.watch(site, wake);
  wake();
  return {
    look,
    stop() {
      stopped = true;
      unwatch();
      cancel();
      for (const lane of lanes.values()) lane.stop();
    },
  };
}

/** What goes to one receiver. */
class Lane {
  readonly #deliverer: DelivererOptions;
  readonly #webhooks: Webhooks;
  readonly #site: Id;
  readonly #webhook: Id;
  #running = false;
  #wakes = 0;
  #stopped = false;
  #cancel = () => {};

  constructor(deliverer: DelivererOptions, webhooks: Webhooks, site: Id, webhook: Id) {
    this.#deliverer = deliverer;
    this.#webhooks = webhooks;
    this.#site = site;
    this.#webhook = webhook;
  }

  wake(): void {
    this.#wakes++;
    if (!this.#running && !this.#stopped) void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #run(): Promise<void> {
    this.#running = true;
    const { options, log, timers } = this.#deliverer;
    try {
      let nextAt: number | null = null;
      for (let seen = -1; !this.#stopped;) {
        const due = await this.#webhooks.due(this.#webhook);
        nextAt = due?.nextAt ?? null;
        if (due && due.deliveries.length > 0) {
          const keys = due.secrets.flatMap((sealed) => this.#open(sealed));
          const { url } = due;
          await Promise.all(
            due.deliveries.map(({ id, body }) => this.#try(url, keys, id, JSON.stringify(body))),
          );
        } else if (seen === this.#wakes) break;
        else seen = this.#wakes;
      }
      this.#cancel();
      if (!this.#stopped && nextAt !== null) {
        const delay = Math.max(nextAt - options.ambient.now(), 1);
        this.#cancel = timers.after(Math.min(delay, LONGEST_DELAY), () => this.wake());
      }
    } catch (error) {
      log.warn({ err: error, site: this.#site }, 'a webhook could not be served');
      if (!this.#stopped) this.#cancel = timers.after(LOOK, () => this.wake());
    } finally {
      this.#running = false;
    }
  }

  #open(sealed: string): Uint8Array[] {
    const opened = this.#deliverer.sealing.open(this.#site, sealed);
    return opened === null ? [] : [Buffer.from(opened, 'base64')];
  }

  async #try(url: string, keys: readonly Uint8Array[], id: Id, body: string): Promise<void> {
    const { options, send, log, spread = () => randomInt(1_000) / 1_000 } = this.#deliverer;
    const at = options.ambient.now();
    // Unsigned, it would teach receivers to take what nobody signed.
    const answer: Answer =
      keys.length === 0 ? { status: null, fault: 'unsealed' } : await send({ url, id, body, keys, now: at });
    const took = Math.max(0, options.ambient.now() - at);
    await this.#webhooks.settle(id, { at, took, ...answer }, spread());
    if (answer.fault)
      log.info(
        { site: this.#site, webhook: this.#webhook, fault: answer.fault, status: answer.status },
        'a webhook did not take a delivery',
      );
  }
}
