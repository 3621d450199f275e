import { TERMS_LIMIT, termId, tidyLine } from '../../domain/meaning/rules.ts';
import type { Community } from '../community/community.ts';
import { same } from '../community/configure-rows.ts';
import type { Time } from '../../domain/common.ts';
import type { WriteTx } from '../store.ts';

/** The file's terms as they are declared: those that left it go, and what somebody wrote under the same name gives way. */
export async function applyTerms(tx: WriteTx, { glossary }: Community, now: Time): Promise<void> {
  const wanted = new Map(
    (glossary?.terms ?? []).map(({ term, forms, meaning }) => [
      termId(term),
      { term: tidyLine(term), forms: forms.map(tidyLine), meaning },
    ]),
  );
  const before = await tx.range('terms', { eq: [], limit: 2 * TERMS_LIMIT });
  for (const { id, by } of before) if (by === null && !wanted.has(id)) await tx.delete('terms', [id]);
  for (const [id, words] of wanted) {
    const known = before.find((row) => row.id === id);
    if (!known) await tx.insert('terms', { id, ...words, by: null, at: now, revision: 1 });
    else if (
      known.by !== null ||
      !same(words, { term: known.term, forms: known.forms, meaning: known.meaning })
    )
      await tx.update('terms', [id], { ...words, by: null, at: now, revision: known.revision + 1 });
  }
}
