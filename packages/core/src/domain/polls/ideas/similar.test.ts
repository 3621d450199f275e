import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALIKE, likeness, termsOf, weightOf } from './similar.ts';

const even = (): number => 1;
const alike = (said: string, title: string, words = ''): number =>
  likeness(termsOf(said), { title: termsOf(title), words: termsOf(words) }, even);

test('P58 words are alike whatever their case, marks and endings', () => {
  assert.deepEqual(termsOf('Exporting'), termsOf('EXPORTS'));
  assert.deepEqual(termsOf('Café crème'), ['cafe', 'creme']);
  assert.deepEqual(termsOf('Bestellungen, Bestellung!'), ['beste']);
  assert.deepEqual(termsOf('a to de 42 — …'), []);
});

test('P58 texts without spaces are compared by pairs of letters', () => {
  assert.deepEqual(termsOf('夜間表示'), ['夜間', '間表', '表示']);
  assert.ok(alike('夜間の表示', '夜間表示') >= ALIKE);
});

test('P58 what says the same is alike, what shares a word with much else is not', () => {
  assert.ok(alike('A dark mode', 'Dark mode') >= ALIKE);
  assert.ok(alike('I would like to have a dark mode', 'Dark mode', 'I would like it') >= ALIKE);
  assert.ok(alike('dark chocolate with nuts please', 'Dark mode for the evening') < ALIKE);
  assert.ok(alike('Faster checkout', 'A dark mode') === 0);
});

test('P58 rare words tell more than those that most ideas have', () => {
  const weights = new Map([
    ['shop', weightOf(900, 1_000)],
    ['saddl', weightOf(2, 1_000)],
  ]);
  const weight = (term: string): number => weights.get(term) ?? 0;
  const said = termsOf('shop saddle');
  const rate = (title: string): number => likeness(said, { title: termsOf(title), words: [] }, weight);
  assert.ok(rate('Saddle please') > rate('Shop please'));
});

test('P58 on a board of one idea or two, what says the same is found as well', () => {
  for (const all of [1, 2]) {
    const weight = (term: string): number => weightOf(['dark', 'mode'].includes(term) ? 1 : 0, all);
    const of = (said: string): number =>
      likeness(termsOf(said), { title: termsOf('Dark mode'), words: [] }, weight);
    assert.ok(of('A dark mode for evenings') >= ALIKE);
    assert.ok(of('Faster checkout') === 0);
  }
});

test('P58 likeness is between nothing and one, one for the same words, and no matter their order', () => {
  const word = fc.constantFrom('dark', 'mode', 'export', 'comments', 'bottle', 'blue', 'shop');
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, text, (said, title, words) => {
      const found = alike(said, title, words);
      assert.ok(found >= 0 && found <= 1);
      assert.ok(Math.abs(alike(said, said) - 1) < 1e-9);
      assert.ok(Math.abs(alike(said.split(' ').reverse().join(' '), title, words) - found) < 1e-9);
    }),
  );
});

test('P58 a weight is never below nothing, and falls the more texts have a term', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (found, all) => {
      assert.ok(weightOf(found, all) >= 0);
      assert.ok(weightOf(found + 1, all) <= weightOf(found, all));
    }),
  );
});

test('P58 a long text has so many terms and no more', () => {
  const long = Array.from({ length: 500 }, (_, at) => `w${at}x`).join(' ');
  assert.equal(termsOf(long).length, 64);
  assert.equal(termsOf(long, 7).length, 7);
});
