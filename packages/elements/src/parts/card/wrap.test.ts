import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wrap } from './wrap.ts';

/** Each code unit is as wide as any other. */
const measure = (words: string): number => words.length;

test('P57 words are broken at blanks, and only a word wider than a line within itself', () => {
  assert.deepEqual(wrap('where do we meet', 8, measure, 5), ['where do', 'we meet']);
  assert.deepEqual(wrap('Donaudampfschiff fährt', 8, measure, 5), ['Donaudam', 'pfschiff', 'fährt']);
  assert.deepEqual(wrap('', 8, measure, 2), []);
});

test('P57 what does not fit is left out, and an ellipsis says so', () => {
  assert.deepEqual(wrap('one two three four', 9, measure, 2), ['one two', 'three…']);
  assert.deepEqual(wrap('Donaudampfschifffahrt', 8, measure, 1), ['Donauda…']);
  assert.deepEqual(wrap('one two', 7, measure, 1), ['one two']);
});

test('P57 no line is wider than it may be, nothing is lost where there is room, and no emoji is torn apart', () => {
  const words = fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.constant('👩🏽‍🔧')), { maxLength: 12 });
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 8, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      (all, width, most) => {
        const text = all.join(' ');
        const lines = wrap(text, width, measure, most);
        assert.ok(lines.length <= most);
        for (const line of lines)
          assert.ok(line.length <= width || [...new Intl.Segmenter().segment(line)].length <= 2);
        const whole = wrap(text, width, measure, 1_000).join('').replace(/\s/g, '');
        assert.equal(whole, text.replace(/\s/g, ''));
        assert.ok(!/^\u200d|\u200d$/.test(lines.join('\n')) || /^\u200d|\u200d$/.test(text));
      },
    ),
  );
});
