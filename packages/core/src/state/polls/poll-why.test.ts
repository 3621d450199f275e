import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTLE } from '../live/hub.ts';
import { pollWhy } from './poll-why.ts';
import { bob, createBackend } from '../testing/backend.ts';
import { openCommunity, settle } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';
import { threadStore } from '../threads/thread.ts';

type Given = Parameters<typeof openCommunity>[0];

async function open(given: Given = {}) {
  const opened = openCommunity(given);
  opened.community.$session.listen(() => {});
  const why = await pollWhy(opened.community, 'p', 't');
  await opened.world.advance(SETTLE);
  const view = () => why.$view.get();
  const posted = () => opened.backend.names('post').map(({ input }) => input);
  return { ...opened, why, view, posted };
}

test('L14 P55 the reason becomes a comment of its author in the linked thread, and nothing of the choice goes with it', async () => {
  const { why, view, posted, backend } = await open();
  assert.deepEqual([view().state, view().words, view().of], ['writing', '', 0]);
  why.write('  It keeps best. ');
  const saying = why.say(3);
  assert.deepEqual([view().state, view().words], ['sending', 'It keeps best.']);
  await saying;
  await settle();
  assert.deepEqual(posted(), [{ id: 'new-1', topic: 't', parent: null, body: 'It keeps best.' }]);
  assert.deepEqual([view().state, view().comment, view().held, view().of], ['said', 'new-1', false, 3]);
  assert.equal(backend.comments.get('new-1')?.author?.id, 'ada');
});

test('P55 nothing is sent of blank words', async () => {
  const { why, view, posted } = await open();
  why.write(' \n ');
  await why.say(1);
  assert.deepEqual([posted(), view().state], [[], 'writing']);
});

test('P55 a thread of this topic on the same page shows the words at once', async () => {
  const { community, why, world, backend } = await open();
  const thread = threadStore(community, 't');
  thread.$view.listen(() => {});
  await world.advance(SETTLE);
  const release = backend.hold('post');
  why.write('Now');
  const saying = why.say(1);
  await settle();
  assert.deepEqual(
    thread.$view.get().items.map(({ comment, pending }) => [comment.source, pending]),
    [['Now', 'sending']],
  );
  release();
  await saying;
  await settle();
  assert.deepEqual(
    thread.$view.get().items.map(({ pending }) => pending),
    [null],
  );
});

test('P55 what is being written leaves the thread’s own draft alone, survives a reload, and is another member’s never', async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const first = await open({ world, backend });
  const thread = threadStore(first.community, 't');
  thread.$view.listen(() => {});
  await world.advance(SETTLE);
  thread.setDraft('new', 'a comment');
  first.why.write('half a rea');
  first.community.destroy();
  const second = await open({ world, backend });
  assert.equal(second.view().words, 'half a rea');
  await second.why.say(1);
  await settle();
  const again = threadStore(second.community, 't');
  again.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.equal(again.draft('new'), 'a comment');
  assert.equal(second.view().state, 'said');
  second.community.destroy();
  backend.viewer = bob;
  const other = await open({ world, backend });
  assert.deepEqual([other.view().state, other.view().words], ['writing', '']);
});

test('P55 refused words are kept with the reason, across a reload, and can be changed or sent again', async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  backend.fail('post', 'forbidden');
  const first = await open({ world, backend });
  first.why.write('rubbish');
  await first.why.say(2);
  assert.deepEqual([first.view().state, first.view().error?.code], ['failed', 'forbidden']);
  first.community.destroy();
  const second = await open({ world, backend, newId: () => 'second' });
  assert.deepEqual([second.view().state, second.view().words], ['failed', 'rubbish']);
  second.why.back();
  assert.deepEqual([second.view().state, second.view().words, second.view().of], ['writing', 'rubbish', 0]);
  second.why.write('better');
  await second.why.say(2);
  await settle();
  assert.equal(second.view().state, 'said');
  assert.equal(backend.comments.size, 1);
});

test('P55 words that are to be read over once more go with their confirmation', async () => {
  const { backend, why, view, posted } = await open();
  backend.fail('post', 'nudge', { confirm: 'token' });
  why.write('rubbish');
  await why.say(1);
  assert.deepEqual([view().state, view().error?.code], ['failed', 'nudge']);
  await why.again();
  await settle();
  assert.deepEqual([posted().length, (posted()[1] as { confirm?: string }).confirm], [2, 'token']);
  assert.equal(view().state, 'said');
});

test('P55 words wait for the network and go by themselves', async () => {
  const { backend, why, view, world } = await open();
  backend.offline = true;
  why.write('later');
  await why.say(1);
  assert.deepEqual([view().state, view().error?.code], ['waiting', 'offline']);
  backend.offline = false;
  await world.advance(120_000);
  assert.equal(view().state, 'said');
});

test('P55 what another tab sent, or the thread dropped, is asked of the backend', async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const mark = (id: string) =>
    world.stored.set(
      'hearth/s/drafts',
      JSON.stringify({ 'ada:poll/p/said': [JSON.stringify({ id, of: 4 }), world.time()] }),
    );
  mark('there');
  backend.seed({ id: 'there', status: 'held' });
  const first = await open({ world, backend });
  await settle();
  assert.deepEqual([first.view().state, first.view().held, first.view().of], ['said', true, 4]);
  first.community.destroy();
  mark('dropped');
  const second = await open({ world, backend });
  await settle();
  assert.deepEqual([second.view().state, second.view().of], ['writing', 0]);
  second.community.destroy();
  mark('who knows');
  backend.fail('comment', 'unavailable');
  const third = await open({ world, backend });
  await settle();
  assert.equal(third.view().state, 'waiting');
});

test('P55 a backend that gives ids of its own is understood', async () => {
  const { why, view } = await open({ ids: 'server' });
  why.write('a');
  await why.say(1);
  await settle();
  assert.deepEqual([view().state, view().comment], ['said', 'server-0']);
});

test('P55 another ballot may be explained anew', async () => {
  const { why, view, posted } = await open();
  why.write('a');
  await why.say(1);
  await settle();
  why.anew();
  assert.deepEqual([view().state, view().of], ['writing', 0]);
  why.write('b');
  await why.say(2);
  await settle();
  assert.deepEqual([view().of, posted().length], [2, 2]);
});
