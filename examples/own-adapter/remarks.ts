/**
 * What a shop already has: remarks below its products, numbered by its own database. Think of your tables here.
 * It knows nothing of Hearth. Two things were added so that repeating a request is harmless: the column `ref`, and what is `done`.
 */
export interface Remark {
  readonly no: number;
  readonly shop: string;
  readonly page: string;
  readonly answerTo: number | null;
  readonly who: Customer;
  /** The id that the browser made; unique. */
  readonly ref: string;
  readonly text: string;
  readonly writtenAt: number;
  readonly changedAt: number | null;
  /** Rises by one with each change of the text, and with the removal. */
  readonly version: number;
  readonly removed: boolean;
  readonly likes: readonly { readonly who: string; readonly kind: string }[];
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly isTeam: boolean;
  readonly since: number;
}

export class Remarks {
  readonly #rows: Remark[] = [];
  /** Requests that were carried out, by customer and key. */
  readonly #done = new Map<string, string>();
  readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Oldest first. An answer always comes after what it answers. */
  on(shop: string, page: string): readonly Remark[] {
    return this.#rows.filter((row) => row.shop === shop && row.page === page);
  }

  find(shop: string, no: number): Remark | undefined {
    const row = this.#rows[no - 1];
    return row?.shop === shop ? row : undefined;
  }

  /** The one that was added under this `ref` before, if there is one: in SQL, `on conflict (ref) do nothing`. */
  add(remark: Pick<Remark, 'shop' | 'page' | 'answerTo' | 'who' | 'ref' | 'text'>): Remark {
    const known = this.#rows.find(({ ref }) => ref === remark.ref);
    if (known) return known;
    const fresh = { changedAt: null, version: 1, removed: false, likes: [] };
    const row = { ...remark, ...fresh, no: this.#rows.length + 1, writtenAt: this.now() };
    this.#rows.push(row);
    return row;
  }

  update(no: number, patch: Partial<Remark>): void {
    this.#rows[no - 1] = { ...this.#rows[no - 1]!, ...patch };
  }

  /** What was carried out under this key; in SQL, a row that is written together with the change. */
  done(who: string, key: string): string | undefined {
    return this.#done.get(`${who} ${key}`);
  }

  keep(who: string, key: string, request: string): void {
    this.#done.set(`${who} ${key}`, request);
  }
}
