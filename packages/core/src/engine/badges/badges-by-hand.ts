import type { BadgesPart, HandedBadge } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { readReason, record } from '../moderation/audit.ts';
import { BADGE_LOCK } from './filling.ts';
import { emitGrant } from './granting.ts';
import { checkTopic, invalid } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import { notFound, requireStaff, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

type Methods = Required<Pick<BadgesPart, 'grant' | 'revoke'>>;

/** What one step of staff does to a grant; whether it was news. */
type Step = (context: Writing, place: Place, reason: string) => Promise<boolean>;

type Place = Pick<Row<'grants'>, 'member' | 'badge' | 'scope' | 'tier'>;

/** Badges that staff give and take away, for a reason. It is no fact that could be undone: people have heard of it. */
export function badgesByHand(scene: Scene, showcase: BadgesPart['showcase']): Methods {
  const by = (action: 'grant' | 'revoke', step: Step): Methods['grant'] =>
    async function ({ key, ...input }) {
      requireStaff(scene.viewer);
      const reason = readReason(input.reason);
      if (reason === null) throw invalid('reason', 'required');
      const request = { [`${action}Badge`]: input };
      const member = await scene.keyed(BADGE_LOCK, key, request, async (context) => {
        const place = await placeOf(context, input, action);
        const { badge, tier, scope } = place;
        if (await step(context, place, reason)) {
          const facts = { badge, tier, ...(scope !== '' && { scope }) };
          await record(context, {
            action,
            kind: 'member',
            subject: place.member,
            topic: null,
            reason,
            before: { ...facts, held: action === 'revoke' },
            after: { ...facts, held: action === 'grant' },
          });
        }
        return place.member;
      });
      return showcase(member);
    };
  return { grant: by('grant', give), revoke: by('revoke', take) };
}

async function placeOf(
  { tx, viewer }: Writing,
  { member, badge, tier, scope }: Omit<HandedBadge, 'reason'>,
  action: 'grant' | 'revoke',
): Promise<Place> {
  const holder = await memberNow(tx, member);
  if (!holder) throw notFound('member');
  const declared = (await tx.get('badges', [badge]))?.definition;
  if (!declared?.tiers.some(({ id }) => id === tier)) throw notFound('badge');
  if (holder.id === viewer?.id)
    throw new CommunityError('forbidden', 'Nobody gives or takes badges of their own.');
  if ((scope !== undefined) !== ((declared.scope ?? 'site') !== 'site'))
    throw invalid('scope', scope === undefined ? 'required' : 'not-of-this-kind');
  if (declared.scope === 'topic') checkTopic(scope!);
  if (declared.scope === 'poll' && !(await tx.get('polls', [scope!]))) throw notFound('poll');
  if (declared.retired && action === 'grant')
    throw new CommunityError('conflict', 'This badge is not given any more.', {
      field: 'badge',
      reason: 'retired',
    });
  return { member: holder.id, badge, scope: scope ?? '', tier };
}

const keyOf = ({ member, badge, scope, tier }: Place) => [member, badge, scope, tier];

async function give(context: Writing, place: Place, reason: string): Promise<boolean> {
  const { tx, now } = context;
  const row = await tx.get('grants', keyOf(place));
  if (row && row.revokedAt === null) return false;
  // What staff took away and give back is as it was: the rule goes on with it, too.
  if (row?.revokedByStaff === 1)
    await tx.update('grants', keyOf(place), { revokedAt: null, revokedByStaff: 0, reason, told: row.times });
  else {
    const given = { grantedAt: now, lastAt: now, times: 1, revokedAt: null, byStaff: 1, revokedByStaff: 0 };
    if (row) await tx.update('grants', keyOf(place), { ...given, evidence: [], reason, told: 1 });
    else await tx.insert('grants', { ...place, ...given, evidence: [], reason, told: 1 });
  }
  emitGrant(context, 'badge.granted', place, place.tier, context.viewer?.id);
  return true;
}

async function take(context: Writing, place: Place, reason: string): Promise<boolean> {
  const { tx, now } = context;
  const row = await tx.get('grants', keyOf(place));
  if (!row) throw notFound('badge of this member');
  if (row.revokedByStaff === 1) return false;
  const revokedAt = Math.max(row.revokedAt ?? now, row.grantedAt);
  await tx.update('grants', keyOf(place), { revokedAt, revokedByStaff: 1, reason, told: 0 });
  emitGrant(context, 'badge.revoked', place, place.tier, context.viewer?.id);
  return true;
}
