import type { Change, ReferralsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { claimState, expiryOf, withinWindow } from '../../domain/referrals/attribution.ts';
import { normaliseCode } from '../../domain/referrals/code.ts';
import { firstName } from '../../domain/referrals/name.ts';
import { refusalOf } from '../../domain/referrals/suspicion.ts';
import {
  SHARE_CHANNELS,
  type Click,
  type Landing,
  type ProgrammeDefinition,
  type ReferralState,
  type ShareChannel,
} from '../../domain/referrals/types.ts';
import { readClick, signClick } from './clicks.ts';
import { invalid } from '../input.ts';
import { drawInvitation, ownInvitation, requireInviter } from './invitations.ts';
import { notFound, requireViewer, type Scene, type Writing } from '../scene.ts';
import { shared } from '../moderation/marks.ts';
import { referralViews } from './referral-views.ts';
import { rewardDesk } from '../gratitude/reward-desk.ts';
import type { EventRow, Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';
import { asSystem } from '../system.ts';

/** A mark for where an offline code hung; anything else in its place is left out. */
const LOCATION = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Marks of one link that are told apart. */
const LOCATIONS = 100;

/** Nobody tells more at once. */
const REACH_LIMIT = 10_000_000;

export function referralsPart(scene: Scene): Required<ReferralsPart> {
  const { options, site } = scene;
  return {
    ...referralViews(scene),
    ...rewardDesk(scene),

    invitation: async ({ programme }) => {
      const row = await ownInvitation(scene, programme);
      return scene.read((context) => drawInvitation(context, options.linkBase, row));
    },

    shared: async ({ key, programme, channel }) => {
      const { id: member } = requireInviter(scene);
      if (!SHARE_CHANNELS.includes(channel)) throw invalid('channel', 'format');
      await scene.keyed(`shares/${programme}`, key, { programme, channel }, (context) =>
        countShare(context, member, programme, channel, { count: 1, reach: 0 }),
      );
    },

    reached: async ({ key, programme, channel, people }) => {
      const { id: member } = requireInviter(scene);
      if (!SHARE_CHANNELS.includes(channel)) throw invalid('channel', 'format');
      if (!Number.isSafeInteger(people) || people < 1 || people > REACH_LIMIT)
        throw invalid('people', 'format', REACH_LIMIT);
      await scene.keyed(`shares/${programme}`, key, { programme, channel, people }, (context) =>
        countShare(context, member, programme, channel, { count: 0, reach: people }),
      );
    },

    landing: ({ click: token }) =>
      scene.read(async (context) => {
        const click = await readClick(options.secret, site, token);
        const found = click && (await inviterOf(context.tx, click.code));
        if (!found) throw notFound('invitation');
        if (!withinWindow(click.clickedAt, context.now, found.programme.windowDays)) {
          throw new CommunityError('gone', 'This invitation has expired.');
        }
        return landingOf(found, click, token);
      }),

    enter: ({ code: typed }) =>
      scene.read(async ({ tx, now }) => {
        const code = normaliseCode(typed);
        const found = code === null ? null : await inviterOf(tx, code);
        if (!found) throw notFound('invitation');
        const click: Click = { site, code: found.invitation.code, location: null, clickedAt: now };
        return landingOf(found, click, await signClick(options.secret, click, found.programme));
      }),

    claim: async ({ key, click: token }) => {
      const friend = requireViewer(scene.viewer);
      if (friend.role === 'guest') throw new CommunityError('forbidden', 'Sign in to accept an invitation.');
      const click = await readClick(options.secret, site, token);
      if (!click) throw notFound('invitation');
      return scene.keyed(`referral/${friend.id}`, key, { click: token }, (context) =>
        bind(context, friend.id, click),
      );
    },
  };
}

/** Adds to what is counted of a member's sharing, and of the programme's. Runs under the programme's lock. */
async function countShare(
  { tx }: Writing,
  member: Id,
  programme: string,
  channel: ShareChannel,
  more: { readonly count: number; readonly reach: number },
): Promise<null> {
  if (!(await tx.get('invitations', [programme, member]))) throw notFound('invitation');
  const own = await tx.get('shares', [member, programme, channel]);
  if (own)
    await tx.update('shares', [member, programme, channel], {
      count: own.count + more.count,
      reach: own.reach + more.reach,
    });
  else await tx.insert('shares', { member, programme, channel, ...more });
  const all = await tx.get('share_figures', [programme, channel]);
  if (all)
    await tx.update('share_figures', [programme, channel], {
      count: all.count + more.count,
      reach: all.reach + more.reach,
    });
  else await tx.insert('share_figures', { programme, channel, ...more });
  return null;
}

/** Tells an inviting member, and staff, that a friend's state has changed. */
export function hydrateReferral({ viewer }: Scene, event: EventRow): Promise<Change | null> {
  const insider = viewer !== null && (viewer.id === event.audience || isStaff(viewer));
  return Promise.resolve(
    insider
      ? { kind: 'referrals', cursor: '', channel: `member/${event.audience}`, member: event.audience }
      : null,
  );
}

/**
 * A fresh click of whoever follows an invitation's link, and where it leads. Of who that is, nothing is stored; `counted`: that
 * somebody came, and by which mark.
 */
export async function clickFor(
  scene: Scene,
  token: string,
  location: string | null,
  counted: boolean,
): Promise<{ readonly landing: string; readonly click: string }> {
  const { options, site } = scene;
  const mark = location !== null && LOCATION.test(location) ? location : null;
  const known = await asSystem(options, site).read(async ({ tx, now }) => {
    const [invitation] = await tx.range('invitations', { index: 'token', eq: [token], limit: 1 });
    const found = invitation && (await inviterOf(tx, invitation.code));
    if (!found) throw notFound('invitation');
    const click = await signClick(
      options.secret,
      {
        site,
        code: found.invitation.code,
        location: mark,
        clickedAt: now,
      },
      found.programme,
    );
    return { landing: found.programme.landing, click, invitation: found.invitation };
  });
  // A figure that cannot be kept is no reason to turn somebody away.
  if (counted) await countVisit(scene, known.invitation, mark ?? '').catch(() => {});
  return { landing: known.landing, click: known.click };
}

async function countVisit(
  { options, site }: Scene,
  { programme, member, code }: Row<'invitations'>,
  mark: string,
): Promise<void> {
  await asSystem(options, site).write(`visit/${code}`, async ({ tx }) => {
    const all = await tx.range('visits', { eq: [programme, member], limit: LOCATIONS });
    const room = all.length < LOCATIONS || all.some((row) => row.location === mark);
    const location = room ? mark : '';
    const known = all.find((row) => row.location === location);
    if (known) await tx.update('visits', [programme, member, location], { count: known.count + 1 });
    else await tx.insert('visits', { programme, member, location, count: 1 });
  });
}

interface Inviter {
  readonly invitation: Row<'invitations'>;
  readonly programme: ProgrammeDefinition;
  readonly member: Row<'members'>;
}

/** Who stands behind a code, and the programme it is for. A retired programme honours the links that are out. */
async function inviterOf(tx: ReadTx, code: string): Promise<Inviter | null> {
  const [invitation] = await tx.range('invitations', { index: 'code', eq: [code], limit: 1 });
  if (!invitation) return null;
  const [programme, member] = await Promise.all([
    tx.get('programmes', [invitation.programme]),
    tx.get('members', [invitation.member]),
  ]);
  return programme && member ? { invitation, programme: programme.definition, member } : null;
}

const landingOf = ({ programme, member }: Inviter, { clickedAt }: Click, click: string): Landing => ({
  programme,
  referrer: firstName(member.name),
  click,
  expiresAt: expiryOf(clickedAt, programme.windowDays),
});

interface Claim {
  readonly state: Extract<ReferralState, 'joined' | 'ineligible'>;
  readonly reason?: string;
}

/**
 * Binds a friend to who invited them, once: what was decided first stands. One's own link and the link that a member
 * follows who was there before are answered and not stored: else a link could tell its owner the names of all who open it.
 */
async function bind(context: Writing, friend: Id, click: Click): Promise<Claim> {
  const { tx, now, emit } = context;
  const known = await tx.get('referrals', [friend]);
  if (known)
    return known.reason === null ? { state: 'joined' } : { state: 'ineligible', reason: known.reason };
  const [found, member] = await Promise.all([inviterOf(tx, click.code), tx.get('members', [friend])]);
  if (!found || !member) throw notFound('invitation');
  const referrer = found.invitation.member;
  const claim = claimState(click, found.programme, referrer, member, now);
  const reason = claim.state === 'ineligible' ? claim.reason : null;
  if (reason === 'self' || reason === 'already-member') return claim;
  // The same mailbox, or means of payment: it is themselves by another name.
  const refusal = refusalOf(await shared(context, friend, referrer));
  if (refusal) return { state: 'ineligible', reason: refusal };
  await tx.insert('referrals', {
    friend,
    referrer,
    programme: found.programme.id,
    name: firstName(member.name),
    state: claim.state,
    reason,
    clickedAt: click.clickedAt,
    at: now,
    location: click.location,
    signs: [],
    tallied: 0,
  });
  // A late friend is listed, but is no news: nothing was won, and no badge may count it.
  if (claim.state === 'joined') {
    emit({
      kind: 'referral.joined',
      subject: friend,
      actor: referrer,
      channel: `member/${referrer}`,
      audience: referrer,
      data: { programme: found.programme.id },
    });
  }
  return claim;
}
