import type { Change, MembersPart } from '../adapter/contract.ts';
import { nameFlaw, tidyName } from '../domain/names.ts';
import { cardOf, cardsOf } from './comment-view.ts';
import { refuseFlaw } from './input.ts';
import { joinAsGuest } from './people.ts';
import { notFound, requireViewer, type Scene } from './scene.ts';
import type { EventRow } from './schema.ts';

export { NAME_LIMIT } from '../domain/names.ts';

export function membersPart(scene: Scene): MembersPart {
  return {
    // Who is known stays who they are. A server, which hands out tokens for it, answers before the engine is asked.
    joinAsGuest: async ({ name }) =>
      scene.viewer ?? joinAsGuest(scene, { issuer: 'device', subject: scene.options.ambient.id(), name }),

    read: (id) =>
      scene.read(async (context) => {
        const card = (await cardsOf(context, [id])).get(id);
        if (!card) throw notFound('member');
        return card;
      }),

    async rename({ key, name: raw }) {
      const { id } = requireViewer(scene.viewer);
      const name = tidyName(raw);
      refuseFlaw('name', nameFlaw(name));
      return scene.keyed(`member/${id}`, key, { rename: name }, async ({ tx, emit }) => {
        const row = await tx.get('members', [id]);
        if (!row) throw notFound('member');
        if (row.name !== name) {
          await tx.update('members', [id], { name });
          emit({
            kind: 'member.renamed',
            subject: id,
            actor: id,
            channel: `member/${id}`,
            audience: id,
            data: {},
          });
        }
        return cardOf({ ...row, name });
      });
    },
  };
}

/** Nobody's page changes by who joined or took another name: cards come with what is read next. */
export async function hydrateMember(_scene: Scene, _event: EventRow): Promise<Change | null> {
  return null;
}
