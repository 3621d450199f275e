import type { Kysely } from 'kysely';
import { addColumns, type Kind } from './steps.ts';

/** Ballots that give points or rank, what points add up to, and the seed of a ranked poll's order for ties. */
export const ballots = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', { 'seed:text?': null, 'sums:json': '{}' });
    await addColumns(db, kind, 'ballots', { 'points:json?': null });
  },
});
