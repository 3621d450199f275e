import type { Id } from '../../domain/common.ts';
import { invalid } from '../input.ts';
import type { Reading, Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

type PollRow = Row<'polls'>;

/**
 * What members agreed to in polls whose answers feed segments: one row per poll and member, as long as their answer is
 * stored. The first answer needs it; a change rests on it.
 */
export async function settleConsent(
  { tx, now }: Writing,
  { id, definition }: PollRow,
  member: Id,
  { answers, consent }: { readonly answers: boolean; readonly consent: boolean },
): Promise<void> {
  if (!definition.segment) return;
  const known = await tx.get('consents', [id, member]);
  if (!answers) return known && tx.delete('consents', [id, member]);
  if (known) return;
  if (!consent) throw invalid('consent', 'required');
  await tx.insert('consents', { poll: id, member, at: now });
}

/** Hands a guest's consent to the member they turned out to be, unless that has an answer of their own. */
export async function mergeConsent({ tx }: Writing, poll: string, from: Id, to: Id): Promise<void> {
  const [old, own] = await tx.getMany('consents', [
    [poll, from],
    [poll, to],
  ]);
  if (!old) return;
  await tx.delete('consents', [poll, from]);
  if (!own) await tx.insert('consents', { ...old, member: to });
}

/** When somebody agreed; `undefined` where they did not, or nothing asks for it. */
export const consentOf = async (
  { tx }: Pick<Reading, 'tx'>,
  { id, definition }: PollRow,
  member: Id,
): Promise<number | undefined> =>
  definition.segment ? (await tx.get('consents', [id, member]))?.at : undefined;
