import type { Id } from '../../domain/common.ts';
import { NO_TALK, TALK_SUMS } from '../../domain/figures/rules.ts';
import type { TalkSums } from '../../domain/figures/types.ts';
import type { ConversationRow } from '../rows/figures.ts';
import type { Row } from '../schema.ts';
import type { Writing } from '../scene.ts';
import { nothingIn, sumsOf, waitOf } from './conversation-sums.ts';

type Table = 'talk_days' | 'answer_waits' | 'influence' | 'prompt_sums';

/** What a stretch of the log changes in sums, which are written once at its end. */
export class Sums {
  readonly #context: Writing;
  readonly #days = new Map<number, TalkSums>();
  readonly #waits = new Map<string, { day: number; minutes: number; count: number }>();
  readonly #influence = new Map<string, { month: number; member: Id; replies: number }>();
  readonly #prompts = new Map<string, { prompt: string; answers: number }>();
  #queue = false;

  constructor(context: Writing) {
    this.#context = context;
  }

  conversation(was: ConversationRow | undefined, is: ConversationRow | undefined): void {
    for (const [row, by] of [
      [was, -1],
      [is, 1],
    ] as const) {
      if (!row) continue;
      const sums = this.#days.get(row.day) ?? NO_TALK;
      const own = sumsOf(row);
      const next = TALK_SUMS.map((name) => [name, sums[name] + by * own[name]]);
      this.#days.set(row.day, Object.fromEntries(next) as TalkSums);
      const minutes = waitOf(row);
      if (minutes === null) continue;
      const key = `${row.day} ${minutes}`;
      const wait = this.#waits.get(key) ?? { day: row.day, minutes, count: 0 };
      this.#waits.set(key, { ...wait, count: wait.count + by });
    }
    const same = was?.waiting === is?.waiting && was?.alone === is?.alone;
    if (!same && (was?.waiting || is?.waiting)) this.#queue = true;
  }

  influence(month: number, member: Id, by: number): void {
    const key = `${month} ${member}`;
    const known = this.#influence.get(key) ?? { month, member, replies: 0 };
    this.#influence.set(key, { ...known, replies: known.replies + by });
  }

  /** Whether a comment, if it answers a question at the head of a thread, is among its answers. */
  async promptAnswer(answer: Row<'prompt_answers'> | undefined, shown: boolean): Promise<void> {
    if (!answer || answer.counted === Number(shown)) return;
    const { comment, prompt } = answer;
    await this.#context.tx.update('prompt_answers', [comment], { counted: Number(shown) });
    const known = this.#prompts.get(prompt) ?? { prompt, answers: 0 };
    this.#prompts.set(prompt, { prompt, answers: known.answers + (shown ? 1 : -1) });
  }

  async save(): Promise<void> {
    for (const [day, sums] of this.#days) if (!nothingIn(sums)) await this.#saveDay(day, sums);
    for (const { day, minutes, count } of this.#waits.values())
      await this.#add('answer_waits', [day, minutes], { day, minutes, count }, 'count');
    for (const { month, member, replies } of this.#influence.values())
      await this.#add('influence', [month, member], { month, member, replies }, 'replies');
    for (const { prompt, answers } of this.#prompts.values())
      await this.#add('prompt_sums', [prompt], { prompt, answers }, 'answers');
    if (this.#queue) emitFigures(this.#context);
  }

  async #saveDay(day: number, more: TalkSums): Promise<void> {
    const { tx } = this.#context;
    const known = await tx.get('talk_days', [day]);
    const next = Object.fromEntries(
      TALK_SUMS.map((name) => [name, (known?.[name] ?? 0) + more[name]]),
    ) as unknown as TalkSums;
    if (nothingIn(next)) await tx.delete('talk_days', [day]);
    else if (known) await tx.update('talk_days', [day], next);
    else await tx.insert('talk_days', { day, ...next });
  }

  async #add(table: Table, key: readonly (string | number)[], row: object, column: string): Promise<void> {
    const { tx } = this.#context;
    const by = (row as Readonly<Record<string, number>>)[column]!;
    if (by === 0) return;
    const known = (await tx.get(table, key)) as Readonly<Record<string, number>> | undefined;
    const count = (known?.[column] ?? 0) + by;
    if (known && count === 0) await tx.delete(table, key);
    else if (known) await tx.update(table, key, { [column]: count });
    else if (count !== 0) await tx.insert(table, { ...row, [column]: count } as never);
  }
}

/** Tells staff's pages that who waits for an answer is otherwise now. */
export const emitFigures = ({ emit, site }: Writing): void =>
  emit({
    ...{ kind: 'figures.changed', subject: site, actor: null },
    ...{ channel: 'moderation', audience: 'staff', data: {} },
  });
