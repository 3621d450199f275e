import * as v from 'valibot';
import type { AuditEntry, AuditPage, Facts, StaffAction } from '../../domain/moderation/types.ts';
import { REPORT_REASONS, type Report } from '../../domain/moderation/reports.ts';
import { cursor, id, memberCard, time } from './common.ts';

const ACTIONS = [
  'approve',
  'hide',
  'restore',
  'pin',
  'unpin',
  'feature',
  'unfeature',
  'answer',
  'unanswer',
  'delete',
  'settings',
  'dismiss',
  'settle',
  'merge',
  'mute',
  'ban',
  'pardon',
  'correct',
  'thank',
  'grant',
  'revoke',
  'stage',
  'allow',
  'deny',
  'pay',
] as const satisfies readonly StaffAction[];

const facts: v.GenericSchema<Facts> = v.pipe(
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
  v.description('Codes and numbers, never words.'),
);

export const auditEntry: v.GenericSchema<AuditEntry> = v.object({
  id,
  actor: v.nullable(memberCard),
  action: v.picklist(ACTIONS),
  kind: v.picklist(['comment', 'thread', 'member', 'entry', 'poll', 'reward']),
  subject: v.string(),
  topic: v.nullable(v.string()),
  at: time,
  reason: v.nullable(v.string()),
  before: facts,
  after: facts,
  undoUntil: v.nullable(time),
  undone: v.nullable(v.object({ at: time, by: v.nullable(memberCard) })),
});

export const auditPage: v.GenericSchema<AuditPage> = v.object({
  entries: v.array(auditEntry),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const report: v.GenericSchema<Report> = v.object({
  comment: id,
  reason: v.picklist(REPORT_REASONS),
  note: v.nullable(v.string()),
  by: v.nullable(memberCard),
  at: time,
});
