import type { ReferralsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { RewardCase } from '../../domain/referrals/figures.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { readReason, record } from '../moderation/audit.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { LEDGER_LOCK, moveLine, takeBack, type Line } from '../referrals/ledger.ts';
import { linesOf } from '../referrals/referral-views.ts';
import { reviewFriend } from './rewarding.ts';
import { notFound, requireStaff, type Reading, type Scene, type Writing } from '../scene.ts';

/** Lines handed over in one go. */
const PAY_LIMIT = 100;
const REFERENCE_LIMIT = 200;
/** Lines of one member that are looked at for what they owe. */
const OWED = 10_000;

/** What staff do about rewards: look, decide, hand over. */
export function rewardDesk(scene: Scene): Required<Pick<ReferralsPart, 'rewards' | 'decide' | 'pay'>> {
  return {
    async rewards({ kind, cursor, limit }) {
      requireStaff(scene.viewer);
      if (!['review', 'approved'].includes(kind)) throw invalid('kind', 'format');
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { w: ['int', 'id'] }).slice(1);
      return scene.read(async (context) => {
        const { tx } = context;
        const eq = kind === 'review' ? ['pending', 1] : ['approved', 0];
        const rows = await tx.range('rewards', { index: 'due', eq, after, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          cases: await casesOf(context, page),
          next: last ? toPlaceCursor(['w', last.holdUntil, last.id]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },

    async decide({ key, id, decision, reason }) {
      requireStaff(scene.viewer);
      if (decision !== 'allow' && decision !== 'deny') throw invalid('decision', 'format');
      const why = readReason(reason);
      if (decision === 'deny' && why === null) throw invalid('reason', 'required');
      await scene.keyed(LEDGER_LOCK, key, { decide: id, decision, reason }, async (context) => {
        const line = await context.tx.get('rewards', [id]);
        if (!line) throw notFound('reward');
        if (line.kind === 'clawback' || line.state === 'void')
          throw new CommunityError('conflict', 'There is nothing to decide about this.', { field: 'id' });
        const before = { state: line.state, waits: line.waits === 1 };
        if (decision === 'allow') await allow(context, line);
        else await deny(context, line);
        const is = (await context.tx.get('rewards', [id]))!;
        await record(context, {
          ...{ action: decision, kind: 'reward', subject: id, topic: line.programme, reason: why },
          before,
          after: { state: is.state, waits: is.waits === 1 },
        });
        return null;
      });
      return scene.read(
        async (context) => (await casesOf(context, [(await context.tx.get('rewards', [id]))!]))[0]!,
      );
    },

    async pay({ key, ids, reference }) {
      const { id: by } = requireStaff(scene.viewer);
      const wanted = [...new Set(ids)];
      if (wanted.length === 0 || wanted.length > PAY_LIMIT)
        throw invalid('ids', wanted.length === 0 ? 'too-few' : 'too-many', PAY_LIMIT);
      const note = tidyBody(reference ?? '').replace(/\s+/gu, ' ') || null;
      if (note !== null && note.length > REFERENCE_LIMIT)
        throw invalid('reference', 'too-long', REFERENCE_LIMIT);
      await scene.keyed(LEDGER_LOCK, key, { pay: wanted.toSorted(), reference }, async (context) => {
        const lines = await approvedLines(context, wanted);
        await refuseDebtors(context, lines);
        for (const line of lines) await moveLine(context, line, 'paid', { by, note });
        for (const { id, programme } of lines)
          await record(context, {
            ...{ action: 'pay', kind: 'reward', subject: id, topic: programme, reason: note },
            before: { state: 'approved' },
            after: { state: 'paid' },
          });
        return null;
      });
    },
  };
}

async function allow({ tx, emit }: Writing, { id, state, waits, member }: Line): Promise<void> {
  if (state !== 'pending' || waits === 0)
    throw new CommunityError('conflict', 'This does not wait for a decision.', { field: 'id' });
  await tx.update('rewards', [id], { waits: 0, cleared: 1 });
  emit({
    ...{ kind: 'referral.changed', subject: id, actor: null },
    ...{ channel: `member/${member}`, audience: member, data: {} },
  });
}

/** Those whom something speaks against count no longer, for any rule; where nothing does, all who won it. */
async function deny(context: Writing, line: Line): Promise<void> {
  const { tx } = context;
  const rows = (await tx.getMany('referrals', line.friends.map((id) => [id]))).filter((row) => row !== undefined); // prettier-ignore
  const doubted = rows.filter(({ signs }) => signs.length > 0);
  for (const { friend } of doubted.length > 0 ? doubted : rows) {
    await tx.update('referrals', [friend], { reason: 'denied' });
    await reviewFriend(context, friend);
  }
  // A line whose friends are gone from the rules' sight: it falls all the same.
  const still = await tx.get('rewards', [line.id]);
  if (still && still.state !== 'void' && still.state === line.state && line.state !== 'paid')
    await takeBack(context, line.id, 'denied');
}

async function approvedLines({ tx }: Writing, ids: readonly Id[]): Promise<Line[]> {
  const rows = await tx.getMany(
    'rewards',
    ids.map((id) => [id]),
  );
  return rows.map((row, at) => {
    if (!row) throw new CommunityError('not-found', 'There is no such reward.', { field: `ids.${at}` });
    if (row.state !== 'approved')
      throw new CommunityError('conflict', `What is ${row.state} cannot be paid.`, {
        field: `ids.${at}`,
        reason: row.state,
      });
    return row;
  });
}

/** Whoever owes something back gets what is left of it: nobody is paid in full and asked for money afterwards. */
async function refuseDebtors({ tx }: Writing, lines: readonly Line[]): Promise<void> {
  const sums = new Map<string, { member: Id; currency: string; sum: number }>();
  for (const { member, currency, value } of lines) {
    if (currency === '') continue;
    const key = `${member} ${currency}`;
    const known = sums.get(key) ?? { member, currency, sum: 0 };
    sums.set(key, { ...known, sum: known.sum + value });
  }
  for (const { member, currency, sum } of sums.values()) {
    const all = await tx.range('rewards', { index: 'member', eq: [member], reverse: true, limit: OWED });
    const owed = all.filter(
      (line) => line.state === 'approved' && line.currency === currency && line.value < 0,
    );
    if (sum < 0 || owed.some(({ id }) => !lines.some((line) => line.id === id)))
      throw new CommunityError('conflict', `Member ${member} owes something back in ${currency}.`, {
        field: 'ids',
        reason: 'owes',
      });
  }
}

async function casesOf(context: Reading, rows: readonly Line[]): Promise<RewardCase[]> {
  const lines = await linesOf(context.tx, rows);
  const cards = await cardsOf(
    context,
    rows.flatMap(({ member, friends }) => [member, ...friends]),
  );
  return rows.map(({ member, friends, signs }, at) => ({
    line: lines[at]!,
    member: cards.get(member) ?? null,
    friends: friends.flatMap((friend) => cards.get(friend) ?? []),
    signs,
  }));
}
