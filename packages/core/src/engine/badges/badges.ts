import type { BadgesPart, Change } from '../../adapter/contract.ts';
import { arranged } from '../../domain/badges/arrangement.ts';
import type { Showcase } from '../../domain/badges/types.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { arrange, arrangementOf, isInsider } from './arranging.ts';
import { slotsOf } from './badge-slots.ts';
import { badgesByHand } from './badges-by-hand.ts';
import { celebrated, withFresh } from './celebrations.ts';
import { cardFor } from '../threads/comment-view.ts';
import { credentialOf } from './credentials.ts';
import { withPages } from './evidence.ts';
import { memberNow } from '../people/member-now.ts';
import { toCursor } from '../cursor.ts';
import { notFound, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { raritiesOf } from './showcase-view.ts';
import { knownOf } from './surprises.ts';

export function badgesPart(
  scene: Scene,
): BadgesPart & Required<Pick<BadgesPart, 'arrange' | 'celebrated' | 'grant' | 'revoke'>> {
  const house = scene.options.credentials;
  const showcase: BadgesPart['showcase'] = (member) => scene.read((context) => showcaseOf(context, member));
  return {
    ...(house && { credential: (query) => credentialOf(scene, house, query) }),
    showcase,
    arrange: (input) => arrange(scene, input),
    celebrated: (input) => celebrated(scene, input),
    ...badgesByHand(scene, showcase),
  };
}

async function showcaseOf(context: Reading, member: Id): Promise<Showcase> {
  const { tx, viewer } = context;
  const row = await memberNow(tx, member === 'me' ? requireViewer(viewer).id : member);
  if (!row) throw notFound('member');
  const insider = isInsider(viewer, row.id);
  const [held, arrangement, rarities, position] = await Promise.all([
    slotsOf(context, row.id, insider),
    arrangementOf(tx, row.id),
    raritiesOf(tx),
    tx.position(),
  ]);
  const known = await knownOf(
    tx,
    viewer,
    held.map(({ badge }) => badge),
  );
  const slots = held
    .filter(({ badge }) => known.includes(badge))
    .map((slot) => ({
      ...slot,
      ...(rarities && { rarity: rarities(slot.badge.id, slot.badge.tiers) }),
      ...(arrangement.hidden.includes(slot.badge.id) && { hidden: true as const }),
    }))
    .filter(({ hidden }) => insider || !hidden);
  return {
    member: await cardFor(context, row),
    slots: arranged(
      await withFresh(context, row.id, await withPages(tx, slots)),
      arrangement.order,
      ({ badge }) => badge.id,
    ),
    asOf: toCursor(position),
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
