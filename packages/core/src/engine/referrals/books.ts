import type { Id, Time } from '../../domain/common.ts';
import { sealedPart, type LedgerEntry } from '../../domain/referrals/ledger.ts';
import { reconciler, type Reconciled } from '../../domain/referrals/reconcile.ts';
import type { EngineOptions, Reading } from '../scene.ts';
import type { Row } from '../schema.ts';
import { fingerprint } from '../seal.ts';
import { asSystem } from '../system.ts';

const PAGE = 1_000;

/** One entry of the ledger with what finance needs to know of its line. */
export interface BookedEntry {
  readonly entry: LedgerEntry;
  readonly line: Pick<Row<'rewards'>, 'kind' | 'programme' | 'rule' | 'side' | 'type' | 'of'>;
  /** Who it is at the host's; `null` where only the member's id is known. */
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
}

export interface BookedPage {
  readonly entries: readonly BookedEntry[];
  /** The number to go on behind; `null` at the end. */
  readonly next: number | null;
}

/** The ledger in its order, for export: up to a thousand entries behind number `after`. */
export function bookedEntries(options: EngineOptions, site: Id, after: number): Promise<BookedPage> {
  return asSystem(options, site).read(async ({ tx }) => {
    const rows = await tx.range('ledger', { eq: [], after: [after], limit: PAGE });
    const lines = await tx.getMany(
      'rewards',
      rows.map(({ line }) => [line]),
    );
    const members = [...new Set(rows.map(({ member }) => member))];
    const identities = await tx.rangeEach('identities', {
      index: 'member',
      each: members.map((member) => [member]),
      limit: 10,
    });
    const known = new Map(members.map((member, at) => [member, hostOf(identities[at] ?? [])]));
    return {
      entries: rows.map((entry, at) => {
        const { kind, programme, rule, side, type, of } = lines[at]!;
        return {
          entry,
          line: { kind, programme, rule, side, type, of },
          identity: known.get(entry.member) ?? null,
        };
      }),
      next: rows.length === PAGE ? rows.at(-1)!.no : null,
    };
  });
}

/** The identity that a host signed, rather than a device's. */
function hostOf(rows: readonly Row<'identities'>[]): BookedEntry['identity'] {
  const row = rows.find(({ issuer }) => issuer.startsWith('host:'));
  return row ? { issuer: row.issuer.slice('host:'.length), subject: row.subject } : null;
}

/** What a look through the books found, and when. */
export interface BooksReport extends Reconciled {
  readonly at: Time;
  /** The hash that the last entry bears, '' for empty books: whoever noted it earlier can tell that nothing before it was changed. */
  readonly seal: string;
}

/**
 * Proves the ledger, in one moment of it: adds up every entry and holds lines and balances as they are stored against that, and
 * checks the chain of hashes. Writes nothing. Finds what was changed behind the server's back; it puts nothing right.
 */
export function reconcile(options: EngineOptions, site: Id): Promise<BooksReport> {
  return asSystem(options, site).read(async (context) => {
    const books = reconciler();
    const seal = await addEntries(context, books);
    let stored = 0;
    for (let after: string[] = []; ;) {
      const rows = await context.tx.range('rewards', { eq: [], after, limit: PAGE });
      rows.forEach((row) => books.checkLine(row));
      stored += rows.length;
      if (rows.length < PAGE) break;
      after = [rows.at(-1)!.id];
    }
    for (let after: string[] = []; ;) {
      const rows = await context.tx.range('balances', { eq: [], after, limit: PAGE });
      rows.forEach((row) => books.checkBalance(row));
      if (rows.length < PAGE) break;
      const last = rows.at(-1)!;
      after = [last.member, last.currency];
    }
    return { ...books.finish(stored), seal, at: context.now };
  });
}

async function addEntries({ tx, options }: Reading, books: ReturnType<typeof reconciler>): Promise<string> {
  let [seal, broken] = ['', false];
  for (let after = 0; ;) {
    const rows = await tx.range('ledger', { eq: [], after: [after], limit: PAGE });
    for (const row of rows) {
      books.add(row);
      const hash = await fingerprint(sealedPart(row, seal), options.ambient);
      // Behind the first that is wrong all are: one is told.
      if (hash !== row.hash && !broken) {
        books.wrong('chain', `Entry ${row.no}, or one before it, was changed after it was written.`);
        broken = true;
      }
      seal = row.hash;
    }
    if (rows.length < PAGE) return seal;
    after = rows.at(-1)!.no;
  }
}
