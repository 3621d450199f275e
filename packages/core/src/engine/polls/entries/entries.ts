import type { EntriesPart } from '../../../adapter/contract.ts';
import { entryConsents } from './entry-consents.ts';
import { readEntries, similarTo } from './entry-page.ts';
import { entryStaff } from './entry-staff.ts';
import { drawEntry, seen } from './entry-view.ts';
import { entryVotes } from './entry-votes.ts';
import { entryWrites } from './entry-writes.ts';
import { notFound, type Scene } from '../../scene.ts';

export { hydrateEntry } from './entry-events.ts';

/** What members hand in to polls, bound to a scene. */
export function entriesPart(scene: Scene): EntriesPart {
  return {
    list: (query) => scene.read((context) => readEntries(context, query)),
    read: (id) =>
      scene.read(async (context) => {
        const row = await context.tx.get('entries', [id]);
        if (!row || (row.state !== 'deleted' && !seen(context, row))) throw notFound('entry');
        return drawEntry(context, row);
      }),
    similar: ({ poll, text }) =>
      scene.read(async (context) => ({ entries: await similarTo(context, poll, text) })),
    ...entryWrites(scene),
    ...entryVotes(scene),
    ...entryStaff(scene),
    ...entryConsents(scene),
  };
}
