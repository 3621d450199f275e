import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { COUNTERS, NO_COUNTERS } from '../../domain/relationship/rules.ts';
import type { Counters } from '../../domain/relationship/types.ts';
import type { TieRow } from '../rows/relationship.ts';
import type { WriteTx } from '../store.ts';

/** Far more than sides of one thing. */
const SIDES = 10;

/** What a stretch of the log changes for one member in one week or quarter, or for all in a quarter. */
interface Change {
  readonly member: Id;
  readonly period: number;
  readonly by: Record<keyof Counters, number>;
}

/**
 * Keeps ties and what they add up to in step: a tie is written when it changes, sums once at the end, however often they
 * are in the stretch.
 */
export class Counting {
  readonly #tx: WriteTx;
  readonly #weeks = new Map<string, Change>();
  readonly #quarters = new Map<string, Change>();

  constructor(tx: WriteTx) {
    this.#tx = tx;
  }

  /** What each source counts for from now on, whoever it counted for before. */
  async set(wanted: ReadonlyMap<string, readonly TieRow[]>): Promise<void> {
    const sources = [...wanted.keys()];
    const before = await this.#tx.rangeEach('ties', {
      each: sources.map((source) => [source]),
      limit: SIDES,
    });
    for (const [at, source] of sources.entries()) {
      const rows = wanted.get(source)!;
      for (const old of before[at]!) if (!rows.some((row) => alike(row, old))) await this.remove(old);
      for (const row of rows) if (!before[at]!.some((old) => alike(row, old))) await this.#insert(row);
    }
  }

  /** Once for each source and member, at its earliest. */
  async add(row: TieRow): Promise<void> {
    const known = await this.#tx.get('ties', [row.source, row.member]);
    if (known && (known.at < row.at || alike(known, row))) return;
    if (known) await this.remove(known);
    await this.#insert(row);
  }

  async remove(row: TieRow): Promise<void> {
    await this.#tx.delete('ties', [row.source, row.member]);
    this.#note(row, -1);
  }

  async #insert(row: TieRow): Promise<void> {
    await this.#tx.insert('ties', row);
    this.#note(row, 1);
  }

  #note({ member, kind, week, quarter }: TieRow, by: number): void {
    if (kind === 'answer') return;
    const note = (changes: Map<string, Change>, period: number): void => {
      const key = `${period} ${member}`;
      const change = changes.get(key) ?? { member, period, by: { ...NO_COUNTERS } };
      change.by[kind] += by;
      changes.set(key, change);
    };
    note(this.#weeks, week);
    note(this.#quarters, quarter);
  }

  /** Writes the sums. */
  async save(): Promise<void> {
    await this.#saveWeeks();
    await this.#saveQuarters();
  }

  async #saveWeeks(): Promise<void> {
    const tx = this.#tx;
    const changes = [...this.#weeks.values()].filter(({ by }) => !nothing(by));
    const keys = changes.map(({ member, period }) => [member, period]);
    const rows = await tx.getMany('weeks', keys);
    for (const [at, { member, period, by }] of changes.entries()) {
      const counters = sum(rows[at] ?? NO_COUNTERS, by);
      if (nothing(counters)) await tx.delete('weeks', keys[at]!);
      else if (rows[at]) await tx.update('weeks', keys[at]!, counters);
      else await tx.insert('weeks', { member, week: period, ...counters });
    }
    this.#weeks.clear();
  }

  async #saveQuarters(): Promise<void> {
    const tx = this.#tx;
    const changes = [...this.#quarters.values()].filter(({ by }) => !nothing(by));
    const keys = changes.map(({ member, period }) => [member, period]);
    const rows = await tx.getMany('quarters', keys);
    const people = await tx.getMany(
      'members',
      changes.map(({ member }) => [member]),
    );
    const all = new Map<number, { members: number; by: Counters }>();
    for (const [at, { member, period, by }] of changes.entries()) {
      const row = rows[at];
      // As it was when they first did something in the quarter: who becomes staff later was a member among members.
      const role = people[at]?.role;
      const staff = row?.staff ?? Number(role !== undefined && isStaff({ role }));
      const counters = sum(row ?? NO_COUNTERS, by);
      if (nothing(counters)) await tx.delete('quarters', keys[at]!);
      else if (row) await tx.update('quarters', keys[at]!, counters);
      else await tx.insert('quarters', { member, quarter: period, staff, ...counters });
      if (staff === 1) continue;
      const total = all.get(period) ?? { members: 0, by: NO_COUNTERS };
      const members = total.members + Number(!nothing(counters)) - Number(row !== undefined);
      all.set(period, { members, by: sum(total.by, by) });
    }
    for (const [quarter, { members, by }] of all) {
      const row = await tx.get('quarter_sums', [quarter]);
      const next = { members: (row?.members ?? 0) + members, ...sum(row ?? NO_COUNTERS, by) };
      if (next.members === 0) await tx.delete('quarter_sums', [quarter]);
      else if (row) await tx.update('quarter_sums', [quarter], next);
      else await tx.insert('quarter_sums', { quarter, ...next });
    }
    this.#quarters.clear();
  }
}

const alike = (a: TieRow, b: TieRow): boolean =>
  (['member', 'kind', 'at', 'week', 'quarter'] as const).every((column) => a[column] === b[column]);
const nothing = (counters: Counters): boolean => COUNTERS.every((counter) => counters[counter] === 0);
const sum = (a: Counters, b: Counters): Counters => ({
  exchanges: a.exchanges + b.exchanges,
  contributions: a.contributions + b.contributions,
  decisions: a.decisions + b.decisions,
  invitations: a.invitations + b.invitations,
});
