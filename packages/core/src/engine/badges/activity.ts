import { ACTIVE_DAYS } from '../../domain/badges/rarity.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { asSystem } from '../system.ts';

const READER = 'activity';
/** Where the days that count end: kept beside the readers' positions, as a UTC day. */
const WINDOW = 'activity/day';
const BATCH = 500;
/** Tiers that one member can hold; a guard, not a page size. */
const ALL = 10_000;
const DAY = 86_400_000;
/** Never active, as far as the log says. */
const NEVER = -1;
/** Of what all active members are counted under. */
const EVERYBODY = ['', ''] as const;

/** What somebody did themselves. A grant, a friend who joined or a purchase is nothing that they did in the community. */
const DEEDS = /^(comment|entry|thread)\.|^poll\.(voted|staged)$|^member\.joined$/;

/**
 * Keeps count of who was active lately, and of what they hold, so that rarity costs a few rows to read at any number of members. A
 * member costs something once a day, and when they are granted something. Reads the log from its start, behind `upTo`, the reader
 * that grants. Returns when a day
 * leaves the window; `null`: none will.
 */
export async function countActivity(options: EngineOptions, site: Id, upTo: string): Promise<Time | null> {
  while (await readBatch(options, site, upTo));
  const [first] = await asSystem(options, site).read(({ tx }) =>
    tx.range('active_days', { eq: [], limit: 1 }),
  );
  return first ? (first.day + ACTIVE_DAYS) * DAY : null;
}

async function readBatch(options: EngineOptions, site: Id, upTo: string): Promise<boolean> {
  const system = asSystem(options, site);
  const today = Math.floor(options.ambient.now() / DAY);
  const due = await system.read(async ({ tx }) => {
    const [own, granting, window] = await tx.getMany('readers', [[READER], [upTo], [WINDOW]]);
    return (own?.seq ?? 0) < (granting?.seq ?? 0) || (window?.seq ?? NEVER) < today;
  });
  if (!due) return false;
  return system.write(`reader/${READER}`, async (context) => {
    const { tx } = context;
    const [own, granting, window] = await tx.getMany('readers', [[READER], [upTo], [WINDOW]]);
    const end = Math.max(today, window?.seq ?? NEVER);
    const sums: Deltas = new Map();
    if (end !== window?.seq) {
      await forgetDays(context, end, sums);
      await keep(context, WINDOW, end, window);
    }
    const events = (await tx.range('events', { eq: [], after: [own?.seq ?? 0], limit: BATCH })).filter(
      ({ seq }) => seq <= (granting?.seq ?? 0),
    );
    const last = events.at(-1);
    if (last) {
      await count(context, readEvents(events), end, sums);
      await keep(context, READER, last.seq, own);
    }
    for (const [key, by] of sums) await addTo(context, 'rarities', keyOf(key), by);
    return events.length === BATCH;
  });
}

/** By the JSON of a key: how many more. */
type Deltas = Map<string, number>;

const keyOf = (key: string): (string | number)[] => JSON.parse(key) as (string | number)[];

const add = (deltas: Deltas, key: readonly (string | number)[], by: number): void => {
  const text = JSON.stringify(key);
  deltas.set(text, (deltas.get(text) ?? 0) + by);
};

interface Read {
  /** The last day on which each member did something; `NEVER` of those who were granted something. */
  readonly days: ReadonlyMap<Id, number>;
  /** Guests who turned out to be members, and which. */
  readonly merged: ReadonlyMap<Id, Id>;
}

function readEvents(events: readonly EventRow[]): Read {
  const days = new Map<Id, number>();
  const merged = new Map<Id, Id>();
  const seen = (member: Id, day: number) => days.set(member, Math.max(day, days.get(member) ?? NEVER));
  for (const { kind, subject, actor, audience, at, data } of events) {
    const into = data['into'];
    if (kind === 'member.merged' && typeof into === 'string') {
      merged.set(subject, into);
      seen(into, days.get(subject) ?? NEVER);
      days.delete(subject);
    } else if (kind.startsWith('badge.')) seen(audience, NEVER);
    else if (actor !== null && DEEDS.test(kind)) seen(actor, Math.floor(at / DAY));
  }
  return { days, merged };
}

/** Takes a member who is erased out of the figures. */
export async function forgetActivity(context: Writing, member: Id): Promise<void> {
  const { tx } = context;
  const row = await tx.get('activity', [member]);
  if (!row) return;
  await tx.delete('activity', [member]);
  const window = await tx.get('readers', [WINDOW]);
  if (row.day <= (window?.seq ?? NEVER) - ACTIVE_DAYS) return;
  for (const [badge, tier] of [EVERYBODY, ...row.holds.map((held) => held.split('/') as [string, string])]) {
    await addTo(context, 'active_days', [row.day, badge, tier], -1);
    await addTo(context, 'rarities', [badge, tier], -1);
  }
}

async function count(context: Writing, { days, merged }: Read, end: number, sums: Deltas): Promise<void> {
  const { tx } = context;
  const deltas: Deltas = new Map();
  /** What a row adds to the figures, or takes from them. */
  const weigh = ({ day, holds }: Pick<Row<'activity'>, 'day' | 'holds'>, by: number): void => {
    if (day <= end - ACTIVE_DAYS) return;
    for (const of of [EVERYBODY, ...holds.map((tier) => tier.split('/'))]) {
      add(deltas, [day, ...of], by);
      add(sums, of, by);
    }
  };

  const gone = [...merged.keys()];
  const left = new Map<Id, number>();
  for (const row of await tx.getMany(
    'activity',
    gone.map((id) => [id]),
  )) {
    if (!row) continue;
    weigh(row, -1);
    await tx.delete('activity', [row.member]);
    const into = merged.get(row.member)!;
    left.set(into, Math.max(row.day, left.get(into) ?? NEVER));
  }
  const members = [...days.keys()];
  const before = await tx.getMany(
    'activity',
    members.map((id) => [id]),
  );
  const grants = await tx.rangeEach('grants', { each: members.map((id) => [id]), limit: ALL });
  for (const [index, member] of members.entries()) {
    const known = before[index];
    const held = grants[index]!.filter(({ revokedAt }) => revokedAt === null);
    const row = {
      day: Math.max(known?.day ?? NEVER, days.get(member)!, left.get(member) ?? NEVER),
      holds: [...new Set(held.map(({ badge, tier }) => `${badge}/${tier}`))],
    };
    if (known && known.day === row.day && known.holds.join() === row.holds.join()) continue;
    if (known) {
      weigh(known, -1);
      await tx.update('activity', [member], row);
    } else await tx.insert('activity', { member, ...row });
    weigh(row, 1);
  }
  for (const [key, by] of deltas) await addTo(context, 'active_days', keyOf(key), by);
}

/** Takes the days that lie too far back out of the sums. */
async function forgetDays({ tx }: Writing, end: number, sums: Deltas): Promise<void> {
  for (;;) {
    const rows = await tx.range('active_days', { eq: [], limit: BATCH });
    const past = rows.filter(({ day }) => day <= end - ACTIVE_DAYS);
    for (const { day, badge, tier, members } of past) {
      add(sums, [badge, tier], -members);
      await tx.delete('active_days', [day, badge, tier]);
    }
    if (past.length < BATCH) return;
  }
}

async function addTo(
  { tx }: Writing,
  table: 'active_days' | 'rarities',
  key: readonly (string | number)[],
  by: number,
): Promise<void> {
  if (by === 0) return;
  const row = await tx.get(table, key);
  const members = (row?.members ?? 0) + by;
  const [badge, tier] = key.slice(-2) as [string, string];
  if (members <= 0) await tx.delete(table, key);
  else if (row) await tx.update(table, key, { members });
  else if (table === 'rarities') await tx.insert(table, { badge, tier, members });
  else await tx.insert(table, { day: key[0] as number, badge, tier, members });
}

async function keep({ tx }: Writing, name: string, seq: number, known: unknown): Promise<void> {
  if (known) await tx.update('readers', [name], { seq });
  else await tx.insert('readers', { name, seq });
}
