import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gistOf, spamSigns } from './spam.ts';

const LONG = 'Buy our wonderful lamps at half the price';
const clean = { links: 0, repeated: null, trap: undefined, spam: null };

test('the gist of words is the same for what reads the same, and there is none of few words', () => {
  assert.equal(gistOf(LONG), gistOf('  BUY our *wonderful* lamps... at half\n\nthe price!!! '));
  assert.notEqual(gistOf(LONG), gistOf(`${LONG} 2`));
  assert.equal(gistOf('Thank you very much!'), null);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (source) => {
      const gist = gistOf(source);
      assert.ok(gist === null || gistOf(gist) === gist, 'a gist’s gist is itself');
    }),
  );
});

test('a site that looks at nothing finds the trap alone', () => {
  assert.deepEqual(spamSigns({ ...clean, links: 99, repeated: 0 }, {}, 1), []);
  assert.deepEqual(spamSigns({ ...clean, trap: 'x' }, {}, 1), ['trap']);
  assert.deepEqual(spamSigns({ ...clean, trap: '' }, {}, 1), []);
  assert.deepEqual(spamSigns({ ...clean, spam: false }, {}, 1), []);
});

test('more links than allowed are a sign, and so are the same words until their time has passed', () => {
  const policy = { links: 2, repeats: 100 };
  assert.deepEqual(spamSigns({ ...clean, links: 2 }, policy, 0), []);
  assert.deepEqual(spamSigns({ ...clean, links: 3 }, policy, 0), ['links']);
  assert.deepEqual(spamSigns({ ...clean, repeated: 50 }, policy, 149), ['repeat']);
  assert.deepEqual(spamSigns({ ...clean, repeated: 50 }, policy, 150), []);
  assert.deepEqual(spamSigns({ links: 3, repeated: 50, trap: 'x', spam: true }, policy, 60), [
    'links',
    'repeat',
    'trap',
    'service',
  ]);
});
