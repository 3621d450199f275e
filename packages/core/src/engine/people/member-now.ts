import type { Id } from '../../domain/common.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

/** The member behind an id, which may be that of a guest who has since signed in. */
export async function memberNow(tx: ReadTx, id: Id): Promise<Row<'members'> | undefined> {
  const row = await tx.get('members', [id]);
  return row?.mergedInto ? tx.get('members', [row.mergedInto]) : row;
}
