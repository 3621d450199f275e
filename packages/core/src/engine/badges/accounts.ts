import type { Id } from '../../domain/common.ts';
import { calendarOf, type Calendar } from '../../domain/badges/calendar.ts';
import { NOTHING, shifted, weighDeed, type BadgeStanding } from '../../domain/badges/standing.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { settleGrants, type Holding } from './granting.ts';
import type { Row } from '../schema.ts';
import type { Writing } from '../scene.ts';

/** Deeds read at once when all of them are weighed again. */
const PAGE = 1_000;

type DeedRow = Row<'deeds'>;

/** Where one member stands with one badge, in one scope, while a stretch of the log is read. */
interface Account extends Holding {
  readonly rule: BadgeDefinition;
  known: boolean;
  moved: boolean;
  standing: BadgeStanding;
}

/** How a stretch of the log is counted. */
export interface Counting {
  /** Nobody is told of each tier: see `tellFilled`. */
  readonly quiet: boolean;
}

/**
 * The accounts that a stretch of the log touches: each is read once and written once, however much of it is theirs. What is weighed is
 * settled at once, in the order of the log, so that it doesn't matter where stretches end.
 */
export class Accounts {
  readonly #context: Writing;
  readonly #calendar: Calendar;
  readonly #counting: Counting;
  readonly #open = new Map<string, Account>();

  constructor(context: Writing, counting: Counting) {
    this.#context = context;
    this.#counting = counting;
    this.#calendar = calendarOf(context.info.timezone);
  }

  /** Reads those that are about to be asked for. */
  async prepare(
    wanted: readonly (Omit<Holding, 'badge'> & { readonly badge: BadgeDefinition })[],
  ): Promise<void> {
    const fresh = new Map<string, (typeof wanted)[number]>();
    for (const one of wanted) {
      const name = nameOf(one.member, one.badge.id, one.scope);
      if (!this.#open.has(name)) fresh.set(name, one);
    }
    const all = [...fresh];
    const rows = await this.#context.tx.getMany(
      'standings',
      all.map(([, { member, badge, scope }]) => [member, badge.id, scope]),
    );
    for (const [at, [name, { member, badge, scope }]] of all.entries()) {
      const standing: BadgeStanding = rows[at] ?? NOTHING;
      this.#open.set(name, {
        member,
        badge: badge.id,
        scope,
        rule: badge,
        known: rows[at] !== undefined,
        moved: false,
        standing,
      });
    }
  }

  /** Something counts for its member from now on (`by` 1), or counts no longer (-1). Its row is written already. */
  async count(badge: BadgeDefinition, deed: DeedRow, by: 1 | -1, at: number): Promise<void> {
    const account = await this.#account(badge, deed);
    const { standing } = account;
    const evidence = { kind: deed.kind, id: deed.unit };
    const next =
      by === 1 && deed.at >= standing.last
        ? weighDeed(badge, this.#calendar, standing, { at: deed.at, evidence })
        : (shifted(badge, standing, deed.at, by) ?? (await this.#weighAgain(account)));
    await this.#settle(account, next, at);
  }

  /** Weighs everything that counts for somebody again. */
  async again(badge: BadgeDefinition, who: Omit<Holding, 'badge'>, at: number): Promise<void> {
    const account = await this.#account(badge, who);
    await this.#settle(account, await this.#weighAgain(account), at);
  }

  async save(): Promise<void> {
    const { tx } = this.#context;
    for (const { member, badge, scope, moved, known, standing } of this.#open.values()) {
      if (!moved) continue;
      const { count, day, today, last, recent, reached } = standing;
      const columns = { count, day, today, last, recent, reached };
      if (known) await tx.update('standings', [member, badge, scope], columns);
      else await tx.insert('standings', { member, badge, scope, ...columns });
    }
    this.#open.clear();
  }

  async #account(badge: BadgeDefinition, { member, scope }: Omit<Holding, 'badge'>): Promise<Account> {
    await this.prepare([{ member, badge, scope }]);
    return this.#open.get(nameOf(member, badge.id, scope))!;
  }

  async #settle(account: Account, next: BadgeStanding, at: number): Promise<void> {
    const { rule, standing } = account;
    await settleGrants(this.#context, rule, account, standing.reached, next.reached, {
      at,
      quiet: this.#counting.quiet,
    });
    account.standing = next;
    account.moved = true;
  }

  async #weighAgain({ member, badge, scope, rule }: Account): Promise<BadgeStanding> {
    let standing = NOTHING;
    let after: readonly (string | number)[] = [];
    for (;;) {
      const page: DeedRow[] = await this.#context.tx.range('deeds', {
        index: 'time',
        eq: [member, badge, scope],
        after,
        limit: PAGE,
      });
      for (const { at, unit, kind, marks, paired } of page)
        if (marks.length > 0 && paired === 0)
          standing = weighDeed(rule, this.#calendar, standing, { at, evidence: { kind, id: unit } });
      const last = page.at(-1);
      if (!last || page.length < PAGE) return standing;
      after = [last.at, last.unit, last.by];
    }
  }
}

const nameOf = (member: Id, badge: string, scope: string): string => JSON.stringify([member, badge, scope]);
