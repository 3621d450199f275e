import type { Id } from '../../domain/common.ts';
import { mayBecome, NO_BALANCE, post, sealedPart, type LineState } from '../../domain/referrals/ledger.ts';
import type { Reward } from '../../domain/referrals/types.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { fingerprint } from '../seal.ts';
import type { ReadTx } from '../store.ts';

/** Under which the ledger is written: its numbers have no gap, and a balance is never changed by two at once. */
export const LEDGER_LOCK = 'ledger';

export type Line = Row<'rewards'>;

/** Why a line moves, and who moved it; nobody: the server. */
interface Cause {
  readonly by?: Id | null;
  readonly reason?: string | null;
  /** How it was handed over. */
  readonly note?: string | null;
}

/** Adds a line: what was won is pending, what is taken back after it was paid is owed at once. */
export async function addLine(
  context: Writing,
  line: Omit<Line, 'id' | 'state' | 'at' | 'changedAt' | 'reference' | 'cleared'>,
  cause: Cause = {},
): Promise<Line> {
  const { tx, now } = context;
  const state: LineState = line.kind === 'reward' ? 'pending' : 'approved';
  const row = { ...line, id: context.id(), state, at: now, changedAt: now, reference: null, cleared: 0 };
  await tx.insert('rewards', row);
  await enter(context, row, null, state, cause);
  return row;
}

/** Takes a line one step on. Throws for a step that there is not: a defect of the caller. */
export async function moveLine(
  context: Writing,
  line: Line,
  to: LineState,
  cause: Cause = {},
): Promise<Line> {
  const { tx, now } = context;
  const patch = {
    state: to,
    changedAt: now,
    waits: 0,
    ...(cause.reason !== undefined && { reason: cause.reason }),
    ...(cause.note !== undefined && { reference: cause.note }),
  };
  await tx.update('rewards', [line.id], patch);
  await enter(context, line, line.state, to, cause);
  return { ...line, ...patch };
}

/** Undoes a line: while nothing was paid it becomes void, afterwards a negative line takes it back. Nothing is ever deleted. */
export async function takeBack(context: Writing, id: Id, reason: string | null): Promise<void> {
  const line = await context.tx.get('rewards', [id]);
  if (!line || line.state === 'void') return;
  if (line.state !== 'paid') {
    await moveLine(context, line, 'void', { reason });
    return;
  }
  const { id: of, value, member, programme, rule, side, type, label, currency, friends } = line;
  await addLine(
    context,
    {
      ...{ member, programme, rule, side, type, label, currency, friends, reason, of },
      kind: 'clawback',
      // Not -0: it would be another number in the books.
      value: 0 - value,
      holdUntil: context.now,
      waits: 0,
      signs: [],
    },
    { reason },
  );
}

/** What a reward is worth in the ledger. */
export const worthOf = ({ amount }: Pick<Reward, 'amount'>): { value: number; currency: string } => ({
  value: amount?.value ?? 0,
  currency: amount?.currency ?? '',
});

/** Writes one step down, with the sums that it changes, and tells whose it is. */
async function enter(
  context: Writing,
  { id, member, programme, rule, side, type, value, currency }: Line,
  from: LineState | null,
  to: LineState,
  { by = null, reason = null, note = null }: Cause,
): Promise<void> {
  if (!mayBecome(from, to)) throw new Error(`A line of the ledger does not go from ${from} to ${to}.`);
  const { tx, now, emit } = context;
  const last = await lastEntry(tx);
  const entry = {
    ...{ no: (last?.no ?? 0) + 1, line: id, member, from, to, value, currency },
    ...{ at: now, by, reason, note, hash: '' },
  };
  const hash = await fingerprint(sealedPart(entry, last?.hash ?? ''), context.options.ambient);
  await tx.insert('ledger', { ...entry, hash });
  if (currency !== '') {
    const known = await tx.get('balances', [member, currency]);
    const next = post(known ?? NO_BALANCE, entry);
    if (known) await tx.update('balances', [member, currency], next);
    else await tx.insert('balances', { member, currency, ...next });
  }
  emit({
    kind: 'referral.ledger',
    subject: id,
    actor: null,
    channel: `member/${member}`,
    audience: member,
    data: { programme, rule, side, type, state: to, value, currency },
  });
}

export async function lastEntry(tx: ReadTx): Promise<Row<'ledger'> | undefined> {
  return (await tx.range('ledger', { eq: [], reverse: true, limit: 1 }))[0];
}
