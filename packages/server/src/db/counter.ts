import { type EventRow, type Position } from '@hearth/core/engine';
import { CompiledQuery } from 'kysely';
import { encodeRow } from './codec.ts';
import type { Connection, Database } from './database.ts';
import { shapeOf } from './shape.ts';
import type { Statements } from './statements.ts';

/** A log that has not begun. No cursor of a log that has names this epoch. */
const BEFORE = '0';

interface Context {
  readonly site: string;
  readonly connection: Connection;
  readonly kind: Database['kind'];
  readonly statements: Statements;
}

export async function positionOf({ site, connection, kind }: Context): Promise<Position> {
  const mark = kind === 'sqlite' ? '?' : '$1';
  const [row] = await connection.values(
    CompiledQuery.raw(`select epoch, seq from site_counters where site = ${mark}`, [site]),
  );
  return row ? { epoch: row[0] as string, seq: row[1] as number } : { epoch: BEFORE, seq: 0 };
}

/**
 * Numbers and stores events. Called last in a transaction: the counter's row is locked from here to the commit, so
 * numbers become visible in order and without gaps.
 */
export async function appendEvents(
  context: Context,
  events: readonly Omit<EventRow, 'seq'>[],
  freshEpoch: () => string,
): Promise<void> {
  const { site, connection, kind, statements } = context;
  if (kind === 'postgres') {
    const numbered = events.map((event, index) => ({ ...event, seq: index + 1 }));
    const values = [site, freshEpoch(), events.length, JSON.stringify(numbered)];
    await connection.change(statements.appendMany().with(values));
    return;
  }
  const raised = await connection.change(
    CompiledQuery.raw('update site_counters set seq = seq + ? where site = ?', [events.length, site]),
  );
  if (raised === 0)
    await connection.change(
      CompiledQuery.raw('insert into site_counters (site, epoch, seq) values (?, ?, ?)', [
        site,
        freshEpoch(),
        events.length,
      ]),
    );
  // Nobody else writes meanwhile; to return it from the update would cost three times as much.
  const { seq: last } = await positionOf(context);
  const first = last - events.length + 1;
  const insert = statements.insert('events');
  const shape = shapeOf('events');
  for (const [index, event] of events.entries()) {
    const row: EventRow = { ...event, seq: first + index };
    await connection.change(insert.with([site, ...encodeRow(shape, { ...row })]));
  }
}
