import type { EntriesPart } from '../../../adapter/contract.ts';
import { CommunityError } from '../../../adapter/errors.ts';
import type { ReusableEntry, ReusablePage } from '../../../domain/polls/ideas/types.ts';
import { agreedTo } from '../../consent.ts';
import { cardsOf } from '../../threads/comment-view.ts';
import { toCursor } from '../../cursor.ts';
import { changeEntry } from './entry-change.ts';
import { boardOf, updateEntry, type EntryRow } from './entry-rows.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../../input.ts';
import { imagesOf } from '../../media/media-sight.ts';
import { requireStaff, requireViewer, type Reading, type Scene } from '../../scene.ts';
import { whoActs } from '../../people/standing.ts';

/** What may be used elsewhere: authors say so and take it back, staff ask. */
export function entryConsents(scene: Scene): Required<Pick<EntriesPart, 'consent' | 'reusable'>> {
  return {
    async consent({ key, id, on }) {
      requireViewer(scene.viewer);
      return changeEntry(scene, id, { key, request: { consent: id, on } }, async (context, row) => {
        // Who may not write may still take back what they allowed.
        const { id: member } = await whoActs(context);
        if (row.state === 'deleted') throw new CommunityError('gone', 'The entry was deleted.');
        if (row.author !== member)
          throw new CommunityError('forbidden', 'Consent is given by the author alone.');
        const { reuse } = (await boardOf(context, row.poll)).definition;
        if (on && !reuse)
          throw new CommunityError('unsupported', 'Nobody asks for this.', { field: 'reuse' });
        if (on === (row.consent !== null)) return;
        const consent = on ? await agreedTo(reuse!, context.now) : null;
        await updateEntry(context, row, { consent, reuse: Number(on) });
        // To the author's other pages and to staff; what it was about is in no event.
        context.emit({
          kind: 'entry.changed',
          subject: id,
          actor: member,
          channel: `poll/${row.poll}`,
          audience: 'staff',
          data: {},
        });
      });
    },

    async reusable({ poll, cursor, limit }) {
      requireStaff(scene.viewer);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { u: ['int', 'id'] }).slice(1);
      return scene.read(async (context): Promise<ReusablePage> => {
        const { tx } = context;
        const { definition } = await boardOf(context, poll);
        if (definition.kind !== 'contest')
          throw new CommunityError('unsupported', 'Only authors of a contest are asked.', { field: 'poll' });
        const eq = [poll, 'published', 1];
        const rows = await tx.range('entries', { index: 'reusable', eq, after, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          entries: await credited(context, page),
          next: last ? toPlaceCursor(['u', last.createdAt, last.id]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },
  };
}

async function credited(context: Reading, rows: readonly EntryRow[]): Promise<ReusableEntry[]> {
  const cards = await cardsOf(
    context,
    rows.flatMap(({ author }) => author ?? []),
  );
  const entries = await Promise.all(
    rows.map(async ({ id, title, body, author, image, consent, createdAt }): Promise<ReusableEntry[]> => {
      const images = image ? [image] : [];
      const [shown] = await imagesOf(context, { images, author, status: 'published' });
      if (!shown || !consent) return [];
      const credit = author === null ? null : (cards.get(author) ?? null);
      return [{ id, title, body, image: shown, credit, reuse: consent, createdAt }];
    }),
  );
  return entries.flat();
}
