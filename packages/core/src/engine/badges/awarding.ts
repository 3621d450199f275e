import { deedOf, type BadgeDeed } from '../../domain/badges/deeds.ts';
import { isPair } from '../../domain/badges/pairs.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { Accounts, type Counting } from './accounts.ts';
import { mergeKey } from './merge-awards.ts';
import { Praises } from './praises.ts';
import type { EventRow, Row } from '../schema.ts';
import type { Writing } from '../scene.ts';
import type { ReadTx } from '../store.ts';

type DeedRow = Row<'deeds'>;

/** What one event says about one badge. */
interface Claim extends BadgeDeed {
  readonly badge: BadgeDefinition;
  readonly seq: number;
  /** When that was said; `at` is when it was done. */
  readonly saidAt: number;
}

/**
 * Counts a stretch of the log for every badge that looks at what is in it. To read an event twice changes nothing. Retired badges are
 * left as they are.
 */
export async function award(
  context: Writing,
  badges: readonly BadgeDefinition[],
  events: readonly EventRow[],
  counting: Counting = { quiet: false },
): Promise<void> {
  const { tx } = context;
  const claims = await asThey(
    tx,
    events.flatMap((event) => claimsOf(badges, event)),
  );
  if (claims.length === 0) return;
  const rows = new Map<string, DeedRow>();
  const keys = [...new Map(claims.map((claim) => [nameOf(claim), keyOf(claim)])).entries()];
  const found = await tx.getMany(
    'deeds',
    keys.map(([, key]) => key),
  );
  for (const [at, [name]] of keys.entries()) if (found[at]) rows.set(name, found[at]);
  const accounts = new Accounts(context, counting);
  await accounts.prepare(claims);
  const praises = new Praises(tx);
  await praises.prepare(
    claims.flatMap(({ badge, by, member }) => (by ? [{ badge: badge.id, by, member }] : [])),
  );

  for (const claim of claims) {
    const { badge, seq, mark, on, saidAt } = claim;
    const name = nameOf(claim);
    const row = rows.get(name);
    if (!row) {
      if (!on || !claim.inTime) continue;
      const fresh = freshRow(claim, isPaired(praises, claim));
      rows.set(name, fresh);
      await tx.insert('deeds', fresh);
      if (fresh.paired === 0) await accounts.count(badge, fresh, 1, saidAt);
      continue;
    }
    // Said before.
    if (seq <= row.seq) continue;
    const others = row.marks.filter((each) => each !== mark);
    const next = { ...row, seq, marks: on ? [...others, mark] : others };
    // What happens again and again, and changes nothing, is not written again and again.
    if (next.marks.length === row.marks.length) continue;
    rows.set(name, next);
    await tx.update('deeds', keyOf(claim), { seq, marks: next.marks });
    const [stood, stands] = [row.marks.length > 0, next.marks.length > 0];
    if (stood !== stands && row.paired === 0) await accounts.count(badge, next, stands ? 1 : -1, saidAt);
  }
  await praises.save();
  await accounts.save();
}

const claimsOf = (badges: readonly BadgeDefinition[], event: EventRow): Claim[] =>
  badges.flatMap((badge) => {
    const deed = badge.retired ? null : deedOf(badge, event);
    return deed ? [{ ...deed, badge, seq: event.seq, saidAt: event.at }] : [];
  });

/**
 * What is said of a guest after they turned out to be a member is said of the member: an approval may name them while their comments
 * are being moved. What they would do to themselves by that is nothing.
 */
async function asThey(tx: ReadTx, all: readonly Claim[]): Promise<Claim[]> {
  const earners = [...new Set(all.map(({ member }) => member))];
  const erased = await tx.getMany(
    'erased',
    earners.map((id) => [id]),
  );
  // A recount from the log's start brings nothing back of who was erased.
  const claims = all.filter(({ member }) => !erased[earners.indexOf(member)]);
  const people = [...new Set(claims.flatMap(({ member, by }) => (by === '' ? [member] : [member, by])))];
  const marks = await tx.getMany(
    'deeds',
    people.map((id) => mergeKey(id)),
  );
  const merged = new Map(marks.flatMap((mark) => (mark ? [[mark.member, mark] as const] : [])));
  if (merged.size === 0) return [...claims];
  const now = (id: string, seq: number): string => {
    const mark = merged.get(id);
    return mark && seq > mark.seq ? mark.scope : id;
  };
  return claims
    .map((claim) => ({ ...claim, member: now(claim.member, claim.seq), by: now(claim.by, claim.seq) }))
    .filter(({ member, by }) => member !== by);
}

const keyOf = ({ member, badge, unit, by }: Claim) => [member, badge.id, unit, by];
const nameOf = (claim: Claim): string => JSON.stringify(keyOf(claim));

/** Notes that somebody praised somebody, and says whether the two mostly praise each other by now. */
function isPaired(praises: Praises, { badge, by, member }: Claim): boolean {
  if (by === '') return false;
  praises.add(badge.id, by, member);
  return isPair(praises.of(badge.id, by, member), praises.of(badge.id, member, by));
}

const freshRow = (
  { member, badge, unit, by, kind, scope, at, seq, mark }: Claim,
  paired: boolean,
): DeedRow => ({
  member,
  badge: badge.id,
  unit,
  by,
  kind,
  scope,
  at,
  seq,
  marks: [mark],
  paired: Number(paired),
});
