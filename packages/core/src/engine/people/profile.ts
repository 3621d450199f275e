import { CommunityError } from '../../adapter/errors.ts';
import type { Keyed } from '../../adapter/common.ts';
import type { MembersPart } from '../../adapter/contract.ts';
import { arranged } from '../../domain/badges/arrangement.ts';
import type { BadgeSlot } from '../../domain/badges/types.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import {
  PROFILE_BADGES,
  type Presentation,
  type Profile,
  type ProfileBadge,
} from '../../domain/people/profile.ts';
import { weekOf } from '../../domain/relationship/calendar.ts';
import { streakOf } from '../../domain/relationship/rules.ts';
import { arrangementOf } from '../badges/arranging.ts';
import { slotsOf } from '../badges/badge-slots.ts';
import { knownOf } from '../badges/surprises.ts';
import { toCursor } from '../cursor.ts';
import { memberLock, notFound, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { Row } from '../schema.ts';
import { cardFor, standingCard } from '../threads/comment-view.ts';
import { changeFace } from './faces.ts';
import { memberNow } from './member-now.ts';
import { likenessIn, readName, refuseLikeness } from './names.ts';
import { preferencesOf } from './wishes.ts';
import { refuseBanned } from './standing.ts';

/** Official answers that are counted; and a guard for weeks: more than anybody lives. */
const ANSWERS = 1_000;
const WEEKS = 10_000;

/** How members are seen, and what they say about that themselves. */
export const profileMethods = (
  scene: Scene,
): Required<Pick<MembersPart, 'profile' | 'present' | 'rename'>> => ({
  profile: (id) => scene.read((context) => profileOf(context, id)),
  present: (input) => present(scene, input),
  rename: (input) => rename(scene, input),
});

async function profileOf(context: Reading, wanted: Id | 'me'): Promise<Profile> {
  const { tx, viewer, info, now } = context;
  const row = await memberNow(tx, wanted === 'me' ? requireViewer(viewer).id : wanted);
  if (!row) throw notFound('member');
  const self = viewer?.id === row.id;
  const { streak: seen } = await preferencesOf(tx, row.id);
  const [slots, answers, weeks, muted, position] = await Promise.all([
    shownSlots(context, row.id),
    tx.range('ties', { index: 'member', eq: [row.id, 'answer'], limit: ANSWERS }),
    seen || self ? tx.range('weeks', { eq: [row.id], limit: WEEKS }) : null,
    viewer && !self ? tx.get('mutes', [viewer.id, row.id]) : undefined,
    tx.position(),
  ]);
  const streak = weeks && streakOf(weeks, weekOf(now, info.timezone));
  return {
    member: await (isStaff(viewer) ? standingCard(context, row) : cardFor(context, row)),
    comments: row.approved,
    answers: answers.length,
    badges: slots.slice(0, PROFILE_BADGES).map(badgeOf),
    badgeCount: slots.length,
    ...(streak && { streak: { state: streak.state, weeks: streak.weeks } }),
    ...(muted && { muted: true as const }),
    ...(self && {
      own: {
        picture: row.picture !== null,
        ...(row.given !== null && { given: row.given }),
      },
    }),
    asOf: toCursor(position),
  };
}

/** Badges as everybody sees them: held, not hidden, and no surprise that the viewer was not given themselves. */
async function shownSlots(context: Reading, member: Id): Promise<readonly BadgeSlot[]> {
  const { tx, viewer } = context;
  const [slots, { order, hidden }] = await Promise.all([
    slotsOf(context, member, false),
    arrangementOf(tx, member),
  ]);
  const held = slots.filter(
    ({ badge, grants }) => !hidden.includes(badge.id) && grants.some(({ revokedAt }) => revokedAt === null),
  );
  const known = await knownOf(
    tx,
    viewer,
    held.map(({ badge }) => badge),
  );
  return arranged(
    held.filter(({ badge }) => known.includes(badge)),
    order,
    ({ badge }) => badge.id,
  );
}

function badgeOf({ badge, grants }: BadgeSlot): ProfileBadge {
  const { id, name, art, tiers } = badge;
  const held = grants.flatMap(({ tier, revokedAt }) => (revokedAt === null ? tier : []));
  const place = tiers.findLastIndex((tier) => held.includes(tier.id));
  const tier = tiers[Math.max(place, 0)]!;
  return { id, name, art, tier: { id: tier.id, name: tier.name, place: place + 1, of: tiers.length } };
}

async function present(scene: Scene, { key, picture, name }: Keyed & Presentation): Promise<Profile> {
  const { id } = requireViewer(scene.viewer);
  const request = { present: { picture: picture ?? null, changes: picture !== undefined, name } };
  await scene.keyed(memberLock(id), key, request, async (context) => {
    const { tx, now } = context;
    const row = await tx.get('members', [id]);
    if (!row) throw notFound('member');
    refuseBanned(row, now);
    if (picture !== undefined) await changeFace(context, row, picture);
    if (name === null && row.given !== null) await callThem(context, row, row.given, null);
    told(context, id, 'member.presented');
    return null;
  });
  return scene.read((context) => profileOf(context, 'me'));
}

async function rename(scene: Scene, { key, name: raw }: Keyed & { readonly name: string }) {
  const { id } = requireViewer(scene.viewer);
  const name = readName(raw);
  return scene.keyed(memberLock(id), key, { rename: name }, async (context) => {
    const { tx, now, access } = context;
    const row = await tx.get('members', [id]);
    if (!row) throw notFound('member');
    refuseBanned(row, now);
    if (access.names?.by === 'host' && row.strength !== 'device')
      throw new CommunityError('forbidden', 'Names come from the host here.', { field: 'name' });
    if (row.name === name) return cardFor(context, row);
    if (!isStaff(row)) await refuseLikeness(context, name, id);
    // A host's name for a guest there is none.
    const given = row.strength === 'device' ? null : (row.given ?? row.name);
    return cardFor(context, await callThem(context, row, name, name === given ? null : given));
  });
}

/** Gives somebody another name. */
async function callThem(
  context: Parameters<typeof changeFace>[0],
  row: Row<'members'>,
  name: string,
  given: string | null,
): Promise<Row<'members'>> {
  const looks = !isStaff(row) && (await likenessIn(context, name, row.id)) !== null;
  const patch = { name, given, lookalike: looks ? 1 : 0 };
  await context.tx.update('members', [row.id], patch);
  told(context, row.id, 'member.renamed');
  return { ...row, ...patch };
}

function told(
  { emit }: Parameters<typeof changeFace>[0],
  id: Id,
  kind: 'member.renamed' | 'member.presented',
): void {
  emit({ kind, subject: id, actor: id, channel: `member/${id}`, audience: id, data: {} });
}
