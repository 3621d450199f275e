import type { Change, MembersPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { isStaff } from '../../domain/people/people.ts';
import { mailMethods } from '../mail/addresses.ts';
import { cardFor, cardsOf, membersOf, standingCard } from '../threads/comment-view.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { ownData } from '../erasing/own-data.ts';
import { impactMethod } from '../relationship/impact.ts';
import { noticeMethods } from '../notices/notices.ts';
import { joinAsGuest } from './people.ts';
import { preferenceMethods } from './preferences.ts';
import { profileMethods } from './profile.ts';
import { memberLock, notFound, requireViewer, type Scene } from '../scene.ts';
import { accessPart } from '../insiders/gates.ts';
import type { EventRow } from '../schema.ts';
import { ownSegments } from '../polls/segments.ts';

export { NAME_LIMIT } from '../../domain/people/names.ts';

/** Whom one person can mute: more is not a list of people any more. */
const MUTE_LIMIT = 500;

export function membersPart(scene: Scene): Required<MembersPart> {
  return {
    ...accessPart(scene),
    ...ownSegments(scene),
    ...noticeMethods(scene),
    ...preferenceMethods(scene),
    ...impactMethod(scene),
    ...ownData(scene),
    ...mailMethods(scene),
    ...profileMethods(scene),

    // Who is known stays who they are. A server, which hands out tokens for it, answers before the engine is asked.
    joinAsGuest: async ({ name }) =>
      scene.viewer ?? joinAsGuest(scene, { issuer: 'device', subject: scene.options.ambient.id(), name }),

    read: (id) =>
      scene.read(async (context) => {
        const row = (await membersOf(context, [id])).get(id);
        if (!row) throw notFound('member');
        return isStaff(scene.viewer) ? standingCard(context, row) : cardFor(context, row);
      }),

    async mute({ key, id, on }) {
      const viewer = requireViewer(scene.viewer);
      if (id === viewer.id) throw invalid('id', 'self');
      await scene.keyed(memberLock(viewer.id), key, { mute: id, on }, async (context) => {
        const { tx, now } = context;
        const row = (await membersOf(context, [id])).get(id);
        if (!row) throw notFound('member');
        const known = await tx.get('mutes', [viewer.id, row.id]);
        if (on === Boolean(known)) return null;
        if (!on) {
          await tx.delete('mutes', [viewer.id, row.id]);
          return null;
        }
        if (isStaff(row)) throw new CommunityError('forbidden', 'What staff say concerns everybody.');
        const others = await tx.range('mutes', { eq: [viewer.id], limit: MUTE_LIMIT });
        if (others.length === MUTE_LIMIT)
          throw new CommunityError('conflict', 'Too many are muted.', {
            reason: 'too-many',
            limit: MUTE_LIMIT,
          });
        await tx.insert('mutes', { member: viewer.id, muted: row.id, at: now });
        return null;
      });
    },

    async muted({ cursor, limit }) {
      const viewer = requireViewer(scene.viewer);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { m: ['id'] }).slice(1);
      return scene.read(async (context) => {
        const rows = await context.tx.range('mutes', { eq: [viewer.id], after, limit: size + 1 });
        const page = rows.slice(0, size);
        const cards = await cardsOf(
          context,
          page.map(({ muted }) => muted),
        );
        return {
          members: page.flatMap(({ muted }) => cards.get(muted) ?? []),
          next: rows.length > size ? toPlaceCursor(['m', page.at(-1)!.muted]) : null,
        };
      });
    },
  };
}

/** Nobody's page changes by who joined or took another name: cards come with what is read next. */
export async function hydrateMember(_scene: Scene, _event: EventRow): Promise<Change | null> {
  return null;
}
