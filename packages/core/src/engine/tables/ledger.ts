import type { ReferralRows } from '../rows/referrals.ts';
import type { Shapes } from './shape.ts';

/** What referral programmes owe, and what was done about it. */
export const LEDGER_TABLES: Shapes<keyof ReferralRows> = {
  marks: {
    columns: { kind: 'text', mark: 'text', member: 'text', at: 'int' },
    key: ['kind', 'mark', 'member'],
    indexes: { member: { columns: ['member'] } },
  },
  referral_standings: {
    columns: { programme: 'text', member: 'text', joined: 'int', qualified: 'int', listed: 'int' },
    key: ['programme', 'member'],
    indexes: { board: { columns: ['programme', 'listed', 'joined'] } },
  },
  visits: {
    columns: { programme: 'text', member: 'text', location: 'text', count: 'int' },
    key: ['programme', 'member', 'location'],
    indexes: {},
  },
  counted_friends: {
    columns: {
      friend: 'text',
      rule: 'text',
      referrer: 'text',
      programme: 'text',
      at: 'int',
      terms: 'json',
      line: 'text',
      own: 'text',
    },
    key: ['friend', 'rule'],
    indexes: { pool: { columns: ['referrer', 'programme', 'rule', 'line', 'at'] } },
  },
  rule_standings: {
    columns: { member: 'text', programme: 'text', rule: 'text', won: 'int' },
    key: ['member', 'programme', 'rule'],
    indexes: {},
  },
  rewards: {
    columns: {
      id: 'text',
      member: 'text',
      kind: 'text',
      programme: 'text',
      rule: 'text',
      side: 'text',
      type: 'text',
      label: 'json',
      value: 'int',
      currency: 'text',
      state: 'text',
      friends: 'json',
      reason: 'text',
      holdUntil: 'int',
      waits: 'int',
      cleared: 'int',
      signs: 'json',
      reference: 'text',
      of: 'text',
      at: 'int',
      changedAt: 'int',
    },
    key: ['id'],
    indexes: {
      member: { columns: ['member', 'at'] },
      due: { columns: ['state', 'waits', 'holdUntil'] },
    },
  },
  ledger: {
    columns: {
      no: 'int',
      line: 'text',
      member: 'text',
      from: 'text',
      to: 'text',
      value: 'int',
      currency: 'text',
      at: 'int',
      by: 'text',
      reason: 'text',
      note: 'text',
      hash: 'text',
    },
    key: ['no'],
    indexes: { line: { columns: ['line'] } },
  },
  balances: {
    columns: { member: 'text', currency: 'text', pending: 'int', approved: 'int', paid: 'int' },
    key: ['member', 'currency'],
    indexes: {},
  },
};
