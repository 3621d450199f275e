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
  const answers = await tx.getMany('prompt_answers', keys);
  const people = new Set<Id>();
  const changes = new Map<Id, { readonly was?: Turn; readonly is?: Turn }[]>();
  for (const [at, id] of wanted.entries()) {
    const [was, is] = [before[at], after.get(id)];
    await sums.promptAnswer(answers[at], is !== undefined);
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
  // Where no count of before can be gone on from, all turns are counted.
  const begun = roots.filter((_, at) => turns[at] && before[at]?.author !== turns[at].author);
  const each = begun.map((root) => [root]);
  const pages = await tx.rangeEach('turns', { index: 'root', each, limit: PAGE });
  const spoken = new Map(begun.map((root, at) => [root, pages[at]!]));
  for (const [at, root] of roots.entries()) {
    const [comment, turn, was] = [comments[at], turns[at], before[at]];
    let is: ConversationRow | undefined;
    if (comment && turn) {
      const page = spoken.get(root);
      const counts = page
        ? await countAll(tx, turn, page)
        : await goOnFrom(tx, was!, turn, changes.get(root)!);
      is = conversationNow(context, comment, turn, counts, Boolean(needless[at]));
    }
    sums.conversation(was, is);
    if (was && is) await tx.update('conversations', [root], is);
    else if (is) await tx.insert('conversations', is);
    else if (was) await tx.delete('conversations', [root]);
  }
}

type Counts = Pick<ConversationRow, 'replies' | 'memberReplies' | 'others' | 'staffAt'>;

function add(counts: { -readonly [K in keyof Counts]: Counts[K] }, root: Turn, turn: Turn, by: number): void {
  if (turn.comment === root.comment) return;
  counts.replies += by;
  if (turn.staff === 0) counts.memberReplies += by;
  if (turn.author !== root.author) counts.others += by;
}

/** @param page the first turns of the conversation, as its index has them: those of staff behind the others */
async function countAll(tx: Writing['tx'], root: Turn, page: readonly Turn[]): Promise<Counts> {
  const counts: Counts = { replies: 0, memberReplies: 0, others: 0, staffAt: null };
  for await (const turn of turnsFrom(tx, root.comment, page)) {
    add(counts, root, turn, 1);
    if (turn.staff === 1 && root.staff === 0) counts.staffAt ??= turn.at;
  }
  return counts;
}

/** As it was, with what has changed since. Only where that concerns staff is it asked for when they first spoke. */
async function goOnFrom(
  tx: Writing['tx'],
  { replies, memberReplies, others, staffAt, staff }: ConversationRow,
  root: Turn,
  changes: readonly { readonly was?: Turn; readonly is?: Turn }[],
): Promise<Counts> {
  const counts: Counts = { replies, memberReplies, others, staffAt };
  for (const { was, is } of changes) {
    if (was) add(counts, root, was, -1);
    if (is) add(counts, root, is, 1);
  }
  if (staff !== root.staff || changes.some(({ was, is }) => was?.staff === 1 || is?.staff === 1)) {
    const eq = [root.comment, 1];
    const [first] = root.staff ? [] : await tx.range('turns', { index: 'root', eq, limit: 1 });
    counts.staffAt = first?.at ?? null;
  }
  return counts;
}

function conversationNow(
  { info }: Writing,
  { id: root, topic, body, stars, answered }: CommentRow,
  { author, at, staff }: Turn,
  counts: Counts,
  needless: boolean,
): ConversationRow {
  // Staff who mark a member's words as the official answer have seen to it.
  const waiting = !staff && counts.staffAt === null && answered === null && !needless;
  return {
    ...{ root, topic, author, at, staff, ...counts },
    day: dayIn(info.timezone, at),
    kind: askKind({ stars, words: spokenText(body) }),
    waiting: Number(waiting),
    alone: Number(waiting && counts.others === 0),
  };
}

async function* turnsFrom(tx: Writing['tx'], root: Id, page: readonly Turn[]): AsyncGenerator<Turn> {
  for (let turns = page; ;) {
    yield* turns;
    const last = turns.at(-1);
    if (!last || turns.length < PAGE) return;
    const after = [last.staff, last.at, last.comment];
    turns = await tx.range('turns', { index: 'root', eq: [root], after, limit: PAGE });
  }
}
