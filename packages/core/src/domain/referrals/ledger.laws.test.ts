import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mayBecome, NO_BALANCE, post, type LineState } from './ledger.ts';
import { reconciler, type StoredLine } from './reconcile.ts';
import { counts, type Deed } from './rules.ts';
import { weigh, type FreeFriend } from './winning.ts';

/*
 * Random lives of one programme: friends join, buy, are refunded, everything late, twice or in another order; the clock moves and
 * staff pay. The rules keep their books step by step; the model beside them is written anew, and looks only at what has happened so far.
 */

const RUNS = 10_000;
const HOLD = 5;
const CLICK = 10;
const PRICE = 2_500;
const REWARD = 1_500;

type Happening =
  | { readonly kind: 'join'; readonly friend: number }
  | { readonly kind: 'deed'; readonly friend: number; readonly deed: Deed }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'pay' };

const NAMES = ['a', 'b', 'c', 'd', 'e'];

/** What a shop tells of each friend, and what happens besides; told twice here and there, and shuffled. */
const history = fc
  .record({
    purchases: fc.array(
      fc.record({
        friend: fc.nat(NAMES.length - 1),
        value: fc.constantFrom(PRICE - 1, PRICE, PRICE + 500, 2 * PRICE),
        currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
        at: fc.constantFrom(CLICK - 1, CLICK, CLICK + 3),
        refunds: fc.array(fc.constantFrom(null, 1, 500, PRICE), { maxLength: 2 }),
      }),
      { maxLength: 9 },
    ),
    joins: fc.array(fc.nat(NAMES.length - 1), { maxLength: 6 }),
    waits: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }),
    pays: fc.nat(3),
    twice: fc.array(fc.nat(40), { maxLength: 5 }),
    order: fc.infiniteStream(fc.nat(1_000)).map((stream) => stream.take(80)),
  })
  .map(({ purchases, joins, waits, pays, twice, order }): Happening[] => {
    const told: Happening[] = purchases.flatMap(({ friend, value, currency, at, refunds }, index) => {
      const id = `p${index}`;
      const base = { at, refers: null, product: null };
      const deed: Deed = { ...base, id, type: 'purchase', amount: { value, currency } };
      return [
        { kind: 'deed' as const, friend, deed },
        ...refunds.map((back, number): Happening => ({
          kind: 'deed',
          friend,
          deed: {
            ...base,
            id: `${id}-${number}`,
            type: 'refund',
            refers: id,
            amount: back === null ? null : { value: back, currency },
          },
        })),
      ];
    });
    const all: Happening[] = [
      ...told,
      ...joins.map((friend): Happening => ({ kind: 'join', friend })),
      ...waits.map((days): Happening => ({ kind: 'wait', days })),
      ...Array.from({ length: pays }, (): Happening => ({ kind: 'pay' })),
    ];
    const again = twice.flatMap((index) => all[index] ?? []);
    const keys = [...order];
    return [...all, ...again]
      .map((happening, index) => ({ happening, key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ happening }) => happening);
  });

/** What is known of a friend so far; the facts that both sides look at. */
interface Known {
  joined: boolean;
  deeds: Deed[];
}

/** Carries out what the rules say, as the engine does over rows. */
class Books {
  readonly rule: { friends: number; cap: number | null };
  readonly entries: Parameters<ReturnType<typeof reconciler>['add']>[0][] = [];
  readonly lines: (StoredLine & { state: LineState; holdUntil: number; friends: FreeFriend[] })[] = [];
  readonly counted = new Map<string, { at: number; line: string | null }>();
  balance: { pending: number; approved: number; paid: number } = NO_BALANCE;

  constructor(rule: { friends: number; cap: number | null }) {
    this.rule = rule;
  }

  write(line: (typeof this.lines)[number], to: LineState, from: LineState | null = line.state): void {
    assert.ok(mayBecome(from, to), `${from} → ${to}`);
    const { id, member, value, currency } = line;
    const entry = { no: this.entries.length + 1, line: id, member, from, to, value, currency };
    this.entries.push({ ...entry, at: 0, by: null, reason: null, note: null, hash: '' });
    this.balance = post(this.balance, entry);
    line.state = to;
  }

  add(
    kind: 'reward' | 'clawback',
    value: number,
    of: string | null,
    friends: FreeFriend[],
    now: number,
  ): string {
    const id = `l${this.lines.length}`;
    const to = kind === 'reward' ? 'pending' : 'approved';
    const line = {
      id,
      member: 'm',
      kind,
      of,
      value,
      currency: 'USD',
      state: to,
      holdUntil: now + HOLD,
      friends,
    } as const;
    this.lines.push({ ...line });
    this.write(this.lines.at(-1)!, to, null);
    return id;
  }

  heard(friend: string, does: boolean, now: number): void {
    const known = this.counted.get(friend);
    const line = this.lines.find(({ id }) => id === known?.line);
    const account = {
      counted: known
        ? { reward: line ? { id: line.id, paid: line.state === 'paid', friends: line.friends } : null }
        : null,
      free: [...this.counted].flatMap(([other, { at, line }]) =>
        line === null ? { friend: other, at } : [],
      ),
      won: new Set([...this.counted.values()].flatMap(({ line }) => line ?? [])).size,
    };
    for (const step of weigh(this.rule, { friend, at: now, counts: does }, account)) {
      if (step.do === 'count') this.counted.set(step.friend, { at: now, line: null });
      else if (step.do === 'uncount') this.counted.delete(step.friend);
      else if (step.do === 'win') {
        const friends = step.friends.map((each) => ({ friend: each, at: this.counted.get(each)!.at }));
        const id = this.add('reward', REWARD, null, friends, now);
        for (const each of step.friends) this.counted.get(each)!.line = id;
      } else {
        const gone = this.lines.find(({ id }) => id === step.reward)!;
        for (const each of this.counted.values()) if (each.line === gone.id) each.line = null;
        if (step.do === 'void') this.write(gone, 'void');
        else this.add('clawback', -gone.value, gone.id, [], now);
      }
    }
  }

  tick(now: number): void {
    for (const line of this.lines)
      if (line.state === 'pending' && line.holdUntil <= now) this.write(line, 'approved');
  }

  pay(): void {
    for (const line of this.lines) if (line.state === 'approved') this.write(line, 'paid');
  }
}

/** The independent side: whether a friend counts, said in another way than the rules do. */
function modelCounts({ joined, deeds }: Known): boolean {
  if (!joined) return false;
  return deeds.some((purchase) => {
    if (purchase.type !== 'purchase' || purchase.amount?.currency !== 'USD' || purchase.at < CLICK)
      return false;
    let left = purchase.amount.value;
    for (const back of deeds)
      if (back.refers === purchase.id)
        left -= back.amount === null ? Number.MAX_SAFE_INTEGER : back.amount.value;
    return left >= PRICE;
  });
}

/** One reward per friend without a cap, kept as ages: since when each counts, and what has been handed over for it. */
class EachModel {
  readonly since = new Map<string, { from: number; paid: boolean }>();
  owedBack = 0;
  cash = 0;

  heard(friend: string, does: boolean, now: number): void {
    const known = this.since.get(friend);
    if (does && !known) this.since.set(friend, { from: now, paid: false });
    if (does || !known) return;
    if (known.paid) this.owedBack += REWARD;
    this.since.delete(friend);
  }

  pay(now: number): void {
    for (const one of this.since.values())
      if (!one.paid && now >= one.from + HOLD) {
        one.paid = true;
        this.cash += REWARD;
      }
    this.cash -= this.owedBack;
    this.owedBack = 0;
  }

  balance(now: number) {
    const open = [...this.since.values()].filter(({ paid }) => !paid);
    const ripe = open.filter(({ from }) => now >= from + HOLD).length;
    return {
      pending: (open.length - ripe) * REWARD,
      approved: ripe * REWARD - this.owedBack,
      paid: this.cash,
    };
  }
}

function live(
  happenings: readonly Happening[],
  rule: { friends: number; cap: number | null },
  after: (books: Books, known: ReadonlyMap<string, Known>, now: number) => void,
  also?: EachModel,
): Books {
  const books = new Books(rule);
  const known = new Map(NAMES.map((name): [string, Known] => [name, { joined: false, deeds: [] }]));
  let now = 100;
  for (const happening of happenings) {
    if (happening.kind === 'wait') now += happening.days;
    else if (happening.kind === 'pay') {
      books.pay();
      also?.pay(now);
    } else {
      const friend = NAMES[happening.friend]!;
      const facts = known.get(friend)!;
      if (happening.kind === 'join') facts.joined = true;
      else if (!facts.deeds.some(({ id }) => id === happening.deed.id)) facts.deeds.push(happening.deed);
      const wanted = { on: 'purchased', minimum: { value: PRICE, currency: 'USD' } } as const;
      books.heard(friend, counts(wanted, { ...facts, clickedAt: CLICK }), now);
      also?.heard(friend, modelCounts(facts), now);
    }
    books.tick(now);
    after(books, known, now);
  }
  return books;
}

function proves(books: Books): void {
  const check = reconciler();
  books.entries.forEach((entry) => check.add(entry));
  books.lines.forEach((line) => check.checkLine(line));
  if (books.lines.length > 0) check.checkBalance({ member: 'm', currency: 'USD', ...books.balance });
  const { problems, totals } = check.finish(books.lines.length);
  assert.deepEqual(problems, []);
  for (const total of totals)
    assert.equal(total.pending + total.approved + total.paid + total.void, total.promised);
}

test(`R14 law: over ${RUNS} random histories, balances are what an independent model says after every step`, () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const model = new EachModel();
      const books = live(
        happenings,
        { friends: 1, cap: null },
        ({ balance }, _, now) => assert.deepEqual(balance, model.balance(now)),
        model,
      );
      proves(books);
    }),
    { numRuns: RUNS },
  );
});

test(`R14 law: over ${RUNS} random histories, groups and caps win what the friends who count can win, and nothing twice`, () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 3 }),
      fc.option(fc.integer({ min: 1, max: 2 })),
      (happenings, friends, cap) => {
        const books = live(happenings, { friends, cap }, ({ balance }, known) => {
          const those = [...known.values()].filter(modelCounts).length;
          const wins = Math.min(cap ?? Infinity, Math.floor(those / friends));
          assert.equal(balance.pending + balance.approved + balance.paid, wins * REWARD);
          assert.ok(balance.pending >= 0);
        });
        proves(books);
        const taken = books.lines.filter(({ kind }) => kind === 'clawback').map(({ of }) => of);
        assert.equal(new Set(taken).size, taken.length, 'a line is taken back once');
      },
    ),
    { numRuns: RUNS },
  );
});

test('R14 law: in which order a shop tells what happened makes no difference to what stands in the end', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 3 }), (happenings, friends) => {
      const told = happenings.filter(({ kind }) => kind === 'deed' || kind === 'join');
      const net = (list: readonly Happening[]) => {
        const { balance } = live(list, { friends, cap: null }, () => {});
        return balance.pending + balance.approved + balance.paid;
      };
      assert.equal(net(told), net(told.toReversed()));
    }),
  );
});

test('finds what was changed in the books afterwards', () => {
  const line: StoredLine = {
    id: 'l',
    member: 'm',
    kind: 'reward',
    of: null,
    state: 'paid',
    value: 5,
    currency: 'EUR',
  };
  const entry = {
    line: 'l',
    member: 'm',
    value: 5,
    currency: 'EUR',
    at: 0,
    by: null,
    reason: null,
    note: null,
    hash: '',
  };
  const good = [
    { ...entry, no: 1, from: null, to: 'pending' },
    { ...entry, no: 2, from: 'pending', to: 'approved' },
    { ...entry, no: 3, from: 'approved', to: 'paid' },
  ] as const;
  const problemsOf = (
    entries: readonly Parameters<ReturnType<typeof reconciler>['add']>[0][],
    stored = line,
    paid = 5,
  ) => {
    const check = reconciler();
    entries.forEach((one) => check.add(one));
    check.checkLine(stored);
    check.checkBalance({ member: 'm', currency: 'EUR', pending: 0, approved: 0, paid });
    return check.finish(1).problems.map(({ what }) => what);
  };
  assert.deepEqual(problemsOf(good), []);
  assert.deepEqual(problemsOf([good[0], good[2]]), ['gap', 'step', 'balance']);
  assert.deepEqual(problemsOf(good.map((one) => ({ ...one, value: one.no === 3 ? 50 : 5 }))), [
    'value',
    'balance',
  ]);
  assert.deepEqual(problemsOf(good, { ...line, value: 6 }), ['line']);
  assert.deepEqual(problemsOf(good, { ...line, state: 'void' }), ['state']);
  assert.deepEqual(problemsOf(good, line, 6), ['balance']);
  assert.deepEqual(problemsOf(good, { ...line, kind: 'clawback', of: 'x', value: 5 }), ['clawback']);
});
