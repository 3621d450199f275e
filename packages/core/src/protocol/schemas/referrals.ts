import * as v from 'valibot';
import type { Money } from '../../domain/money.ts';
import type {
  Leaderboard,
  MemberValue,
  RewardCase,
  RewardsPage,
  Statement,
  Sharing,
} from '../../domain/referrals/figures.ts';
import { LEDGER_REASONS, type LedgerLine } from '../../domain/referrals/ledger.ts';
import {
  SHARE_CHANNELS,
  type Invitation,
  type Landing,
  type ProgrammeDefinition,
  type Welcome,
} from '../../domain/referrals/types.ts';
import { count, cursor, id, memberCard, text, time } from './common.ts';

const money: v.GenericSchema<Money> = v.object({
  value: v.pipe(v.number(), v.integer(), v.description('In the currency’s minor unit.')),
  currency: v.pipe(v.string(), v.description('ISO 4217.')),
});

const rewardType = v.picklist(['recognition', 'access', 'experience', 'economic']);
const reward = v.object({ type: rewardType, label: text, amount: v.optional(money) });

export const programme: v.GenericSchema<ProgrammeDefinition> = v.object({
  id,
  name: text,
  description: text,
  reward,
  friendReward: v.nullable(reward),
  landing: v.string(),
  windowDays: count,
  touch: v.picklist(['last', 'first']),
  terms: text,
  message: text,
  rules: v.optional(
    v.array(
      v.object({
        id,
        on: v.picklist(['joined', 'subscribed', 'purchased']),
        minimum: v.optional(money),
        product: v.optional(v.string()),
        friends: count,
        cap: v.nullable(count),
        holdDays: count,
        reward,
        friendReward: v.nullable(reward),
      }),
    ),
  ),
  newCustomers: v.optional(v.literal(true)),
  velocity: v.optional(v.object({ friends: count, hours: count })),
  leaderboard: v.optional(v.literal(true)),
});

const state = v.picklist(['invited', 'joined', 'qualified', 'ineligible']);

export const welcome: v.GenericSchema<Welcome> = v.object({
  programme,
  referrer: v.string(),
  state,
  reason: v.optional(v.string()),
  at: time,
  asOf: cursor,
});

export const invitation: v.GenericSchema<Invitation> = v.object({
  programme,
  code: v.string(),
  link: v.string(),
  friends: v.array(v.object({ name: v.string(), state, at: time, reason: v.optional(v.string()) })),
  joined: count,
  qualified: v.optional(count),
  progress: v.optional(
    v.array(v.object({ rule: id, have: count, need: count, won: count, full: v.boolean() })),
  ),
  listed: v.optional(v.boolean()),
  visits: v.optional(v.record(v.string(), count)),
  welcome: v.optional(welcome),
  asOf: cursor,
});

export const landing: v.GenericSchema<Landing> = v.object({
  programme,
  referrer: v.string(),
  click: v.string(),
  expiresAt: time,
});

const line: v.GenericSchema<LedgerLine> = v.object({
  id,
  kind: v.picklist(['reward', 'clawback']),
  programme: id,
  rule: id,
  side: v.picklist(['referrer', 'friend']),
  type: rewardType,
  label: text,
  amount: v.nullable(money),
  state: v.picklist(['pending', 'approved', 'paid', 'void']),
  friends: v.array(v.string()),
  reason: v.nullable(v.picklist(LEDGER_REASONS)),
  holdUntil: time,
  inReview: v.boolean(),
  reference: v.nullable(v.string()),
  of: v.nullable(id),
  at: time,
  changedAt: time,
});

const sum = v.pipe(v.number(), v.integer());

export const statement: v.GenericSchema<Statement> = v.object({
  lines: v.array(line),
  balances: v.array(v.object({ currency: v.string(), pending: sum, approved: sum, paid: sum })),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const sharing: v.GenericSchema<Sharing> = v.object({
  channels: v.array(v.object({ channel: v.picklist(SHARE_CHANNELS), intents: count, reach: count })),
  asOf: cursor,
});

export const leaderboard: v.GenericSchema<Leaderboard> = v.object({
  leaders: v.array(v.object({ name: v.string(), friends: count, you: v.optional(v.literal(true)) })),
  listed: v.boolean(),
  asOf: cursor,
});

export const rewardCase: v.GenericSchema<RewardCase> = v.object({
  line,
  member: v.nullable(memberCard),
  friends: v.array(memberCard),
  signs: v.array(v.picklist(['device', 'loop', 'twin', 'velocity'])),
});

export const rewardsPage: v.GenericSchema<RewardsPage> = v.object({
  cases: v.array(rewardCase),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const memberValue: v.GenericSchema<MemberValue> = v.object({
  member: id,
  values: v.array(v.object({ currency: v.string(), own: sum, referred: sum, total: sum })),
  friends: count,
  asOf: cursor,
});
