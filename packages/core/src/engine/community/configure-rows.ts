import { CommunityError } from '../../adapter/errors.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Row, Table } from '../schema.ts';
import { canonical } from '../seal.ts';
import type { WriteTx } from '../store.ts';

export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** What applying a community did, thing by thing. */
export interface ConfigureChange {
  readonly kind: 'site' | 'badge' | 'poll' | 'programme' | 'topic' | 'gate' | 'circle' | 'pass' | 'perk';
  readonly id: string;
  /** `retired`: missing from the declaration; what was earned or under way stays. */
  readonly change: 'created' | 'updated' | 'unchanged' | 'retired';
}

/** Throws `conflict` for the first problem. */
export function refuse(prefix: string, [problem]: readonly Problem[]): void {
  if (problem)
    throw new CommunityError('conflict', problem.hint, {
      field: `${prefix}.${problem.field}`,
      reason: problem.reason,
    });
}

/** Inserts the row, or changes the columns of `wanted` that differ. */
export async function settle<T extends Table>(
  tx: WriteTx,
  table: T,
  id: string,
  wanted: Partial<Row<T>>,
  create: () => Row<T>,
): Promise<'created' | 'updated' | 'unchanged'> {
  const known = await tx.get(table, [id]);
  if (!known) {
    await tx.insert(table, create());
    return 'created';
  }
  const differs = (Object.keys(wanted) as (keyof Row<T>)[]).some(
    (column) => !same(known[column], wanted[column]),
  );
  if (differs) await tx.update(table, [id], wanted);
  return differs ? 'updated' : 'unchanged';
}
