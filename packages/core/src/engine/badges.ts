import type { BadgesPart, Change } from '../adapter/contract.ts';
import type { BadgeDefinition, BadgeSlot } from '../domain/badges/types.ts';
import { isStaff } from '../domain/people.ts';
import { cardOf } from './comment-view.ts';
import { credentialOf } from './credentials.ts';
import { memberNow } from './member-now.ts';
import { toCursor } from './cursor.ts';
import { notFound, requireViewer, type Scene } from './scene.ts';
import type { EventRow, Row } from './schema.ts';

/** A site declares tens of badges; this is a guard, not a page size. */
const ALL = 10_000;

export function badgesPart(scene: Scene): BadgesPart {
  const house = scene.options.credentials;
  return {
    ...(house && { credential: (query) => credentialOf(scene, house, query) }),
    showcase: (member) =>
      scene.read(async ({ tx, viewer }) => {
        const row = await memberNow(tx, member === 'me' ? requireViewer(viewer).id : member);
        if (!row) throw notFound('member');
        const [badges, grants, progress, position] = await Promise.all([
          tx.range('badges', { index: 'position', eq: [], limit: ALL }),
          tx.range('grants', { eq: [row.id], limit: ALL }),
          tx.range('progress', { eq: [row.id], limit: ALL }),
          tx.position(),
        ]);
        const insider = viewer !== null && (viewer.id === row.id || isStaff(viewer));
        const slots = badges
          .map(({ id, definition }): BadgeSlot => {
            const count = progress.find(({ badge }) => badge === id)?.count ?? 0;
            const held = grants.filter(({ badge }) => badge === id);
            return {
              badge: definition,
              grants: inOrder(definition, held),
              ...(insider && { progress: count }),
            };
          })
          .filter(({ badge, grants }) => !badge.retired || grants.length > 0);
        return { member: cardOf(row), slots, asOf: toCursor(position) };
      }),
  };
}

/** Tells a member, and staff, that a showcase has changed. */
export function hydrateBadges({ viewer }: Scene, event: EventRow): Promise<Change | null> {
  const insider = viewer !== null && (viewer.id === event.audience || isStaff(viewer));
  return Promise.resolve(
    insider
      ? { kind: 'badges', cursor: '', channel: `member/${event.audience}`, member: event.audience }
      : null,
  );
}

/** Lowest tier first. */
function inOrder({ tiers }: BadgeDefinition, held: readonly Row<'grants'>[]): BadgeSlot['grants'] {
  return tiers.flatMap((tier) =>
    held
      .filter((grant) => grant.tier === tier.id)
      .map(({ tier, grantedAt, revokedAt }) => ({ tier, grantedAt, revokedAt })),
  );
}
