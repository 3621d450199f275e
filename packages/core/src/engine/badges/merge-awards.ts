import type { Id, Time } from '../../domain/common.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { Accounts, type Counting } from './accounts.ts';
import { Praises } from './praises.ts';
import type { Row } from '../schema.ts';
import type { Writing } from '../scene.ts';

type DeedRow = Row<'deeds'>;

/** A guest earns and praises little; these are guards, not page sizes. */
const ALL = 10_000;

/**
 * Moves what a guest earned to the member they turned out to be, and what they did for others: what both did counts once, what they
 * did for each other was their own doing and counts for nobody; a tier that both hold keeps its earlier date.
 */
export async function mergeAwards(
  context: Writing,
  badges: readonly BadgeDefinition[],
  from: Id,
  to: Id,
  { at, seq }: { readonly at: Time; readonly seq: number },
  counting: Counting = { quiet: false },
): Promise<void> {
  await mark(context, from, to, { at, seq });
  for (const badge of badges) {
    const accounts = new Accounts(context, counting);
    const touched = [
      ...(await moveOwn(context, badge, from, to)),
      ...(await movePraise(context, badge, from, to)),
    ];
    await moveStandings(context, badge, from);
    await moveGrants(context, badge, from, to);
    const different = new Map(touched.map((who) => [JSON.stringify([who.member, who.scope]), who]));
    if (!badge.retired) for (const who of different.values()) await accounts.again(badge, who, at);
    await accounts.save();
  }
}

/** The key of the row among the deeds that says whom a guest turned out to be (`scope`), and where in the log (`seq`). */
export const mergeKey = (guest: Id) => [guest, '', '', ''] as const;

async function mark(
  { tx }: Writing,
  from: Id,
  to: Id,
  { at, seq }: { readonly at: Time; readonly seq: number },
): Promise<void> {
  if (await tx.get('deeds', mergeKey(from))) return;
  const [member, badge, unit, by] = mergeKey(from);
  await tx.insert('deeds', {
    member,
    badge,
    unit,
    by,
    kind: 'member',
    scope: to,
    at,
    seq,
    marks: [],
    paired: 0,
  });
}

interface Touched {
  readonly member: Id;
  readonly scope: string;
}

/** What counts for the guest counts for the member. */
async function moveOwn(context: Writing, { id }: BadgeDefinition, from: Id, to: Id): Promise<Touched[]> {
  const rows = await context.tx.range('deeds', { eq: [from, id], limit: ALL });
  for (const row of rows) await rekey(context, row, { ...row, member: to });
  return rows.map(({ scope }) => ({ member: to, scope }));
}

/** What the guest did for others was the member's doing. */
async function movePraise(context: Writing, { id }: BadgeDefinition, from: Id, to: Id): Promise<Touched[]> {
  const { tx } = context;
  const touched: Touched[] = [];
  const rows = await tx.range('deeds', { index: 'by', eq: [id, from], limit: ALL });
  for (const row of rows)
    if (await rekey(context, row, { ...row, by: to })) touched.push({ member: row.member, scope: row.scope });

  const [given, taken] = [
    await tx.range('praise', { eq: [id, from], limit: ALL }),
    await tx.range('praise', { index: 'member', eq: [id, from], limit: ALL }),
  ];
  const moved = [...given, ...taken].filter(({ member }) => member !== '');
  const praises = new Praises(tx);
  const renamed = moved.map(({ by, member, count }) => ({
    badge: id,
    before: { by, member },
    by: by === from ? to : by,
    member: member === from ? to : member,
    count,
  }));
  await praises.prepare(
    renamed.flatMap(({ badge, before, by, member }) => [
      { badge, by, member },
      { badge, ...before },
    ]),
  );
  for (const { badge, before, by, member, count } of renamed) {
    praises.add(badge, before.by, before.member, -count);
    if (by !== member) praises.add(badge, by, member, count);
  }
  await praises.save();
  return touched;
}

/** Puts a deed under another key. Whether anything counts otherwise by that: there was one, or it was one's own doing. */
async function rekey({ tx }: Writing, row: DeedRow, next: DeedRow): Promise<boolean> {
  const keyOf = ({ member, badge, unit, by }: DeedRow) => [member, badge, unit, by];
  await tx.delete('deeds', keyOf(row));
  if (next.member === next.by) return true;
  const other = await tx.get('deeds', keyOf(next));
  if (!other) {
    await tx.insert('deeds', next);
    return false;
  }
  await tx.update('deeds', keyOf(next), {
    at: Math.min(other.at, next.at),
    seq: Math.max(other.seq, next.seq),
    marks: [...new Set([...other.marks, ...next.marks])],
    paired: Math.min(other.paired, next.paired),
  });
  return true;
}

/** Weighed again for the member; the guest has none left. */
async function moveStandings({ tx }: Writing, { id }: BadgeDefinition, from: Id): Promise<void> {
  const rows = await tx.range('standings', { eq: [from, id], limit: ALL });
  for (const { scope } of rows) await tx.delete('standings', [from, id, scope]);
}

async function moveGrants({ tx }: Writing, { id }: BadgeDefinition, from: Id, to: Id): Promise<void> {
  for (const row of await tx.range('grants', { eq: [from, id], limit: ALL })) {
    const { scope, tier } = row;
    await tx.delete('grants', [from, id, scope, tier]);
    const own = await tx.get('grants', [to, id, scope, tier]);
    if (!own) {
      await tx.insert('grants', { ...row, member: to });
      continue;
    }
    // What staff took from the member, they do not have again by having been a guest.
    if (own.revokedByStaff === 1) continue;
    const held = [own, row].filter(({ revokedAt }) => revokedAt === null);
    // Of what one of the two has lost, no date is left where the other holds it.
    const dated = held.length > 0 ? held : [own, row];
    await tx.update('grants', [to, id, scope, tier], {
      grantedAt: Math.min(...dated.map(({ grantedAt }) => grantedAt)),
      lastAt: Math.max(...dated.map(({ lastAt }) => lastAt)),
      revokedAt: held.length > 0 ? null : own.revokedAt,
      byStaff: Math.max(own.byStaff, row.byStaff),
    });
  }
}
