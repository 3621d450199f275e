import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry } from '../../domain/moderation/types.ts';
import type { BackendAdapter, GratitudePart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Thread } from '../../domain/threads/types.ts';
import { bob, cardOf, createBackend } from '../testing/backend.ts';
import { few, openThread } from '../testing/open-thread.ts';
import { createWorld, settle } from '../testing/world.ts';
import { threadStaff } from './thread-staff.ts';
import './thread-staff-living.ts';

const sue: Viewer = { id: 'sue', name: 'Sue', role: 'staff', strength: 'host' };

/** A thread that staff look at; what waits is what is held. */
async function open(broken: (name: string) => void = () => {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time, viewer: sue });
  const { adapter, calls, comments } = backend;
  let undoable: number | null = 1;
  const call = (name: string, input: object) => {
    const { key: _, ...rest } = input as { readonly key?: string };
    calls.push({ name, input: rest });
    broken(name);
  };
  const entry = (): AuditEntry => ({
    id: 'e',
    actor: cardOf(sue),
    action: 'hide',
    kind: 'comment',
    subject: 'a',
    topic: 't',
    at: 0,
    reason: null,
    before: {},
    after: {},
    undoUntil: undoable,
    undone: null,
  });
  const moderation = {
    async queue({ cursor, kind }) {
      call('queue', { kind, cursor });
      const held = [...comments.values()].filter(({ status }) => status === 'held');
      const from = Number(cursor ?? 0);
      const next = held.length > from + 2 ? `${from + 2}` : null;
      return { comments: held.slice(from, from + 2), next, asOf: `e.${backend.log.length}` };
    },
    async act(input) {
      call('act', input);
      return backend.change(input.id, { status: input.action === 'hide' ? 'hidden' : 'published' });
    },
    async thread(input): Promise<Thread> {
      call('thread', input);
      return { topic: 't', title: null, url: null, locked: input.locked ?? false, comments: 4 };
    },
    async sanction(input) {
      call('sanction', input);
      return cardOf(bob);
    },
    async audit(query) {
      call('audit', query);
      return { entries: [entry()], next: null, asOf: 'e.0' };
    },
    async undo(input) {
      call('undo', input);
      comments.set('a', { ...comments.get('a')!, status: 'published', revision: 9 });
      return entry();
    },
  } satisfies BackendAdapter['moderation'];
  const gratitude = {
    async thank(input: Parameters<GratitudePart['thank']>[0]) {
      calls.push({ name: 'thank', input });
      broken('thank');
      return { id: 't', from: cardOf(sue), text: input.text, at: 0 };
    },
  } as Partial<GratitudePart> as GratitudePart;
  const opened = await openThread({
    world,
    backend: Object.assign(backend, { adapter: { ...adapter, moderation, gratitude } }),
    seed: few,
  });
  await settle();
  const staff = threadStaff(opened.community, 't');
  const hold = (...ids: string[]) => {
    for (const id of ids) backend.seed({ id, status: 'held' });
  };
  const waiting = () => staff.$view.get().waiting.items.map(({ id }) => id);
  return { ...opened, world, staff, hold, waiting, late: () => (undoable = null) };
}

test('T41 what waits is read page by page', async () => {
  const { staff, hold, waiting } = await open();
  hold('h1', 'h2', 'h3');
  await staff.show('waiting');
  assert.deepEqual([waiting(), staff.$view.get().waiting.more], [['h1', 'h2'], true]);
  await staff.more('waiting');
  assert.deepEqual([waiting(), staff.$view.get().waiting.more], [['h1', 'h2', 'h3'], false]);
});

test('T41 what comes to wait is seen by who looks, with one request for all news of a moment', async () => {
  const { staff, backend, hold, waiting, world } = await open();
  await staff.show('waiting');
  const stop = staff.$view.listen(() => {});
  await world.advance(1_000);
  const before = backend.names('queue').length;
  hold('h1');
  for (const revision of [1, 2])
    backend.tell({
      kind: 'comment',
      channel: 'moderation',
      comment: { ...backend.comments.get('h1')!, revision },
    });
  await world.advance(1_000);
  assert.deepEqual(waiting(), ['h1']);
  assert.equal(backend.names('queue').length, before + 1);
  stop();
});

test('T41 acting takes a comment out of the list, and into the thread as it is now', async () => {
  const { staff, hold, waiting, backend, item } = await open();
  hold('h1');
  await staff.show('waiting');
  await staff.act('h1', 'approve');
  assert.deepEqual(waiting(), []);
  await staff.act('a', 'hide', 'Rule 3');
  await settle();
  assert.equal(item('a')?.comment.status, 'hidden');
  assert.deepEqual(backend.names('act').at(-1)?.input, { id: 'a', action: 'hide', reason: 'Rule 3' });
});

test('T37 a step from the thread itself goes with its reason, too', async () => {
  const { store, backend } = await open();
  assert.equal(await store.moderate('a', 'hide', 'Rule 3'), true);
  assert.equal(await store.moderate('a', 'restore'), true);
  assert.deepEqual(
    backend.names('act').map(({ input }) => input),
    [
      { id: 'a', action: 'hide', reason: 'Rule 3' },
      { id: 'a', action: 'restore' },
    ],
  );
});

test('T40 undoing shows what it brought back, though no news come', async () => {
  const { staff, item, late } = await open();
  await staff.act('a', 'hide');
  const entry = await staff.last('a');
  assert.ok(entry);
  await staff.undo(entry);
  await settle();
  assert.equal(item('a')?.comment.status, 'published');
  late();
  assert.equal(await staff.last('a'), null, 'what can’t be undone any more is not offered');
});

test('T33 T34 the rules of the thread show at once', async () => {
  const { staff, view, backend } = await open();
  await staff.settle({ locked: true, moderation: 'pre', slow: 60 });
  await settle();
  assert.equal(view().thread?.locked, true);
  assert.deepEqual(backend.names('thread')[0]?.input, {
    topic: 't',
    locked: true,
    moderation: 'pre',
    slow: 60,
  });
});

test('a sanction goes with its end and reason, and its end without either', async () => {
  const { staff, backend } = await open();
  await staff.sanction('bob', 'ban', 5, 'Insults');
  await staff.sanction('bob', null, null, '');
  assert.deepEqual(
    backend.names('sanction').map(({ input }) => input),
    [
      { id: 'bob', sanction: 'ban', until: 5, reason: 'Insults' },
      { id: 'bob', sanction: null },
    ],
  );
});

test('B30 thanks go to who wrote it, once, though the first answer was lost', async () => {
  let lost = true;
  const { staff, backend } = await open((name) => {
    if (name === 'thank' && lost) throw new CommunityError('offline', 'Cut.');
  });
  const comment = { id: 'a', author: cardOf(bob) };
  await assert.rejects(staff.thank(comment, 'Well drawn.'), { code: 'offline' });
  lost = false;
  await staff.thank(comment, 'Well drawn.');
  await staff.thank(comment, 'Well drawn.');
  const sent = backend.calls
    .filter(({ name }) => name === 'thank')
    .map(({ input }) => input as Parameters<GratitudePart['thank']>[0]);
  assert.deepEqual(
    sent.map(({ member, text, about }) => [member, text, about]),
    Array(3).fill(['bob', 'Well drawn.', { kind: 'comment', id: 'a' }]),
  );
  assert.deepEqual([sent[0]!.key === sent[1]!.key, sent[1]!.key === sent[2]!.key], [true, false]);
});

test('a list that can’t be read says why and keeps what it showed; a deed rejects', async () => {
  let broken = false;
  const { staff, hold, waiting } = await open(() => {
    if (broken) throw new CommunityError('unavailable', 'Down.');
  });
  hold('h1');
  await staff.show('waiting');
  broken = true;
  await staff.show('waiting');
  const { status, error } = staff.$view.get().waiting;
  assert.deepEqual([status, error?.code, waiting()], ['failed', 'unavailable', ['h1']]);
  await assert.rejects(staff.act('h1', 'approve'), { code: 'unavailable' });
});

test('a backend of 1.0 offers no log, no undo and no sanctions, and refuses them in words', async () => {
  const { community } = await openThread({ viewer: sue, seed: few });
  await settle();
  const staff = threadStaff(community, 't');
  assert.deepEqual(
    (['sanction', 'audit', 'undo', 'thread', 'reports'] as const).filter((what) => staff.offers(what)),
    [],
  );
  await assert.rejects(staff.sanction('bob', 'mute', null, 'x'), { code: 'unsupported' });
});
