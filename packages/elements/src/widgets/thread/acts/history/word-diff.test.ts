import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffWords, type Stretch } from './word-diff.ts';

const without = (stretches: readonly Stretch[], kind: Stretch['kind']): string =>
  stretches.flatMap((stretch) => (stretch.kind === kind ? [] : stretch.text)).join('');
/** Few different words, so that texts have some in common. */
const text = fc
  .array(fc.constantFrom('lamp', 'oil', 'wick', 'a', ' ', '\n\n', 'glass,'), { maxLength: 30 })
  .map((parts) => parts.join(' '));

test('T26 what is left of a comparison without one side reads as the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = diffWords(before, after);
      assert.equal(without(stretches, 'added'), before);
      assert.equal(without(stretches, 'removed'), after);
    }),
  );
});

test('stretches of one kind never stand side by side, and none is empty', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = diffWords(before, after);
      assert.ok(stretches.every(({ kind, text: words }, at) => words && stretches[at - 1]?.kind !== kind));
    }),
  );
});

test('a text compared with itself is one stretch, the other way round finds as much in common', () => {
  const common = (stretches: readonly Stretch[]): number =>
    without(
      stretches.filter(({ kind }) => kind === 'same'),
      'added',
    ).length;
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.deepEqual(diffWords(before, before), before ? [{ kind: 'same', text: before }] : []);
      const count = (stretches: readonly Stretch[]) =>
        stretches.flatMap(({ kind, text: words }) => (kind === 'same' ? words.match(/\s*\S+|\s+$/g)! : []))
          .length;
      assert.equal(count(diffWords(before, after)), count(diffWords(after, before)));
      assert.ok(common(diffWords(before, after)) <= Math.min(before.length, after.length));
    }),
  );
});

test('one word in the middle is all that is marked', () => {
  assert.deepEqual(diffWords('Trim the wick daily.', 'Trim the wick weekly.'), [
    { kind: 'same', text: 'Trim the wick' },
    { kind: 'removed', text: ' daily.' },
    { kind: 'added', text: ' weekly.' },
  ]);
});

test('two long texts without a word in common are compared at once', () => {
  const long = (word: string): string => Array.from({ length: 5_000 }, (_, n) => word + n).join(' ');
  const stretches = diffWords(long('a'), long('b'));
  assert.equal(without(stretches, 'added'), long('a'));
  assert.equal(without(stretches, 'removed'), long('b'));
});
