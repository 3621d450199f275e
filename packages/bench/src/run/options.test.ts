import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, readOptions } from './options.ts';

const ROWS = ['server read-hot', 'server read-cold', 'server post', 'browser first-view'].map((name) => ({
  name,
}));
const chosen = (...words: string[]) => choose(ROWS, words).map(({ name }) => name);

test('measures seven rounds, and three when quick, unless told otherwise', () => {
  assert.equal(readOptions([]).runs, 7);
  assert.equal(readOptions(['--quick']).runs, 3);
  assert.deepEqual(readOptions(['server', '--runs', '2', 'read', '--quick']), {
    words: ['server', 'read'],
    runs: 2,
    quick: true,
    peers: false,
    list: false,
  });
});

test('measures peers where they are asked for', () => {
  assert.equal(readOptions(['browser', '--peers']).peers, true);
});

test('refuses rounds that are none, and options that it does not know', () => {
  for (const words of [['--runs', '0'], ['--runs', '1.5'], ['--runs', 'x'], ['--fast']])
    assert.throws(() => readOptions(words));
});

test('chooses rows by kind and by name, several at once', () => {
  assert.equal(chosen().length, 4);
  assert.deepEqual(chosen('server', 'read'), ['server read-hot', 'server read-cold']);
  assert.deepEqual(chosen('cold'), ['server read-cold']);
  assert.deepEqual(chosen('browser'), ['browser first-view']);
  assert.deepEqual(chosen('read-hot'), ['server read-hot']);
  assert.deepEqual(chosen('server', 'cold', 'post'), ['server read-cold', 'server post']);
  assert.deepEqual(chosen('post', 'first-view'), ['server post', 'browser first-view']);
});

test('names the rows when it knows none of that name', () => {
  assert.throws(() => chosen('browser', 'post'), /"browser post". There is: server read-hot,/);
  assert.throws(() => chosen('read', 'raed'), /"raed"/);
});
