import type { Id } from '../../domain/common.ts';
import { relationshipReader } from '../relationship/relationship.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';
import { settleStreaks } from './streaks.ts';
import { recountTalk } from './talk-counting.ts';

/** Its zone follows. */
const READER = 'talk/';
export const TALK_LOCK = 'reader/talk';
const BATCH = 200;
const PAGE = 500;

/**
 * Counts a stretch of the log for the figures of conversations, behind the reader of relationships, whose weeks streaks are made of.
 * Comments count as they stand, not as the event says. Whether there may be more.
 */
export async function readTalk(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const due = await system.read(async ({ tx, info }) => {
    const [own, ahead] = await tx.getMany('readers', [
      [`${READER}${info.timezone}`],
      [relationshipReader(info)],
    ]);
    return (own?.seq ?? 0) < (ahead?.seq ?? 0);
  });
  if (!due) return false;
  return system.write(TALK_LOCK, async (context) => {
    const { tx, info } = context;
    const name = `${READER}${info.timezone}`;
    const [own, ahead] = await tx.getMany('readers', [[name], [relationshipReader(info)]]);
    const found = await tx.range('events', { eq: [], after: [own?.seq ?? 0], limit: BATCH });
    const events = found.filter(({ seq }) => seq <= (ahead?.seq ?? 0));
    const last = events.at(-1);
    if (!last) return false;
    await count(context, events);
    if (own) await tx.update('readers', [name], { seq: last.seq });
    else {
      // Days and months are those of a zone: in another one, all is counted anew.
      const others = await tx.range('readers', { eq: [], limit: PAGE });
      for (const other of others) if (other.name.startsWith(READER)) await tx.delete('readers', [other.name]);
      await tx.insert('readers', { name, seq: last.seq });
    }
    return events.length === BATCH;
  });
}

const PASSED: readonly string[] = ['comment.reacted', 'comment.voted', 'comment.reported'];

async function count(context: Writing, events: readonly EventRow[]): Promise<void> {
  const comments = events.flatMap(({ kind, subject }) =>
    kind.startsWith('comment.') && !PASSED.includes(kind) ? [subject] : [],
  );
  const people = new Set(await recountTalk(context, comments));
  for (const { kind, subject, data } of events) {
    // Who was erased is in no count any more by now, but whom they answered is.
    if (kind.startsWith('comment.') && typeof data['parentAuthor'] === 'string')
      people.add(data['parentAuthor']);
    const into = kind === 'member.merged' ? data['into'] : null;
    if (typeof into !== 'string') continue;
    for (const person of await recountOf(context, subject)) people.add(person);
    await moveWishes(context, subject, into);
    people.add(subject).add(into);
  }
  await settleStreaks(context, people);
}

/** Counts again what somebody wrote and was answered: they are somebody else now, or nobody. */
export async function recountOf(context: Writing, member: Id): Promise<ReadonlySet<Id>> {
  const { tx } = context;
  const people = new Set<Id>();
  for (const index of ['author', 'to'] as const)
    for (let after: string[] = []; ;) {
      const rows = await tx.range('turns', { index, eq: [member], after, limit: PAGE });
      const ids = rows.map(({ comment }) => comment);
      for (const person of await recountTalk(context, ids)) people.add(person);
      const last = ids.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = [last];
    }
  return people;
}

/** What a guest wished and allowed, the member does. */
async function moveWishes({ tx }: Writing, from: Id, to: Id): Promise<void> {
  const unlisted = await tx.get('unlisted', [from]);
  if (unlisted) {
    await tx.delete('unlisted', [from]);
    if (!(await tx.get('unlisted', [to]))) await tx.insert('unlisted', { ...unlisted, member: to });
  }
  for (let more = true; more;) {
    const rows = await tx.range('reuses', { index: 'member', eq: [from], limit: PAGE });
    for (const { comment } of rows) await tx.update('reuses', [comment], { member: to });
    more = rows.length === PAGE;
  }
}
