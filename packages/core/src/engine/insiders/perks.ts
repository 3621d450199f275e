import type { InsidersPart } from '../../adapter/insiders.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { hasBegun, movingUp, perkActions, perkWindow, placeFor } from '../../domain/insiders/perks.ts';
import type { Booking, Perk } from '../../domain/insiders/types.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../input.ts';
import { rewardGiven } from '../gratitude/rewards.ts';
import { notFound, requireStaff, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { noticeEvent } from '../notices/telling.ts';
import { insiderEvent, requireMember, RETIRED } from './common.ts';
import { needsOf } from './facts.ts';

type PerkRow = Row<'perks'>;

/** How far a place in line is counted. */
const COUNTED = 1_000;
/** Those who move up in one transaction. */
const BATCH = 1_000;

/** Under which the places of a perk are given: in all processes one after the other, so none is given twice. */
export const perkLock = (id: string): string => `perk/${id}`;

export const perkMethods = (scene: Scene): Pick<InsidersPart, 'perk' | 'book' | 'cancel' | 'bookings'> => {
  const view = (id: string): Promise<Perk> =>
    scene.read(async (context) => {
      const perk = await drawPerk(context, id);
      if (!perk) throw notFound('perk');
      return perk;
    });
  return {
    perk: async (id) => {
      requireMember(scene.viewer);
      return view(id);
    },

    book: async ({ key, perk: id }) => {
      const { id: member } = requireMember(scene.viewer);
      await scene.keyed(perkLock(id), key, { book: id }, async (context) => {
        const row = await known(context, id);
        refuseBanned(await whoActs(context), context.now);
        if (!(await context.tx.get('bookings', [id, member]))) await give(context, row, member);
        return null;
      });
      return view(id);
    },

    cancel: async ({ key, perk: id }) => {
      const { id: member } = requireMember(scene.viewer);
      await scene.keyed(perkLock(id), key, { cancel: id }, async (context) => {
        const row = await known(context, id);
        const own = await context.tx.get('bookings', [id, member]);
        if (!own) return null;
        if (hasBegun(row.definition, context.now))
          throw new CommunityError('closed', 'It has begun; nobody steps back any more.');
        await context.tx.delete('bookings', [id, member]);
        context.emit(insiderEvent('insider.stepped-back', id, member));
        const figures =
          own.state === 'booked'
            ? { taken: row.taken - 1, waiting: row.waiting }
            : { taken: row.taken, waiting: row.waiting - 1 };
        await moveUp(context, { ...row, ...figures });
        return null;
      });
      return view(id);
    },

    bookings: async ({ perk: id, cursor, limit }) => {
      requireStaff(scene.viewer);
      const size = pageSize(limit);
      const [state, number] = cursor === undefined ? [null, 0] : readPlace(cursor);
      return scene.read(async (context) => {
        const { tx } = context;
        if (!(await tx.get('perks', [id]))) throw notFound('perk');
        const line = (of: Booking['state'], after: readonly number[]) =>
          tx.range('bookings', { index: 'line', eq: [id, of], after, limit: size + 1 });
        const booked = state === 'waiting' ? [] : await line('booked', state ? [number] : []);
        const waiting =
          booked.length > size ? [] : await line('waiting', state === 'waiting' ? [number] : []);
        const rows = [...booked, ...waiting];
        const page = rows.slice(0, size);
        const cards = await cardsOf(
          context,
          page.map(({ member }) => member),
        );
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          bookings: page.flatMap((row) => {
            const member = cards.get(row.member);
            return member ? [{ member, state: row.state, at: row.at }] : [];
          }),
          next: last ? toPlaceCursor([last.state === 'booked' ? 'b' : 'w', last.number]) : null,
        };
      });
    },
  };
};

function readPlace(cursor: string): ['booked' | 'waiting', number] {
  const [kind, number] = fromPlaceCursor(cursor, { b: ['int'], w: ['int'] });
  return [kind === 'b' ? 'booked' : 'waiting', number as number];
}

/** A perk that the viewer has a place at, or may know of; throws `not-found`. */
async function known(context: Reading, id: string): Promise<PerkRow> {
  const row = await context.tx.get('perks', [id]);
  if (!row || !(await drawPerk(context, id))) throw notFound('perk');
  return row;
}

/** Counts among what the site rewards with. */
const givePerk = (context: Writing, { id, definition }: PerkRow, member: Id, number: number): void =>
  rewardGiven(context, { member, type: definition.type, source: 'perk', id: `${id}/${number}` });

async function give(context: Writing, row: PerkRow, member: Id): Promise<void> {
  const { tx, now, emit } = context;
  const { id, definition } = row;
  if (!(await needsOf(context, definition.for))?.met)
    throw new CommunityError('forbidden', 'This is for others.');
  if (row.position === RETIRED || perkWindow(definition, now) !== 'open')
    throw new CommunityError('closed', 'Places can not be booked now.');
  const state = placeFor(definition, row);
  if (!state) throw new CommunityError('conflict', 'All places are taken.', { reason: 'full' });
  const number = row.last + 1;
  await tx.insert('bookings', { perk: id, member, state, number, at: now });
  const more = state === 'booked' ? { taken: row.taken + 1 } : { waiting: row.waiting + 1 };
  await tx.update('perks', [id], { ...more, last: number });
  if (state === 'booked') givePerk(context, row, member, number);
  emit(insiderEvent('insider.booked', id, member));
  if (state === 'booked') rewardGiven(context, { member, type: definition.type, source: 'perk', id });
}

/**
 * Gives free places to those who waited longest, and tells them. Writes the figures in any case. Whether there may be more to
 * move up, in another transaction.
 */
export async function moveUp(context: Writing, row: PerkRow): Promise<boolean> {
  const { tx, now, emit } = context;
  const { id, definition } = row;
  const due = row.position === RETIRED ? 0 : movingUp(definition, row, now);
  const next =
    due > 0
      ? await tx.range('bookings', { index: 'line', eq: [id, 'waiting'], limit: Math.min(due, BATCH) })
      : [];
  for (const { member, number } of next) {
    await tx.update('bookings', [id, member], { state: 'booked', at: now });
    givePerk(context, row, member, number);
    const cause = `perk/${id}/${number}`;
    const notice = {
      cause,
      kind: 'perk.booked',
      subject: id,
      about: null,
      at: now,
      readAt: null,
      ringAt: now,
    } as const;
    await tx.insert('notices', { member, ...notice });
    emit(insiderEvent('insider.moved-up', id, member));
    rewardGiven(context, { member, type: definition.type, source: 'perk', id });
    emit(noticeEvent('notice.told', member));
  }
  await tx.update('perks', [id], { taken: row.taken + next.length, waiting: row.waiting - next.length });
  return next.length === BATCH;
}

/** A perk as the viewer sees it; `null` where there is none that they may know of. Who has a place sees it whatever they hold. */
export async function drawPerk(context: Reading, id: string): Promise<Perk | null> {
  const { tx, viewer, now } = context;
  const row = await tx.get('perks', [id]);
  const own = row && viewer ? await tx.get('bookings', [id, viewer.id]) : undefined;
  if (!row || (row.position === RETIRED && !own)) return null;
  const { definition } = row;
  const needs = await needsOf(context, definition.for);
  if (!needs && !own) return null;
  const { name, description, type, place, opensAt, closesAt, startsAt, capacity } = definition;
  const met = needs?.met ?? false;
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    type,
    ...(place !== undefined && { place }),
    opensAt,
    closesAt,
    startsAt,
    window: perkWindow(definition, now),
    capacity,
    taken: row.taken,
    waiting: row.waiting,
    mine: own ? await mineOf(context, own) : null,
    can: viewer?.role === 'guest' ? [] : perkActions(definition, row, { mine: Boolean(own), met }, now),
    ...(needs && !met && { needs }),
  };
}

async function mineOf({ tx }: Reading, { perk, state, number, at }: Row<'bookings'>): Promise<Perk['mine']> {
  if (state === 'booked') return { state, at };
  const line = await tx.range('bookings', { index: 'line', eq: [perk, 'waiting'], limit: COUNTED });
  const index = line.findIndex((one) => one.number === number);
  return { state, at, ...(index >= 0 && { position: index + 1 }) };
}
