import type { Id, Time } from '../../domain/common.ts';
import type { EngineOptions } from '../scene.ts';
import { asSystem } from '../system.ts';

/** How long a repeated write finds the answer to the first one. Revisions guard what comes later still. */
export const ANSWERS_KEPT = 24 * 3_600_000;
/** Few enough that writers hardly notice. */
const BATCH = 100;
/** Answers expire one by one; to look after each of them would be busywork. */
const PAUSE = 3_600_000;

/** Forgets a batch of answers to keyed writes that are past their time. Returns when to come again: at once if there are more. */
export async function forgetAnswers(options: EngineOptions, site: Id): Promise<Time> {
  const system = asSystem(options, site);
  const now = options.ambient.now();
  const oldest = await system.read(({ tx }) => tx.range('answers', { index: 'at', eq: [], limit: BATCH }));
  const next = oldest.findIndex(({ at }) => now < at + ANSWERS_KEPT);
  const due = next < 0 ? oldest : oldest.slice(0, next);
  if (due.length > 0)
    await system.write('answers', async ({ tx }) => {
      for (const { member, key } of due) await tx.delete('answers', [member, key]);
    });
  return due.length === BATCH ? now : Math.max((oldest[next]?.at ?? now) + ANSWERS_KEPT, now + PAUSE);
}
