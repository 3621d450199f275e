import type { Id } from '../../domain/common.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../domain/people/preferences.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

/** Threads that one member can mute: more is better said by `kinds`. */
export const THREAD_MUTE_LIMIT = 500;

/** What a member wishes: what they said, and for the rest what everybody gets. */
export async function preferencesOf(tx: Pick<ReadTx, 'get'>, member: Id): Promise<Preferences> {
  return toPreferences(await tx.get('preferences', [member]));
}

export function toPreferences(row: Row<'preferences'> | undefined): Preferences {
  if (!row) return DEFAULT_PREFERENCES;
  const { language, mail, quiet, kinds, streak } = row;
  return {
    language,
    mail,
    quiet,
    kinds: { ...DEFAULT_PREFERENCES.kinds, ...kinds },
    streak: streak === 1,
  };
}

/** A guest's wishes, as far as the member whom they turned out to be has said nothing; what either has muted is muted. */
export async function movePreferences({ tx }: Writing, from: Id, to: Id): Promise<void> {
  const row = await tx.get('preferences', [from]);
  if (row) {
    await tx.delete('preferences', [from]);
    if (!(await tx.get('preferences', [to]))) await tx.insert('preferences', { ...row, member: to });
  }
  for (const mute of await tx.range('thread_mutes', { eq: [from], limit: THREAD_MUTE_LIMIT })) {
    await tx.delete('thread_mutes', [from, mute.topic]);
    if (!(await tx.get('thread_mutes', [to, mute.topic])))
      await tx.insert('thread_mutes', { ...mute, member: to });
  }
}
