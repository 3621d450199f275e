import { spokenText } from '../../domain/body-text.ts';
import type { Id } from '../../domain/common.ts';
import { askKind } from '../../domain/figures/rules.ts';
import { dayIn } from '../../domain/gratitude/calendar.ts';
import { isStaff } from '../../domain/people/people.ts';
import { dateOf } from '../../domain/relationship/calendar.ts';
import type { ConversationRow } from '../rows/figures.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { membersOf } from '../threads/comment-view.ts';
import { Sums } from './sums.ts';

type Turn = Row<'turns'>;
type CommentRow = Row<'comments'>;

/** Turns that are read at once. */
const PAGE = 500;

/** The month of a moment by a zone's calendar: twelve times the year, plus 0 to 11. */
export function monthOf(at: number, zone: string): number {
  const { year, month } = dateOf(at, zone);
  return year * 12 + month - 1;
}

/**
 * Counts comments as they stand now, whatever they counted for before: so an event that is read twice, late, or from the log's
 * start comes to the same. Answers with who wrote and was answered, before or now.
 */
export async function recountTalk(context: Writing, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const { tx } = context;
  const wanted = [...new Set(ids)];
  const keys = wanted.map((id) => [id]);
  const before = await tx.getMany('turns', keys);
  const after = await turnsNow(context, await tx.getMany('comments', keys));
  const sums = new Sums(context);
  const people = new Set<Id>();
  const changes = new Map<Id, { readonly was?: Turn; readonly is?: Turn }[]>();
  for (const [at, id] of wanted.entries()) {
    const [was, is] = [before[at], after.get(id)];
    await sums.promptAnswer(id, is !== undefined);
    const root = (is ?? was)?.root;
    if (root === undefined) continue;
    changes.set(root, [...(changes.get(root) ?? []), { ...(was && { was }), ...(is && { is }) }]);
    if (was && is && (Object.keys(was) as (keyof Turn)[]).every((column) => was[column] === is[column]))
      continue;
    for (const person of [was?.author, was?.to, is?.author, is?.to]) if (person) people.add(person);
    if (was?.to) sums.influence(was.month, was.to, -1);
    if (is?.to) sums.influence(is.month, is.to, 1);
    if (was && is) await tx.update('turns', [id], is);
    else if (is) await tx.insert('turns', is);
    else if (was) await tx.delete('turns', [id]);
  }
  await settleConversations(context, changes, sums);
  await sums.save();
  return people;
}

/** What published comments count as, by their id. */
async function turnsNow(
  context: Writing,
  rows: readonly (CommentRow | undefined)[],
): Promise<ReadonlyMap<Id, Turn>> {
  const { tx, info } = context;
  const shown = rows.filter((row) => row?.status === 'published' && row.author !== null) as (CommentRow & {
    author: Id;
  })[];
  const parents = await tx.getMany(
    'comments',
    shown.flatMap(({ parent }) => (parent === null ? [] : [[parent]])),
  );
  const answered = new Map(parents.flatMap((row) => (row ? [[row.id, row.author] as const] : [])));
  const people = await membersOf(context, [
    ...shown.map(({ author }) => author),
    ...[...answered.values()].flatMap((author) => author ?? []),
  ]);
  return new Map(
    shown.flatMap(({ id, root, parent, author: by, createdAt: at }): [Id, Turn][] => {
      const author = people.get(by);
      if (!author) return [];
      const other = people.get(answered.get(parent ?? '') ?? '')?.id ?? null;
      const to = other === author.id ? null : other;
      const turn = { comment: id, root, author: author.id, to, staff: Number(isStaff(author)), at };
      return [[id, { ...turn, month: monthOf(at, info.timezone) }]];
    }),
  );
}

async function settleConversations(
  context: Writing,
  changes: ReadonlyMap<Id, readonly { readonly was?: Turn; readonly is?: Turn }[]>,
  sums: Sums,
): Promise<void> {
  const { tx } = context;
  const roots = [...changes.keys()];
  const keys = roots.map((root) => [root]);
  const [comments, turns, before, needless] = [
    await tx.getMany('comments', keys),
    await tx.getMany('turns', keys),
    await tx.getMany('conversations', keys),
    await tx.getMany('needless', keys),
  ];
  for (const [at, root] of roots.entries()) {
    const [comment, turn, was] = [comments[at], turns[at], before[at]];
    const is =
      comment && turn
        ? await conversationNow(context, comment, turn, was, changes.get(root)!, Boolean(needless[at]))
        : undefined;
    sums.conversation(was, is);
    if (was && is) await tx.update('conversations', [root], is);
    else if (is) await tx.insert('conversations', is);
    else if (was) await tx.delete('conversations', [root]);
  }
}

async function conversationNow(
  { tx, info }: Writing,
  comment: CommentRow,
  { author, at, staff }: Turn,
  was: ConversationRow | undefined,
  changes: readonly { readonly was?: Turn; readonly is?: Turn }[],
  needless: boolean,
): Promise<ConversationRow> {
  const { id: root, topic, body, stars, answered } = comment;
  const counts = { replies: 0, memberReplies: 0, others: 0 };
  const add = (turn: Turn | undefined, by: number): void => {
    if (!turn || turn.comment === root) return;
    counts.replies += by;
    if (turn.staff === 0) counts.memberReplies += by;
    if (turn.author !== author) counts.others += by;
  };
  if (was?.author === author) {
    Object.assign(counts, { replies: was.replies, memberReplies: was.memberReplies, others: was.others });
    for (const change of changes) {
      add(change.was, -1);
      add(change.is, 1);
    }
  } else for await (const turn of turnsOf(tx, root)) add(turn, 1);
  const [first] = staff ? [] : await tx.range('turns', { index: 'root', eq: [root, 1], limit: 1 });
  const staffAt = first?.at ?? null;
  // Staff who mark a member's words as the official answer have seen to it.
  const waiting = !staff && staffAt === null && answered === null && !needless;
  return {
    ...{ root, topic, author, at, staff, staffAt, ...counts },
    day: dayIn(info.timezone, at),
    kind: askKind({ stars, words: spokenText(body) }),
    waiting: Number(waiting),
    alone: Number(waiting && counts.others === 0),
  };
}

async function* turnsOf(tx: Writing['tx'], root: Id): AsyncGenerator<Turn> {
  for (let after: (string | number)[] = []; ;) {
    const page = await tx.range('turns', { index: 'root', eq: [root], after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = [last.staff, last.at, last.comment];
  }
}
