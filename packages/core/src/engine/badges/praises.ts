import type { Praise } from '../../domain/badges/pairs.ts';
import type { Id } from '../../domain/common.ts';
import type { ReadTx, WriteTx } from '../store.ts';

interface Entry {
  readonly key: readonly [badge: string, by: Id, member: string];
  readonly known: boolean;
  readonly before: number;
  count: number;
}

/** Who praised whom, while a stretch of the log is read: read once, written once. */
export class Praises {
  readonly #tx: ReadTx & Pick<WriteTx, 'insert' | 'update' | 'delete'>;
  readonly #entries = new Map<string, Entry>();

  constructor(tx: WriteTx) {
    this.#tx = tx;
  }

  /** Reads what is about to be asked for. */
  async prepare(
    pairs: readonly { readonly badge: string; readonly by: Id; readonly member: Id }[],
  ): Promise<void> {
    const keys = new Map<string, Entry['key']>();
    for (const { badge, by, member } of pairs)
      for (const key of [
        [badge, by, member],
        [badge, by, ''],
        [badge, member, by],
        [badge, member, ''],
      ] as const)
        if (!this.#entries.has(nameOf(key))) keys.set(nameOf(key), key);
    const all = [...keys];
    const rows = await this.#tx.getMany(
      'praise',
      all.map(([, key]) => key),
    );
    for (const [at, [name, key]] of all.entries()) {
      const count = rows[at]?.count ?? 0;
      this.#entries.set(name, { key, known: rows[at] !== undefined, before: count, count });
    }
  }

  /** What was prepared for. */
  add(badge: string, by: Id, member: Id, times = 1): void {
    this.#entry(badge, by, member).count += times;
    this.#entry(badge, by, '').count += times;
  }

  of(badge: string, by: Id, member: Id): Praise {
    return { other: this.#entry(badge, by, member).count, all: this.#entry(badge, by, '').count };
  }

  async save(): Promise<void> {
    for (const { key, known, before, count } of this.#entries.values()) {
      if (count === before) continue;
      const [badge, by, member] = key;
      if (!known) await this.#tx.insert('praise', { badge, by, member, count });
      else if (count > 0) await this.#tx.update('praise', key, { count });
      else await this.#tx.delete('praise', key);
    }
    this.#entries.clear();
  }

  #entry(badge: string, by: Id, member: string): Entry {
    return this.#entries.get(nameOf([badge, by, member]))!;
  }
}

const nameOf = (key: Entry['key']): string => JSON.stringify(key);
