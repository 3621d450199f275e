import type { AuditEntry } from '@hearth/core/domain';
import type { StaffView } from '@hearth/core/state';
import { fakeComment, people } from './comments.ts';
import { NOW } from './community.ts';
import { staffView } from './thread-staff.ts';

const MINUTE = 60_000;

/** Something that a member of staff did four minutes ago. */
export const fakeEntry = (part: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'e-1',
  actor: people.noor,
  action: 'hide',
  kind: 'comment',
  subject: 'c-kettle',
  topic: 'demo',
  at: NOW - 4 * MINUTE,
  reason: null,
  before: { status: 'published' },
  after: { status: 'hidden', revision: 2 },
  undoUntil: NOW + 6 * MINUTE,
  undone: null,
  ...part,
});

const list = <T>(items: readonly T[], more = false) =>
  ({ status: 'ready', error: null, items, more }) as const;

/** A busy day: what waits, what was reported, and what was done. */
export function busyTeam(): StaffView {
  const waiting = [
    fakeComment('Look at https://example.com, it explains this well.', {
      id: 'w-1',
      author: people.tomas,
      status: 'held',
      signs: ['links'],
      can: ['approve', 'hide'],
    }),
    fakeComment('شكرًا جزيلًا على هذا الشرح الرائع!', {
      id: 'w-2',
      topic: '/journal/holding-the-dusk',
      author: people.salma,
      status: 'held',
      can: ['approve', 'hide'],
    }),
  ];
  const reported = [
    fakeComment('Anybody who buys this is an idiot.', { id: 'r-1', author: people.jonas, can: ['hide'] }),
  ];
  return staffView({
    waiting: list(waiting),
    reported: list(reported),
    reports: [
      {
        comment: 'r-1',
        reason: 'abuse',
        note: 'He insults everybody here.',
        by: people.mei,
        at: NOW - MINUTE,
      },
      { comment: 'r-1', reason: 'off-topic', note: null, by: null, at: NOW },
    ],
    log: list(
      [
        fakeEntry({ reason: 'Advertising' }),
        fakeEntry({ id: 'e-2', action: 'pin', topic: '/journal/holding-the-dusk', undoUntil: null }),
        fakeEntry({
          id: 'e-3',
          action: 'ban',
          kind: 'member',
          subject: 'm-x',
          topic: null,
          actor: null,
          undoUntil: null,
          undone: { at: NOW - MINUTE, by: people.vera },
        }),
      ],
      true,
    ),
  });
}
