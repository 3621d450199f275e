import type { Change } from '../../../adapter/contract.ts';
import { audienceOf } from '../ballots.ts';
import { inForce } from '../poll-row.ts';
import type { EntryRow } from './entry-rows.ts';
import { drawEntry, seen } from './entry-view.ts';
import type { Scene, Writing } from '../../scene.ts';
import type { EventKind, EventRow } from '../../schema.ts';
import { asSystem } from '../../system.ts';

const isOpen = (row: EntryRow | null): boolean => row?.state === 'published' || row?.state === 'merged';

/** Tells the log what happened to an entry: to all who see or saw it, else to staff and who did it. */
export function emitEntry(
  { emit, viewer }: Writing,
  kind: EventKind,
  before: EntryRow | null,
  after: EntryRow,
  data: EventRow['data'] = {},
): void {
  emit({
    kind,
    subject: after.id,
    actor: viewer?.id ?? null,
    channel: `poll/${after.poll}`,
    audience: isOpen(before) || isOpen(after) ? 'public' : 'staff',
    // Whose it is, or was, and as what it is left.
    data: {
      author: after.author ?? before?.author ?? null,
      state: after.state,
      status: after.status,
      ...data,
    },
  });
}

/** Tells of votes: as far as the poll's counts may be seen. */
export async function emitVotes({ emit, viewer, tx, now }: Writing, entry: EntryRow): Promise<void> {
  const poll = (await tx.get('polls', [entry.poll]))!;
  emit({
    kind: 'entry.voted',
    subject: entry.id,
    actor: viewer?.id ?? null,
    channel: `poll/${entry.poll}`,
    audience: audienceOf(inForce(poll, now), now),
    data: {},
  });
}

/** What an event about an entry means to the scene's viewer now, whatever it meant when it happened. */
export async function hydrateEntry(
  { options, site, viewer }: Scene,
  event: EventRow,
): Promise<Change | null> {
  const place = { cursor: '', channel: event.channel as Change['channel'] };
  return asSystem(options, site, viewer).read(async (context): Promise<Change | null> => {
    const row = await context.tx.get('entries', [event.subject]);
    if (!row) return null;
    return seen(context, row) || row.state === 'deleted'
      ? { ...place, kind: 'entry', entry: await drawEntry(context, row) }
      : { ...place, kind: 'entry-gone', id: row.id, poll: row.poll };
  });
}
