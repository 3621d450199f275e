import type { BadgesPart, Change } from '../adapter/contract.ts';
import type { BadgeDefinition, BadgeSlot } from '../domain/badges/types.ts';
import { arranged } from '../domain/badges/arrangement.ts';
import { isStaff } from '../domain/people.ts';
import { arrange, arrangementOf, isInsider } from './arranging.ts';
import { cardOf } from './comment-view.ts';
import { credentialOf } from './credentials.ts';
import { memberNow } from './member-now.ts';
import { toCursor } from './cursor.ts';
import { notFound, requireViewer, type Scene } from './scene.ts';
import type { EventRow, Row } from './schema.ts';
import { raritiesOf } from './showcase-view.ts';

/** A site declares tens of badges; this is a guard, not a page size. */
const ALL = 10_000;

export function badgesPart(scene: Scene): BadgesPart & Required<Pick<BadgesPart, 'arrange'>> {
  const house = scene.options.credentials;
  return {
    ...(house && { credential: (query) => credentialOf(scene, house, query) }),
    showcase: (member) =>
      scene.read(async ({ tx, viewer }) => {
        const row = await memberNow(tx, member === 'me' ? requireViewer(viewer).id : member);
        if (!row) throw notFound('member');
        const [badges, grants, progress, arrangement, rarities, position] = await Promise.all([
          tx.range('badges', { index: 'position', eq: [], limit: ALL }),
          tx.range('grants', { eq: [row.id], limit: ALL }),
          tx.range('progress', { eq: [row.id], limit: ALL }),
          arrangementOf(tx, row.id),
          raritiesOf(tx),
          tx.position(),
        ]);
        const insider = isInsider(viewer, row.id);
        const slots = badges
          .map(({ id, definition }): BadgeSlot => {
            const count = progress.find(({ badge }) => badge === id)?.count ?? 0;
            const held = grants.filter(({ badge }) => badge === id);
            return {
              badge: definition,
              grants: inOrder(definition, held),
              ...(insider && { progress: count }),
              ...(rarities && { rarity: rarities(id, definition.tiers) }),
              ...(arrangement.hidden.includes(id) && { hidden: true as const }),
            };
          })
          .filter(
            ({ badge, grants, hidden }) => (!badge.retired || grants.length > 0) && (insider || !hidden),
          );
        return {
          member: cardOf(row),
          slots: arranged(slots, arrangement.order, ({ badge }) => badge.id),
          asOf: toCursor(position),
        };
      }),
    arrange: (input) => arrange(scene, input),
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
