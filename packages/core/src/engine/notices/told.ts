import type { Id } from '../../domain/common.ts';
import type { Row } from '../schema.ts';
import type { ReadTx, WriteTx } from '../store.ts';

/** Comments of one notice that are looked at; a guard. */
export const TOLD_LIMIT = 100;

/** The comments that a notice tells of, the latest first. */
export const toldBy = (
  tx: Pick<ReadTx, 'range'>,
  member: Id,
  cause: string,
  limit = TOLD_LIMIT,
): Promise<Row<'told'>[]> => tx.range('told', { index: 'at', eq: [member, cause], reverse: true, limit });

/** What a notice tells of goes with it, to whom it is told now. */
export async function moveTold(
  { tx }: { readonly tx: WriteTx },
  { member, cause }: Pick<Row<'notices'>, 'member' | 'cause'>,
  to: Id,
): Promise<void> {
  for (const row of await tx.range('told', { eq: [member, cause], limit: TOLD_LIMIT })) {
    await tx.delete('told', [member, cause, row.comment]);
    if (!(await tx.get('told', [to, cause, row.comment]))) await tx.insert('told', { ...row, member: to });
  }
}
