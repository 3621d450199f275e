import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_MODERATION } from '../../site.ts';
import { validateDefinition } from '../definition.ts';
import type { PollDefinition } from '../types.ts';
import { boardActions, entryActions, seesEntry } from './rules.ts';
import type { EntryState, EntryStatus } from './types.ts';

const HOUR = 3_600_000;
const site = { moderation: DEFAULT_MODERATION, editWindow: HOUR };
const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'board',
  question: 'What next?',
  kind: 'ideas',
  options: [],
  results: 'always',
  min: 1,
  max: 0,
  entries: { opensAt: null, closesAt: null, perMember: 0 },
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: false,
  ...patch,
});
const ann = { id: 'ann', role: 'member' } as const;
const bea = { id: 'bea', role: 'member' } as const;
const guest = { id: 'gus', role: 'guest' } as const;
const staff = { id: 'sam', role: 'staff' } as const;
const entry = (state: EntryState = 'published', status: EntryStatus = 'open') => ({
  state,
  status,
  author: 'ann',
  createdAt: 0,
});

test('P63 what waits or was taken down is seen by its author and staff, what was deleted by nobody', () => {
  for (const viewer of [null, ann, bea, staff]) {
    assert.equal(seesEntry(entry('published'), viewer), true);
    assert.equal(seesEntry(entry('merged'), viewer), true);
    assert.equal(seesEntry(entry('deleted'), viewer), false);
    for (const state of ['held', 'hidden'] as const)
      assert.equal(seesEntry(entry(state), viewer), viewer === ann || viewer === staff);
  }
});

test('P58 its author edits an idea within the window while nobody has taken it up, and waiting ones at any time', () => {
  const can = (row: ReturnType<typeof entry>, now: number) => entryActions(row, ann, poll(), site, now);
  assert.deepEqual(can(entry(), 1), ['vote', 'edit', 'remove']);
  assert.deepEqual(can(entry(), HOUR), ['vote', 'remove']);
  assert.deepEqual(can(entry('published', 'planned'), 1), ['vote', 'remove']);
  assert.deepEqual(can(entry('held'), 9 * HOUR), ['edit', 'remove']);
  assert.deepEqual(can(entry('hidden'), 1), ['remove']);
  assert.deepEqual(can(entry('deleted'), 1), []);
});

test('P59 votes are for members while the poll is open, until it has come or was declined, and never for one’s own entry of a contest', () => {
  const votes = (viewer: Parameters<typeof entryActions>[1], row = entry(), definition = poll()) =>
    entryActions(row, viewer, definition, site, 5).includes('vote');
  assert.equal(votes(bea), true);
  assert.equal(votes(ann), true);
  assert.equal(votes(guest), false);
  assert.equal(votes(guest, entry(), poll({ guests: true })), true);
  assert.equal(votes({ ...bea, banned: true }), false);
  assert.equal(votes(bea, entry('published', 'planned')), true);
  for (const status of ['shipped', 'declined'] as const)
    assert.equal(votes(bea, entry('published', status)), false);
  for (const state of ['held', 'hidden', 'merged'] as const) assert.equal(votes(bea, entry(state)), false);
  assert.equal(votes(bea, entry(), poll({ closesAt: 5 })), false);
  assert.equal(votes(bea, entry(), poll({ opensAt: 6 })), false);
  assert.equal(votes(ann, entry(), poll({ kind: 'contest' })), false);
});

test('P61 staff settle and unite what is published, and take the steps that fit', () => {
  const can = (state: EntryState) => entryActions(entry(state), staff, poll({ closesAt: 1 }), site, 5);
  assert.deepEqual(can('published'), ['remove', 'settle', 'merge', 'hide']);
  assert.deepEqual(can('held'), ['remove', 'approve', 'hide']);
  assert.deepEqual(can('hidden'), ['remove', 'restore']);
  assert.deepEqual(can('merged'), ['remove']);
});

test('P58 who has as many entries as one may have proposes no more', () => {
  const definition = poll({ entries: { opensAt: null, closesAt: null, perMember: 2 } });
  assert.deepEqual(boardActions(definition, ann, 1, site, 5), ['propose', 'vote']);
  assert.deepEqual(boardActions(definition, ann, 2, site, 5), ['vote']);
  assert.deepEqual(boardActions(definition, { ...ann, banned: true }, 0, site, 5), []);
  assert.deepEqual(boardActions(definition, guest, 0, site, 5), []);
});

test('P58 a poll of ideas names no options, no budget and no anonymity, and says so at the field', () => {
  const reasons = (patch: Partial<PollDefinition>) =>
    validateDefinition(poll(patch)).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual(reasons({}), []);
  assert.deepEqual(
    reasons({ kind: 'contest', max: 1, entries: { opensAt: null, closesAt: null, perMember: 1 } }),
    [],
  );
  assert.deepEqual(reasons({ anonymous: true }), ['anonymous not-of-this-kind']);
  assert.deepEqual(reasons({ options: [{ id: 'a', label: 'A' }] }), ['options not-of-this-kind']);
  assert.deepEqual(reasons({ budget: 5 }), ['budget format']);
  assert.deepEqual(reasons({ max: 1.5, min: 0 }), ['min format', 'max format']);
  assert.deepEqual(reasons({ entries: { opensAt: 5, closesAt: 5, perMember: -1 } }), [
    'entries.perMember format',
    'entries.closesAt order',
  ]);
  assert.deepEqual(
    validateDefinition({
      ...poll({ kind: 'single', max: 1 }),
      options: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ],
    }).map(({ field }) => field),
    ['entries'],
  );
});
