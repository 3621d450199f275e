import type { CommunityPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Time } from '../../domain/common.ts';
import { PROMPT_LIFE, PROMPT_LIMIT, promptOfWeek, tidyLine } from '../../domain/meaning/rules.ts';
import type { Prompt, StaffPrompt } from '../../domain/meaning/types.ts';
import { weekEnd, weekOf } from '../../domain/relationship/calendar.ts';
import type { Thread } from '../../domain/threads/types.ts';
import { brandSpoke } from '../notices/news.ts';
import { checkNewId, checkTopic, invalid } from '../input.ts';
import { notFound, requireStaff, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { threadView } from '../threads/comment-view.ts';

type PromptRow = Row<'prompts'>;

const LOCK = 'prompts';
const [DAY, WEEK] = [86_400_000, 7 * 86_400_000];
/** How long staff see a question that has ended, and how many they see. */
const [LOOKED_BACK, TOLD] = [90 * DAY, 500];
/** Questions of one topic that are looked through for the one that stands. */
const ALL = 100;

export const promptMethods = (scene: Scene): Pick<CommunityPart, 'prompts' | 'ask' | 'unask'> => ({
  async prompts() {
    requireStaff(scene.viewer);
    return scene.read(async (context) => {
      declared(context);
      const rows = await context.tx.range('prompts', { eq: [], limit: TOLD });
      const told = rows.filter(({ until }) => until > context.now - LOOKED_BACK);
      const prompts = await Promise.all(told.map((row) => staffPrompt(context, row)));
      return { prompts: prompts.sort((a, b) => b.from - a.from) };
    });
  },

  async ask({ key, id, text: raw, topic, from, until, promotional = false }) {
    const { id: by } = requireStaff(scene.viewer);
    checkNewId(id);
    if (topic !== null) checkTopic(topic);
    const text = tidyLine(raw);
    if (text === '') throw invalid('text', 'required');
    if ([...text].length > PROMPT_LIMIT) throw invalid('text', 'too-long', PROMPT_LIMIT);
    if (until <= from) throw invalid('until', 'order');
    if (until - from > PROMPT_LIFE) throw invalid('until', 'too-long', PROMPT_LIFE / DAY);
    const wanted = { text, topic: topic ?? '', from, until };
    await scene.keyed(
      LOCK,
      key,
      { ask: id, ...wanted, ...(promotional && { promotional }) },
      async (context) => {
        const { tx, now } = context;
        declared(context);
        const known = await tx.get('prompts', [id]);
        if (known) await tx.update('prompts', [id], wanted);
        else if ((await tx.range('prompts', { eq: [], limit: TOLD })).length === TOLD)
          throw new CommunityError('conflict', `There are ${TOLD} questions already.`, { reason: 'full' });
        else await tx.insert('prompts', { id, ...wanted, by, at: now });
        // Of what the brand says, as from when it stands there.
        await brandSpoke(context, { id, kind: 'prompt', promotional, at: Math.max(from, now) });
        for (const changed of new Set([known?.topic ?? '', wanted.topic])) tell(context, changed);
        return null;
      },
    );
    return scene.read(async (context) => {
      const row = await context.tx.get('prompts', [id]);
      if (!row) throw notFound('prompt');
      return staffPrompt(context, row);
    });
  },

  async unask({ key, id }) {
    requireStaff(scene.viewer);
    await scene.keyed(LOCK, key, { unask: id }, async (context) => {
      const row = await context.tx.get('prompts', [id]);
      if (!row) throw notFound('prompt');
      await context.tx.delete('prompts', [id]);
      tell(context, row.topic);
      return null;
    });
  },
});

/** Pages of one topic hear at once; those of all topics with their next read. */
function tell({ emit, viewer }: Writing, topic: string): void {
  if (topic !== '')
    emit({
      ...{ kind: 'thread.changed', subject: topic, actor: viewer?.id ?? null },
      ...{ channel: `thread/${topic}`, audience: 'public', data: {} },
    });
}

const answersTo = async ({ tx }: Reading, prompt: string): Promise<number> =>
  (await tx.get('prompt_sums', [prompt]))?.answers ?? 0;

async function staffPrompt(
  context: Reading,
  { id, text, topic, from, until }: PromptRow,
): Promise<StaffPrompt> {
  return { id, text, topic: topic || null, from, until, answers: await answersTo(context, id) };
}

function declared({ access }: Reading): NonNullable<Reading['access']['prompts']> {
  if (!access.prompts)
    throw new CommunityError('unsupported', 'This site has no questions at the head of threads.');
  return access.prompts;
}

/** A thread with the question at its head. */
export async function threadNow(
  context: Reading,
  topic: string,
  row: Row<'threads'> | undefined,
): Promise<Thread> {
  const prompt = await promptOf(context, topic);
  return { ...threadView(context, topic, row), ...(prompt && { prompt }) };
}

/** What staff ask in this topic, else everywhere, else what the community file asks this week. */
export async function promptOf(context: Reading, topic: string): Promise<Prompt | null> {
  const { tx, access, info, now } = context;
  if (!access.prompts) return null;
  for (const place of [topic, '']) {
    const rows = await tx.range('prompts', {
      index: 'topic',
      eq: [place],
      after: [now, '\uffff'],
      limit: ALL,
    });
    // Of several, the one that began last.
    const [row] = rows.filter(({ from }) => from <= now).sort((a, b) => b.from - a.from);
    if (!row) continue;
    const { id, text, from: since, until } = row;
    return { id, text, since, until, answers: await answersTo(context, id) };
  }
  const asked = promptOfWeek(access.prompts, topic, now, info.timezone);
  if (!asked) return null;
  const until: Time = weekEnd(now, info.timezone);
  const id = `${asked.id}.${weekOf(now, info.timezone)}`;
  return {
    id,
    text: asked.text,
    since: weekEnd(now - WEEK, info.timezone),
    until,
    answers: await answersTo(context, id),
  };
}

/** A comment answers the question at its thread's head. One to a question that has ended by now is a comment like others. */
export async function bindAnswer(
  context: Writing,
  comment: string,
  topic: string,
  prompt: string | undefined,
): Promise<void> {
  if (prompt === undefined) return;
  const asked = await promptOf(context, topic);
  if (asked?.id === prompt) await context.tx.insert('prompt_answers', { comment, prompt, counted: 0 });
}
