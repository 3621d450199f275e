import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { de } from '../../../../../locales/emoji/de.ts';
import { en } from '../../../../../locales/emoji/en.ts';
import { EMOJI_GROUPS } from '../../../../../locales/emoji/groups.ts';
import { emojiNames } from '../../../../../locales/emoji/names.ts';
import { emojiSets, findEmoji, used } from './emoji.ts';

const chars = (names: typeof en): readonly string[] =>
  emojiSets(names).flatMap(({ emoji }) => emoji.map(({ char }) => char));
const found = (query: string, names = en): readonly string[] =>
  findEmoji(emojiSets(names), query).map(({ char }) => char);

describe('the emoji', () => {
  test('T20 are the same in each language, in the same order, each once, and each has a name', () => {
    const all = chars(en);
    assert.deepEqual(chars(de), all);
    assert.equal(new Set(all).size, all.length);
    for (const names of [en, de])
      for (const { emoji } of emojiSets(names))
        for (const { char, name } of emoji) {
          assert.match(char, /^(\p{Extended_Pictographic}|[\u{1F3F3}\u{1F9D1}])/u, char);
          assert.match(name, /^\p{L}/u, char);
        }
  });

  test('T20 have names that differ within a language, so that each can be told from the others', () => {
    for (const names of [en, de]) {
      const all = emojiSets(names).flatMap(({ emoji }) => emoji.map(({ name }) => name));
      assert.deepEqual(
        all.filter((name, index) => all.indexOf(name) !== index),
        [],
      );
    }
  });

  test('T20 come in the language of the reader, and in English where there is none', async () => {
    assert.equal(await emojiNames('de-AT'), de);
    assert.equal(await emojiNames('en-GB'), en);
    assert.equal(await emojiNames('sv'), en);
    assert.deepEqual(Object.keys(en), [...EMOJI_GROUPS]);
  });
});

describe('searching emoji', () => {
  test('T20 goes by the beginning of any word, without case and accents, names first', () => {
    assert.deepEqual(found('thumbs'), ['👍', '👎']);
    assert.deepEqual(found('THUMBS d'), ['👎']);
    assert.deepEqual(found('gluh', de), ['💡']);
    assert.equal(found('heart', en)[0], '😍');
    assert.deepEqual(found('nothing of the kind'), []);
  });

  test('T20 finds each emoji by its own name', () => {
    for (const names of [en, de])
      for (const { emoji } of emojiSets(names))
        for (const { char, name } of emoji) assert.ok(found(name, names).includes(char), name);
  });

  test('T20 finds all where nothing is asked, and never more by a longer question', () => {
    assert.deepEqual(found('  '), chars(en));
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const more = new Set(found(one));
        assert.ok(found(one + other.trim()).every((char) => more.has(char)));
      }),
    );
  });

  test('T20 what was used last stands first, once, and a row of it at most', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefghijkl')), fc.constantFrom(...'abc'), (before, char) => {
        const recent = used(before.reduce<readonly string[]>(used, []), char);
        assert.equal(recent[0], char);
        assert.ok(recent.length <= 8 && new Set(recent).size === recent.length);
      }),
    );
  });
});
