import { deedOf } from '../../domain/badges/deeds.ts';
import type { BadgeTrigger } from '../../domain/badges/types.ts';
import type { Id } from '../../domain/common.ts';
import { dayIn } from '../../domain/gratitude/calendar.ts';
import { pointsAfterRefund, pointsOf, ruleFor, withinCap } from '../../domain/gratitude/points.ts';
import { REWARD_TYPES } from '../../domain/gratitude/rewards.ts';
import type { PointRule, PointsDefinition } from '../../domain/gratitude/types.ts';
import type { RewardType } from '../../domain/referrals/types.ts';
import { STRETCH } from '../log/stretch.ts';
import { memberNow } from '../people/member-now.ts';
import { mergeGratitude } from './merge-gratitude.ts';
import { addEntry, POINTS_LOCK } from './points.ts';
import { addMoment, countReward } from './rewards.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';

const READER = 'gratitude';
/** Refunds of one purchase, a guard. */
const ALL = 1_000;

/**
 * Reads a stretch of the log for what is given: points by the site's rules, what is taken back with a refund, good moments, and
 * how much of what was given has a price. Reading an event twice changes nothing. How many events there were.
 */
export async function readGratitude(options: EngineOptions, site: Id): Promise<number> {
  return asSystem(options, site).write(POINTS_LOCK, async (context) => {
    const { tx } = context;
    const cursor = await tx.get('readers', [READER]);
    const events = await tx.range('events', { eq: [], after: [cursor?.seq ?? 0], limit: STRETCH });
    const last = events.at(-1);
    if (!last) return 0;
    for (const event of events) await read(context, event);
    if (cursor) await tx.update('readers', [READER], { seq: last.seq });
    else await tx.insert('readers', { name: READER, seq: last.seq });
    return events.length;
  });
}

async function read(context: Writing, event: EventRow): Promise<void> {
  const { kind, subject, data, at, audience } = event;
  switch (kind) {
    case 'member.merged':
      if (typeof data['into'] === 'string') await mergeGratitude(context, subject, data['into']);
      return;
    case 'reward.given':
      if (isRewardType(data['type'])) await countReward(context, data['type'], at);
      return;
    // A line of a referral programme counts once it stands; what is taken back later was given all the same.
    case 'referral.ledger':
      if (data['state'] === 'approved' && Number(data['value']) >= 0 && isRewardType(data['type']))
        await countReward(context, data['type'], at);
      return;
    case 'insider.redeemed':
      await countReward(context, 'access', at);
      return;
    case 'badge.granted': {
      await countReward(context, 'recognition', at);
      const cause = ['badge', subject, data['tier'], data['scope']].filter(Boolean).join('/');
      const member = await memberNow(context.tx, audience);
      if (member) await addMoment(context, { member: member.id, cause, kind: 'badge', subject, at });
      return;
    }
    case 'comment.marked':
      return answered(context, event);
    case 'entry.settled':
      return shipped(context, event);
    case 'host.refund':
      if (typeof data['refers'] === 'string') await settleRefunds(context, data['refers']);
      break;
  }
  await earn(context, event);
}

const isRewardType = (type: unknown): type is RewardType =>
  (REWARD_TYPES as readonly unknown[]).includes(type);

/** A question has its official answer now. Nobody is surprised by their own. */
async function answered(context: Writing, { subject, at }: EventRow): Promise<void> {
  const { tx } = context;
  const answer = await tx.get('comments', [subject]);
  const question = answer?.answer === 1 ? await tx.get('comments', [answer.root]) : undefined;
  if (!question?.author || question.author === answer!.author) return;
  const cause = `answer/${question.id}`;
  await addMoment(context, { member: question.author, cause, kind: 'answer', subject: question.id, at });
}

async function shipped(context: Writing, { subject, at }: EventRow): Promise<void> {
  const entry = await context.tx.get('entries', [subject]);
  if (entry?.status !== 'shipped' || entry.author === null) return;
  const cause = `shipped/${entry.id}`;
  await addMoment(context, { member: entry.author, cause, kind: 'shipped', subject: entry.id, at });
}

/** Points for what the site has rules for. */
async function earn(context: Writing, event: EventRow): Promise<void> {
  const definition = context.access.points;
  if (!definition) return;
  const { kind, data, at } = event;
  if (kind.startsWith('host.')) {
    const currency = typeof data['currency'] === 'string' ? data['currency'] : null;
    const rule = ruleFor(definition.rules, kind, currency);
    const value = typeof data['value'] === 'number' ? data['value'] : null;
    if (!rule || event.actor === null) return;
    await earnBy(context, definition, rule, { member: event.actor, source: event.subject, value, at });
    await settleRefunds(context, event.subject);
    return;
  }
  for (const rule of definition.rules) {
    if (rule.on.startsWith('host.')) continue;
    const deed = deedOf({ trigger: rule.on as BadgeTrigger, autoRevoke: true }, event);
    if (!deed) continue;
    const source = deed.by === '' ? deed.unit : `${deed.unit} ${deed.by}`;
    if (deed.on) await earnBy(context, definition, rule, { member: deed.member, source, value: null, at });
    // Of several reactions of one person one may stand: what they gave stays.
    if (event.kind !== 'comment.reacted')
      await turn(context, definition, { ...deed, cause: `${rule.on} ${source}`, at });
  }
}

async function earnBy(
  context: Writing,
  definition: PointsDefinition,
  rule: PointRule,
  { member: id, source, value, at }: { member: Id; source: string; value: number | null; at: number },
): Promise<void> {
  const { tx, info } = context;
  const member = (await memberNow(tx, id))?.id;
  const cause = `${rule.on} ${source}`;
  if (member === undefined || (await tx.get('points', [member, cause]))) return;
  const day = dayIn(info.timezone, at);
  const key = [member, rule.on, day];
  const capped = rule.dailyCap === undefined ? undefined : await tx.get('point_caps', key);
  const points = withinCap(rule, pointsOf(rule, value), capped?.points ?? 0);
  const entry = {
    member,
    cause,
    kind: 'earned',
    points,
    at,
    day,
    source: rule.on,
    note: null,
    by: null,
  } as const;
  if (!(await addEntry(context, definition, entry)) || rule.dailyCap === undefined) return;
  if (capped) await tx.update('point_caps', key, { points: capped.points + points });
  else await tx.insert('point_caps', { member, source: rule.on, day, points });
}

/**
 * Takes back what was earned with something that is gone (a comment that was deleted or hidden, a vote that was withdrawn), and
 * gives it again with what comes back: a line each time, on the day it was earned.
 */
async function turn(
  context: Writing,
  definition: PointsDefinition,
  { member: id, cause, on, at }: { member: Id; cause: string; on: boolean; at: number },
): Promise<void> {
  const { tx } = context;
  const member = (await memberNow(tx, id))?.id;
  const earned = member === undefined ? undefined : await tx.get('points', [member, cause]);
  if (!earned) return;
  let turns = 0;
  while (await tx.get('points', [earned.member, `turned ${cause} ${turns + 1}`])) turns++;
  if ((turns % 2 === 0) === on) return;
  const points = on ? earned.points : -earned.points;
  const line = { ...earned, cause: `turned ${cause} ${turns + 1}`, at };
  await addEntry(context, definition, { ...line, kind: on ? 'earned' : 'reversed', points });
}

/**
 * Takes back what refunds of an event leave of its points, in whichever order they came; each refund has a line of its own. It
 * counts on the day the points were earned: a year is what was bought in it, and not given back.
 */
async function settleRefunds(context: Writing, id: string): Promise<void> {
  const { tx, access } = context;
  const definition = access.points;
  const bought = await tx.get('host_events', [id]);
  const member = bought?.member ? (await memberNow(tx, bought.member))?.id : undefined;
  if (!definition || !bought || member === undefined) return;
  const kind = `host.${bought.type}`;
  const earned = await tx.get('points', [member, `${kind} ${id}`]);
  const rule = ruleFor(definition.rules, kind, bought.currency);
  if (!earned) return;
  const refunds = (await tx.range('host_events', { index: 'refers', eq: [id], limit: ALL }))
    .filter(({ type }) => type === 'refund')
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  let left = earned.points;
  let back: number | null = 0;
  for (const refund of refunds) {
    const amount: number | null = refund.currency === bought.currency ? refund.value : null;
    back = back === null || amount === null ? null : back + amount;
    const cause = `reversed ${refund.id}`;
    const known = await tx.get('points', [member, cause]);
    // Without its rule, only a whole refund can be weighed.
    const keeps = rule
      ? Math.min(left, pointsAfterRefund(rule, bought.value, back))
      : back === null
        ? 0
        : left;
    const points = known?.points ?? keeps - left;
    left += points;
    const { day, source } = earned;
    if (!known && points !== 0)
      await addEntry(context, definition, {
        ...{ member, cause, kind: 'reversed', points, at: refund.at, day, source, note: null, by: null },
      } as const);
  }
}
