import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesStore } from './entries.ts';
import { GATHER, TYPING } from './entries-living.ts';
import { mergeEntries } from './entries-merge.ts';
import { ada, cardOf } from '../testing/backend.ts';
import { openEntries } from '../testing/entries.ts';
import { settle } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

const draft = (title: string, body = '') => ({ title, body });

test('P59 a vote is shown at once, and settles with the answer', async () => {
  const { store, view, names } = await openEntries();
  const voting = store.vote('a', true);
  await settle();
  const a = () => view().entries.find(({ id }) => id === 'a');
  assert.deepEqual([a()?.voted, a()?.votes], [true, 1]);
  assert.equal(await voting, true);
  await settle();
  assert.deepEqual([a()?.voted, a()?.votes, names('vote').length], [true, 1, 1]);
});

test('P70 one that is not listed is found, stays where it is from then on, and changes in place', async () => {
  const { store, all, tell, titles, view, add } = await openEntries();
  all.set('a', { ...all.get('a')!, title: 'known' });
  assert.equal((await store.find('a'))?.title, 'a');
  add('d');
  assert.equal((await store.find('d'))?.id, 'd');
  assert.deepEqual(titles(), ['c', 'b', 'a']);
  await store.find('d', true);
  assert.deepEqual(titles(), ['d', 'c', 'b', 'a']);
  all.set('d', { ...all.get('d')!, votes: 3 });
  tell('d');
  await settle();
  assert.deepEqual([view().entries[0]?.votes, view().fresh], [3, 0]);
  assert.equal(await store.find('nowhere'), null);
});

test('P68 alike entries that are shown beside a draft change with the votes they get', async () => {
  const { store, view, world } = await openEntries();
  store.setDraft(draft('aaa'));
  await world.advance(TYPING);
  await settle();
  const [first] = view().similar;
  assert.ok(first);
  await store.vote(first.id, true);
  await settle();
  assert.equal(view().similar[0]?.voted, true);
});

test('P59 a vote that is refused is undone, and the view says why', async () => {
  const { store, view, fail } = await openEntries();
  fail('vote', 'invalid', { field: 'id', reason: 'too-many', limit: 2 });
  assert.equal(await store.vote('a', true), false);
  await settle();
  const a = view().entries.find(({ id }) => id === 'a');
  assert.deepEqual([a?.voted, a?.votes, view().failure?.details.limit], [false, 0, 2]);
});

test('P59 for and back again, pressed quickly, end as the last press said', async () => {
  const { store, all } = await openEntries();
  const presses = [store.vote('a', true), store.vote('a', false), store.vote('a', true)];
  assert.deepEqual(await Promise.all(presses), [true, true, true]);
  assert.deepEqual([all.get('a')?.voted, all.get('a')?.votes], [true, 1]);
});

test('P60 votes change in place: nothing moves until somebody asks', async () => {
  const { all, tell, titles, store, view, add } = await openEntries();
  assert.deepEqual(titles(), ['c', 'b', 'a']);
  all.set('a', { ...all.get('a')!, votes: 9 });
  tell('a');
  await settle();
  assert.deepEqual([titles(), view().entries.at(-1)?.votes], [['c', 'b', 'a'], 9]);
  add('d');
  tell('d');
  await settle();
  assert.deepEqual([titles(), view().fresh], [['c', 'b', 'a'], 1]);
  store.showFresh();
  await settle();
  assert.deepEqual([titles(), view().fresh], [['d', 'c', 'b', 'a'], 0]);
  await store.setSort('top');
  assert.deepEqual(titles(), ['a', 'd', 'c', 'b']);
});

test('P64 where everybody’s news tell no votes, who may see them reads them again, and in place', async () => {
  const { store, all, tell, view, world, titles, names } = await openEntries({ afterVote: true });
  assert.deepEqual([view().sorted, view().entries[0]?.votes], ['new', undefined]);
  await store.vote('a', true);
  await world.advance(GATHER);
  assert.deepEqual(
    view().entries.map(({ votes }) => votes),
    [0, 0, 1],
  );
  all.set('b', { ...all.get('b')!, votes: 7 });
  const before = names('list').length;
  for (let turn = 0; turn < 5; turn++) tell('b');
  await settle();
  assert.equal(view().entries[1]?.votes, 0);
  await world.advance(GATHER);
  assert.deepEqual(
    [view().entries[1]?.votes, titles(), names('list').length - before],
    [7, ['c', 'b', 'a'], 1],
  );
});

test('P58 a draft survives a reload and a failure, and is cleared once it is handed in', async () => {
  const world = createWorld();
  const first = await openEntries({ world });
  first.store.setDraft(draft('New idea', 'Because'));
  await settle();
  await world.advance(1_000);
  first.stop();
  first.community.destroy();
  const { store, view, fail, names, titles } = await openEntries({ world });
  assert.deepEqual(view().draft, draft('New idea', 'Because'));
  fail('propose', 'offline');
  assert.equal(await store.propose(), null);
  assert.deepEqual(
    [view().draft.title, view().failure?.code, view().sending],
    ['New idea', 'offline', false],
  );
  const entry = await store.propose();
  await settle();
  assert.deepEqual([entry?.title, view().draft, view().failure], ['New idea', draft(''), null]);
  assert.deepEqual([titles()[0], view().own[0]?.title], ['New idea', 'New idea']);
  const ids = names('propose').map(({ input }) => (input as { id: string }).id);
  assert.equal(new Set(ids).size, 1, 'the same words again are the same entry');
});

test('P63 what waits is among one’s own, and not in the list', async () => {
  const { store, view, titles } = await openEntries();
  store.setDraft(draft('Look', 'http://x'));
  await settle();
  assert.equal((await store.propose())?.state, 'held');
  await settle();
  assert.deepEqual([titles(), view().own.map(({ title }) => title)], [['c', 'b', 'a'], ['Look']]);
});

test('P58 what says the same is looked for a moment after the last keystroke, and old answers are dropped', async () => {
  const { store, view, world, names } = await openEntries({ titles: ['blue', 'red'] });
  for (const title of ['b', 'bl', 'blu', 'blue']) {
    store.setDraft(draft(title));
    await settle();
    await world.advance(TYPING / 2);
  }
  assert.equal(names('similar').length, 0);
  await world.advance(TYPING);
  assert.deepEqual([names('similar').length, view().similar.map(({ id }) => id)], [1, ['blue']]);
  store.setDraft(draft('blue', 'only the body'));
  await settle();
  await world.advance(TYPING);
  assert.equal(names('similar').length, 1);
  store.setDraft(draft('re'));
  await settle();
  await world.advance(TYPING);
  assert.deepEqual([names('similar').length, view().similar], [1, []]);
});

test('P60 pages follow one another, each entry once; a place that is no more is read anew', async () => {
  const { store, view, titles, fail } = await openEntries({ titles: ['a', 'b', 'c', 'd', 'e'], pageSize: 2 });
  assert.deepEqual([titles(), view().hasNext], [['e', 'd'], true]);
  await store.next();
  assert.deepEqual(titles(), ['e', 'd', 'c', 'b']);
  fail('list', 'invalid', { field: 'cursor', reason: 'format' });
  await store.next();
  assert.deepEqual([titles(), view().failure], [['e', 'd'], null]);
  fail('list', 'offline');
  await store.next();
  assert.deepEqual([view().failure?.code, view().busy, view().hasNext], ['offline', false, true]);
});

test('P61 a column has entries of one status, and a status that changes is told in place', async () => {
  const { community, store, titles, world, tell, all } = await openEntries();
  await store.settle('b', 'planned');
  const column = entriesStore(community, 'p', 'planned');
  const stop = column.$view.listen(() => {});
  await world.advance(1_000);
  assert.deepEqual(
    column.$view.get().entries.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(titles(), ['c', 'b', 'a']);
  all.set('a', { ...all.get('a')!, status: 'planned' });
  tell('a');
  await settle();
  assert.equal(column.$view.get().fresh, 1);
  await store.setOnly('planned');
  assert.deepEqual(
    titles(),
    ['b', 'a'].sort((x, y) => (x < y ? 1 : -1)),
  );
  stop();
});

test('P62 of two that were united the trace stays where it was read, and what is gone goes', async () => {
  const { store, view, backend, titles } = await openEntries();
  assert.equal(await store.merge('b', 'a'), true);
  await settle();
  assert.deepEqual(
    view().entries.map(({ state, mergedInto }) => [state, mergedInto]),
    [
      ['published', undefined],
      ['merged', 'a'],
      ['published', undefined],
    ],
  );
  backend.tell({ kind: 'entry-gone', channel: 'poll/p', id: 'c', poll: 'p' });
  await settle();
  assert.deepEqual(titles(), ['b', 'a']);
});

test('P63 staff read what waits, and it leaves that list once they have decided', async () => {
  const { store, view, add } = await openEntries();
  add('w', { state: 'held' });
  assert.equal(view().waiting, null);
  await store.loadWaiting();
  await settle();
  assert.deepEqual(
    view().waiting?.map(({ id }) => id),
    ['w'],
  );
  assert.equal(await store.moderate('w', 'approve'), true);
  await settle();
  assert.deepEqual(view().waiting, []);
});

test('P64 who signs out takes votes and own entries along', async () => {
  const { backend, community, view, add, store } = await openEntries();
  add('mine', { author: cardOf(ada), state: 'held' });
  await store.reload();
  await settle();
  assert.equal(view().own.length, 1);
  backend.viewer = null;
  await community.reconnect();
  await settle();
  assert.deepEqual([view().own, view().entries.every(({ voted }) => voted === undefined)], [[], true]);
});

test('P64 news for everybody leave a vote and a count that the viewer may see in place, until they are read again', async () => {
  const { all } = await openEntries();
  const known = { ...all.get('a')!, voted: true, votes: 3 };
  const { votes: _, voted: __, ...news } = { ...known, can: [] };
  const merged = mergeEntries(known, news);
  assert.deepEqual([merged.voted, merged.votes, merged.can], [true, 3, ['vote']]);
  assert.equal(mergeEntries({ ...known, revision: 2 }, news).revision, 2);
});

test('L16 consent is given and taken back by its author, and the view follows', async () => {
  const { store, add, view, calls } = await openEntries();
  add('mine', { author: cardOf(ada) });
  await store.reload();
  await settle();
  const reuse = () => view().own[0]?.reuse;
  assert.equal(await store.consent('mine', true), true);
  await settle();
  assert.equal(reuse()?.text, 'You may');
  assert.equal(await store.consent('mine', false), true);
  await settle();
  assert.equal(reuse(), undefined);
  assert.equal(new Set(calls.map(({ input }) => (input as { key?: string }).key)).size > 1, true);
});

test('P78 a draft keeps its picture, which is handed in only as what goes along', async () => {
  const world = createWorld();
  const image = { id: 'i', url: 'https://x.example/i', width: 3, height: 2, alt: 'A lamp' };
  const first = await openEntries({ world });
  first.store.setDraft({ title: '', body: '', image });
  await settle();
  await world.advance(1_000);
  first.stop();
  first.community.destroy();
  const { store, view, names } = await openEntries({ world });
  assert.deepEqual(view().draft, { title: '', body: '', image });
  store.setDraft({ ...view().draft, title: 'Dusk' });
  await store.propose({ image: { id: 'i', alt: 'A lamp' } });
  const { id: _, ...sent } = names('propose')[0]!.input as { id: string };
  assert.deepEqual(sent, { poll: 'p', title: 'Dusk', body: '', image: { id: 'i', alt: 'A lamp' } });
});
