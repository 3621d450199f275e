import type { Change } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { GratitudePart } from '../../adapter/gratitude.ts';
import type { Id, Time } from '../../domain/common.ts';
import { beginOfDay, dayIn } from '../../domain/gratitude/calendar.ts';
import {
  mayOffer,
  momentNow,
  MOMENT_LIFE,
  NO_OFFERS,
  offered,
  snoozed,
  type Offers,
} from '../../domain/gratitude/moments.ts';
import { nextPointTier, tierHeld } from '../../domain/gratitude/points.ts';
import { REWARD_TYPES, rewardShare } from '../../domain/gratitude/rewards.ts';
import type {
  PointsDefinition,
  PointsEntry,
  PointSource,
  RewardFigures,
} from '../../domain/gratitude/types.ts';
import { isStaff } from '../../domain/people/people.ts';
import type { RewardType } from '../../domain/referrals/types.ts';
import { readReason, record } from '../moderation/audit.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import { addEntry, POINTS_LOCK, reachNow, yearEnds } from './points.ts';
import {
  memberLock,
  notFound,
  requireStaff,
  requireViewer,
  type Reading,
  type Scene,
  type Writing,
} from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { thank, thanks } from './thanks.ts';

/** What staff can give or take at once. */
const CORRECTION_LIMIT = 1_000_000;
/** Fresh moments of one member, a guard. */
const MOMENTS = 1_000;
const [DAY, FIGURES_DAYS, FIGURES_LIMIT] = [86_400_000, 90, 3_660];

export function gratitudePart(scene: Scene): Required<GratitudePart> {
  return {
    standing: async ({ member }) => {
      const id = whose(scene, member);
      return scene.read(async (context) => {
        const definition = declared(context);
        const row = await present(context, id);
        const { name, period, tiers } = definition;
        const reach = await reachNow(context, definition, row.id);
        const tier = tierHeld(tiers, reach);
        const { timezone } = context.info;
        return {
          name,
          balance: (await context.tx.get('point_balances', [row.id]))?.points ?? 0,
          points: reach.now,
          period,
          tier,
          ...(tier &&
            period === 'year' && {
              until: beginOfDay(timezone, yearEnds(reach, tier, dayIn(timezone, context.now))),
            }),
          next: nextPointTier(tiers, reach.now),
          tiers,
          asOf: toCursor(await context.tx.position()),
        };
      });
    },

    ledger: async ({ member, cursor, limit }) => {
      const id = whose(scene, member);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : place(fromPlaceCursor(cursor, { p: ['int', 'id'] }));
      return scene.read(async (context) => {
        const row = await present(context, id);
        const { tx } = context;
        const stretch = { index: 'at', eq: [row.id], after, reverse: true, limit: size + 1 };
        const rows = await tx.range('points', stretch);
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          entries: page.map((entry) => entryOf(context.access.points, entry)),
          // A cause may have spaces, which a cursor's ids have not.
          next: last ? toPlaceCursor(['p', last.at, encodeURIComponent(last.cause)]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },

    correct: async ({ key, member, points, reason: raw }) => {
      requireStaff(scene.viewer);
      if (!Number.isSafeInteger(points) || points === 0 || Math.abs(points) > CORRECTION_LIMIT)
        throw invalid('points', 'format', CORRECTION_LIMIT);
      const reason = readReason(raw);
      if (reason === null) throw invalid('reason', 'required');
      return scene.keyed(POINTS_LOCK, key, { correct: member, points, reason }, async (context) => {
        const definition = declared(context);
        const { id } = await present(context, member);
        const cause = `correction/${context.id()}`;
        const by = requireStaff(context.viewer).id;
        const line = { member: id, cause, points, at: context.now, source: null, note: reason, by };
        const before = (await context.tx.get('point_balances', [id]))?.points ?? 0;
        await addEntry(context, definition, { ...line, kind: 'correction' });
        const facts = { before: { points: before }, after: { points: before + points } };
        await record(context, {
          action: 'correct',
          kind: 'member',
          subject: id,
          topic: null,
          reason,
          ...facts,
        });
        return entryOf(definition, (await context.tx.get('points', [id, cause]))!);
      });
    },

    thanks: ({ member, ...query }) => thanks(scene, whose(scene, member), query),
    thank: (input) => thank(scene, input),

    moment: async () => {
      const { id } = requireViewer(scene.viewer);
      return scene.read(async (context) => {
        const offers = (await context.tx.get('offers', [id])) ?? NO_OFFERS;
        if (!mayOffer(offers, context.now, context.access.offers)) return { moment: null };
        const open = await openMoments(context, id);
        return { moment: momentNow(open.map(momentOf), context.now) };
      });
    },

    useMoment: async ({ key, id: cause }) => {
      const { id } = requireViewer(scene.viewer);
      await scene.keyed(memberLock(id), key, { moment: cause }, async (context) => {
        const { tx, now, access } = context;
        const moment = await tx.get('moments', [id, cause]);
        if (!moment) throw notFound('moment');
        // Of two devices that ask at once, one offers something.
        if (moment.usedAt !== null)
          throw new CommunityError('conflict', 'Something was offered after it already.', { field: 'id' });
        for (const row of await openMoments(context, id))
          await tx.update('moments', [id, row.cause], { usedAt: now });
        await keepOffers(context, id, (offers) => offered(offers, now, access.offers));
        return null;
      });
    },

    snooze: async ({ key }) => {
      const { id } = requireViewer(scene.viewer);
      await scene.keyed(memberLock(id), key, { snooze: true }, async (context) => {
        await keepOffers(context, id, (offers) => snoozed(offers, context.now, context.access.offers));
        return null;
      });
    },

    rewards: async (query) => {
      requireStaff(scene.viewer);
      return scene.read((context) => rewardFigures(context, query));
    },
  };
}

/** What was given from one time to another; by default in the last 90 days. Throws `invalid` (field `from`). */
export async function rewardFigures(
  { tx, info, now }: Reading,
  { from, until }: { readonly from?: Time; readonly until?: Time },
): Promise<RewardFigures> {
  const end = until ?? now;
  const begin = from ?? end - FIGURES_DAYS * DAY;
  if (begin > end) throw invalid('from', 'order');
  const [first, last] = [dayIn(info.timezone, begin), dayIn(info.timezone, end)];
  if (last - first > FIGURES_LIMIT) throw invalid('from', 'too-long', FIGURES_LIMIT);
  const limit = (last - first + 1) * REWARD_TYPES.length;
  const rows = await tx.range('reward_days', { eq: [], after: [first - 1, '\uffff'], limit });
  const counts: Partial<Record<RewardType, number>> = {};
  for (const { day, type, count } of rows) if (day <= last) counts[type] = (counts[type] ?? 0) + count;
  return { from: begin, until: end, ...rewardShare(counts), asOf: toCursor(await tx.position()) };
}

/** The viewer's own things, or somebody's for staff. */
function whose({ viewer }: Scene, member: Id | undefined): Id {
  const known = requireViewer(viewer);
  if (member === undefined || member === known.id) return known.id;
  if (!isStaff(known)) throw new CommunityError('forbidden', 'Only staff may see this of others.');
  return member;
}

function declared({ access }: Reading): PointsDefinition {
  if (!access.points) throw new CommunityError('unsupported', 'This site has no points.');
  return access.points;
}

async function present({ tx }: Reading, id: Id): Promise<Row<'members'>> {
  const row = await memberNow(tx, id);
  if (!row) throw notFound('member');
  return row;
}

const place = ([, at, cause]: readonly (string | number)[]): (string | number)[] => [
  at!,
  decodeURIComponent(String(cause)),
];

async function keepOffers({ tx }: Writing, member: Id, change: (offers: Offers) => Offers): Promise<void> {
  const known = await tx.get('offers', [member]);
  const { at, snoozedUntil } = change(known ?? NO_OFFERS);
  if (known) await tx.update('offers', [member], { at, snoozedUntil });
  else await tx.insert('offers', { member, at, snoozedUntil });
}

const openMoments = ({ tx, now }: Reading, member: Id): Promise<Row<'moments'>[]> =>
  tx.range('moments', { index: 'open', eq: [member, null], after: [now - MOMENT_LIFE, ''], limit: MOMENTS });

const momentOf = ({ cause, kind, subject, at, usedAt }: Row<'moments'>) => ({
  id: cause,
  kind,
  subject,
  at,
  usedAt,
});

function entryOf(definition: PointsDefinition | undefined, row: Row<'points'>): PointsEntry {
  const { cause: id, kind, points, at, source, note } = row;
  const said = note ?? (kind === 'gift' ? definition?.gift?.note : undefined);
  return {
    id,
    kind,
    points,
    at,
    ...(source !== null && { on: source as PointSource }),
    ...(said !== undefined && { note: said }),
  };
}

/** Tells a member, and staff, that where they stand has changed. */
export function hydratePoints({ viewer }: Scene, { audience }: EventRow): Promise<Change | null> {
  const insider = viewer !== null && (viewer.id === audience || isStaff(viewer));
  return Promise.resolve(
    insider ? { kind: 'points', cursor: '', channel: `member/${audience}`, member: audience } : null,
  );
}
