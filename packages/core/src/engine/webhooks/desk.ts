import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { WEBHOOK_LIMIT, webhookProblems } from '../../domain/webhooks/rules.ts';
import { TEST_KIND, type Delivery, type Webhook } from '../../domain/webhooks/types.ts';
import { notFound, type EngineOptions, type Reading, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { ALL_WEBHOOKS, WEBHOOK_LOCK, WEBHOOK_READER } from './queue.ts';

/** So long an old key signs beside the new one. */
const OVERLAP = 86_400_000;
/** Waiting deliveries are counted up to here. */
const COUNTED = 100;
/** As if nothing had failed. */
const RESTED = { failures: 0, failingSince: null, holdUntil: 0 };
const STATES = ['waiting', 'failed', 'delivered'] as const;

/** What operators do about receivers. Every method throws `not-found` for an unknown site or receiver. */
export interface WebhookDesk {
  list(): Promise<Webhook[]>;
  /** `sealed`: its key. `plain`: whether http may be. Throws `invalid`, or `conflict` when there are too many. */
  add(input: {
    readonly url: string;
    readonly kinds: readonly string[];
    readonly sealed: string;
    readonly plain: boolean;
  }): Promise<Webhook>;
  /** Another key; the one before signs for a day beside it. */
  rotate(webhook: Id, sealed: string): Promise<void>;
  /** Off by the operator's wish, or on again; what waited goes out then. */
  turn(webhook: Id, on: boolean): Promise<void>;
  /** Sends a test, whatever it listens to. The delivery's id. */
  test(webhook: Id): Promise<Id>;
  /** Tries one again now that was given up, or that waits. */
  retry(delivery: Id): Promise<void>;
  /** With its deliveries. */
  remove(webhook: Id): Promise<void>;
  /** The newest of each state, at most `limit` of them, newest first. */
  deliveries(webhook: Id, limit: number): Promise<Delivery[]>;
}

export function webhookDesk(options: EngineOptions, site: Id): WebhookDesk {
  const system = asSystem(options, site);
  const write = <T>(body: (context: Writing) => Promise<T>): Promise<T> => system.write(WEBHOOK_LOCK, body);
  return {
    list: () =>
      system.read(async (context) => {
        const rows = await context.tx.range('webhooks', { eq: [], limit: ALL_WEBHOOKS });
        return Promise.all(rows.map((row) => view(context, row)));
      }),

    add: ({ url, kinds, sealed, plain }) =>
      write(async (context) => {
        const { tx, id, now } = context;
        const [problem] = webhookProblems({ url, kinds }, plain);
        if (problem)
          throw new CommunityError('invalid', problem.hint, { field: problem.field, reason: problem.reason });
        const others = await tx.range('webhooks', { eq: [], limit: WEBHOOK_LIMIT });
        if (others.length === WEBHOOK_LIMIT)
          throw new CommunityError('conflict', `A site has ${WEBHOOK_LIMIT} webhooks at most.`, {
            reason: 'too-many',
            limit: WEBHOOK_LIMIT,
          });
        const { seq } = await tx.position();
        if (!(await tx.get('readers', [WEBHOOK_READER])))
          await tx.insert('readers', { name: WEBHOOK_READER, seq });
        const row: Row<'webhooks'> = {
          id: id(),
          url: new URL(url).href,
          kinds,
          secrets: [{ sealed, until: null }],
          since: seq,
          off: null,
          failures: 0,
          failingSince: null,
          holdUntil: 0,
          createdAt: now,
        };
        await tx.insert('webhooks', row);
        return view(context, row);
      }),

    rotate: (webhook, sealed) =>
      write(async ({ tx, now }) => {
        const { secrets } = await known(tx, webhook);
        const before = secrets.flatMap(({ sealed: old, until }) =>
          until === null || now < until ? [{ sealed: old, until: until ?? now + OVERLAP }] : [],
        );
        await tx.update('webhooks', [webhook], { secrets: [{ sealed, until: null }, ...before] });
      }),

    turn: (webhook, on) =>
      write(async ({ tx }) => {
        await known(tx, webhook);
        await tx.update('webhooks', [webhook], {
          off: on ? null : 'operator',
          ...(on && RESTED),
        });
      }),

    test: (webhook) =>
      write(async ({ tx, id, now }) => {
        await known(tx, webhook);
        await tx.update('webhooks', [webhook], { holdUntil: 0 });
        const row = { id: id(), webhook, seq: 0, kind: TEST_KIND, state: 'waiting', at: now } as const;
        await tx.insert('deliveries', { ...row, tries: [], nextAt: now });
        return row.id;
      }),

    retry: (delivery) =>
      write(async ({ tx, now }) => {
        const row = await tx.get('deliveries', [delivery]);
        if (!row) throw notFound('delivery');
        if (row.state === 'delivered') throw new CommunityError('conflict', 'It arrived already.');
        await tx.update('deliveries', [delivery], { state: 'waiting', nextAt: now });
        await tx.update('webhooks', [row.webhook], { holdUntil: 0 });
      }),

    async remove(webhook) {
      await write(async ({ tx }) => {
        await known(tx, webhook);
        await tx.delete('webhooks', [webhook]);
      });
      for (const state of STATES)
        while (
          await write(async ({ tx }) => {
            const rows = await tx.range('deliveries', { index: 'line', eq: [webhook, state], limit: 500 });
            for (const { id } of rows) await tx.delete('deliveries', [id]);
            return rows.length > 0;
          })
        );
    },

    deliveries: (webhook, limit) =>
      system.read(async ({ tx }) => {
        await known(tx, webhook);
        const rows: Row<'deliveries'>[] = [];
        for (const state of STATES)
          rows.push(
            ...(await tx.range('deliveries', { index: 'line', eq: [webhook, state], reverse: true, limit })),
          );
        return rows
          .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
          .slice(0, limit)
          .map(({ id, kind, state, tries, at, nextAt }) => ({
            id,
            webhook,
            kind,
            state,
            tries,
            at,
            nextAt: state === 'waiting' ? nextAt : null,
          }));
      }),
  };
}

async function known(tx: Reading['tx'], webhook: Id): Promise<Row<'webhooks'>> {
  const row = await tx.get('webhooks', [webhook]);
  if (!row) throw notFound('webhook');
  return row;
}

async function view(
  { tx }: Reading,
  { id, url, kinds, off, failures, createdAt }: Row<'webhooks'>,
): Promise<Webhook> {
  const waiting = await tx.range('deliveries', { index: 'line', eq: [id, 'waiting'], limit: COUNTED });
  return { id, url, kinds, off, failures, createdAt, waiting: waiting.length };
}
