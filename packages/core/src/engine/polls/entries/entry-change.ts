import { CommunityError } from '../../../adapter/errors.ts';
import type { Id } from '../../../domain/common.ts';
import { sanctionAt } from '../../../domain/moderation/sanctions.ts';
import { entryActions } from '../../../domain/polls/ideas/rules.ts';
import type { Entry, EntryAction } from '../../../domain/polls/ideas/types.ts';
import { pollLock, type EntryRow } from './entry-rows.ts';
import { drawEntry, seen } from './entry-view.ts';
import { inForce } from '../poll-row.ts';
import { notFound, type Reading, type Scene, type Writing } from '../../scene.ts';
import { refuseBanned, whoActs } from '../../people/standing.ts';

/** Throws what keeps the viewer from doing this: `gone`, `forbidden`, or `closed` by a time that has passed. */
export async function demandEntry(context: Reading, row: EntryRow, action: EntryAction): Promise<void> {
  const { tx, info, viewer, now } = context;
  const member = await whoActs(context);
  // Even who may not write may take back what they wrote.
  if (action !== 'remove') refuseBanned(member, now);
  if (row.state === 'deleted') throw new CommunityError('gone', 'The entry was deleted.');
  const { definition } = inForce((await tx.get('polls', [row.poll]))!, now);
  const asNow = viewer && { ...viewer, banned: sanctionAt(member, now)?.kind === 'ban' };
  if (entryActions(row, asNow, definition, info, now).includes(action)) return;
  // Whether it could be done at another time: to an open entry, in a poll that is open.
  const { entries: _, ...always } = definition;
  const open = { ...always, opensAt: null, closesAt: null };
  const site = { ...info, editWindow: Infinity };
  if (entryActions({ ...row, status: 'open' }, asNow, open, site, now).includes(action))
    throw new CommunityError('closed', 'The time for this has not come, or has passed.');
  throw new CommunityError('forbidden', 'You may not do this to this entry.');
}

export function refuseStale(row: EntryRow, revision: number): void {
  if (row.revision !== revision)
    throw new CommunityError('conflict', 'The entry has changed since.', { field: 'revision' });
}

/** Carries out one keyed change of an entry that the viewer sees, and answers with what they see then of it, or of `answer`. */
export async function changeEntry(
  scene: Scene,
  id: Id,
  { key, request, answer = id }: { readonly key: Id; readonly request: unknown; readonly answer?: Id },
  body: (context: Writing, row: EntryRow) => Promise<void>,
): Promise<Entry> {
  const place = await scene.read(({ tx }) => tx.get('entries', [id]));
  if (!place) throw notFound('entry');
  // The stored answer is nothing but that it was done: words are kept in one place, where they can be taken down.
  await scene.keyed(pollLock(place.poll), key, request, async (context) => {
    const row = await context.tx.get('entries', [id]);
    if (!row || (row.state !== 'deleted' && !seen(context, row))) throw notFound('entry');
    await body(context, row);
    return null;
  });
  return scene.read(async (context) => drawEntry(context, (await context.tx.get('entries', [answer]))!));
}
