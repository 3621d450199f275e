import type { Id } from '../common.ts';
import { mayBecome, NO_BALANCE, post, type Balance, type LedgerEntry, type LineState } from './ledger.ts';

/** A line as it is stored, as far as the books must agree with it. */
export interface StoredLine {
  readonly id: Id;
  readonly member: Id;
  readonly kind: 'reward' | 'clawback';
  readonly of: Id | null;
  readonly state: LineState;
  readonly value: number;
  readonly currency: string;
}

/** Something in the books that is not right. */
export interface Discrepancy {
  /** 'gap' | 'step' | 'value' | 'member' | 'line' | 'state' | 'clawback' | 'balance' | 'chain' */
  readonly what: string;
  /** In a sentence, for whoever keeps the books. */
  readonly hint: string;
}

export interface Reconciled {
  readonly entries: number;
  readonly lines: number;
  /** Per currency over all members; what was ever promised is the sum of these and of what became void. */
  readonly totals: readonly (Balance & { readonly void: number; readonly promised: number })[];
  readonly problems: readonly Discrepancy[];
}

interface Known {
  readonly member: Id;
  readonly value: number;
  readonly currency: string;
  state: LineState;
}

type Total = { pending: number; approved: number; paid: number; void: number; promised: number };

/**
 * Adds up a ledger from its entries alone and holds what is stored against it: numbers without a gap, steps that may follow each
 * other, one value per line, lines and balances as the entries make them, and each clawback against a line that was paid.
 * Currencies are never added to each other. Entries are given in order; what it keeps grows with lines, not with entries.
 */
export function reconciler() {
  const lines = new Map<Id, Known>();
  const balances = new Map<string, { member: Id; balance: Balance }>();
  const totals = new Map<string, Total>();
  const problems: Discrepancy[] = [];
  let last = 0;
  const wrong = (what: string, hint: string): void => {
    if (problems.length < 100) problems.push({ what, hint });
  };

  function add(entry: LedgerEntry): void {
    const { no, line, member, from, to, value, currency } = entry;
    if (no !== last + 1) wrong('gap', `Entry ${no} follows entry ${last}.`);
    last = no;
    const known = lines.get(line);
    if ((known?.state ?? null) !== from || !mayBecome(from, to))
      wrong(
        'step',
        `Entry ${no} takes line ${line} from ${from ?? 'nothing'} to ${to}, and it was ${known?.state ?? 'nothing'}.`,
      );
    if (known && (known.value !== value || known.currency !== currency))
      wrong(
        'value',
        `Entry ${no} moves ${value} ${currency} of line ${line}, which is of ${known.value} ${known.currency}.`,
      );
    if (known && known.member !== member)
      wrong('member', `Entry ${no} is of another member than line ${line}.`);
    if (known) known.state = to;
    else lines.set(line, { member, value, currency, state: to });
    if (currency === '') return;
    const key = `${member} ${currency}`;
    const { balance } = balances.get(key) ?? { balance: { currency, ...NO_BALANCE } };
    balances.set(key, { member, balance: { currency, ...post(balance, entry) } });
    const total = totals.get(currency) ?? { ...NO_BALANCE, void: 0, promised: 0 };
    totals.set(currency, total);
    if (from === null) total.promised += value;
    else total[from] -= value;
    total[to] += value;
  }

  function checkLine({ id, member, state, value, currency, kind, of }: StoredLine): void {
    const known = lines.get(id);
    if (!known) return wrong('line', `Line ${id} has no entries.`);
    if (known.state !== state)
      wrong('state', `Line ${id} is stored as ${state}; its entries make it ${known.state}.`);
    if (known.value !== value || known.currency !== currency || known.member !== member)
      wrong(
        'line',
        `Line ${id} is stored with ${value} ${currency}; its entries say ${known.value} ${known.currency}.`,
      );
    if (kind !== 'clawback') return;
    const taken = of === null ? undefined : lines.get(of);
    if (taken?.state !== 'paid' || taken.value !== -value || taken.currency !== currency)
      wrong('clawback', `Line ${id} takes back ${of ?? 'nothing'}, which was not paid as such.`);
  }

  function checkBalance({ member, ...stored }: Balance & { readonly member: Id }): void {
    const key = `${member} ${stored.currency}`;
    const { pending, approved, paid } = balances.get(key)?.balance ?? NO_BALANCE;
    if (stored.pending !== pending || stored.approved !== approved || stored.paid !== paid)
      wrong(
        'balance',
        `Member ${member} is stored with ${stored.pending}/${stored.approved}/${stored.paid} ${stored.currency} pending, approved and paid; the entries make it ${pending}/${approved}/${paid}.`,
      );
    balances.delete(key);
  }

  /** Asks for all stored lines and balances to have been checked before. */
  function finish(stored: number): Reconciled {
    if (stored !== lines.size) wrong('line', `${stored} lines are stored; the entries make ${lines.size}.`);
    for (const [key, { balance }] of balances)
      if (balance.pending !== 0 || balance.approved !== 0 || balance.paid !== 0)
        wrong('balance', `No balance is stored of ${key}.`);
    for (const [currency, total] of totals)
      if (total.pending + total.approved + total.paid + total.void !== total.promised)
        wrong('balance', `In ${currency}, what was promised is not the sum of where it is.`);
    return {
      entries: last,
      lines: lines.size,
      totals: [...totals].map(([currency, total]) => ({ currency, ...total })),
      problems,
    };
  }

  return { add, checkLine, checkBalance, wrong, finish };
}
