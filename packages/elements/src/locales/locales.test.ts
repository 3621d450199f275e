import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, languageOf, LANGUAGES } from '@hearth/core/domain';
import { emojiSets } from '../widgets/thread/acts/writing/emoji/emoji.ts';
import { emojiNames } from './emoji/names.ts';
import { speech } from './load.ts';

type Leaf = readonly [path: string, value: string | ((...given: unknown[]) => unknown)];

/** All that a language says, with where it stands. */
const leaves = (words: object, path = ''): Leaf[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]): Leaf[] =>
    typeof value === 'string' || typeof value === 'function'
      ? [[path + key, value as Leaf[1]]]
      : value && typeof value === 'object'
        ? leaves(value, `${path}${key}.`)
        : [],
  );

const others = LANGUAGES.filter((language) => language !== 'en');
/** Counts that have a form of their own in some language. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000];

for (const language of others) {
  test(`T56 ${language} is spoken, says everything, and which way it is written`, async () => {
    const { locale, dir, words } = await speech(language);
    assert.deepEqual([locale, dir], [language, directionOf(language)]);
    const [all, german] = [leaves(words!), leaves((await speech('de')).words!)];
    assert.deepEqual(
      all.map(([path]) => path),
      german.map(([path]) => path),
    );
    // What says nothing says nothing in any language.
    const silent = (list: readonly Leaf[]) => list.filter(([, value]) => value === '').map(([path]) => path);
    assert.deepEqual(silent(all), silent(german));
  });

  test(`T56 ${language} has a form for each count`, async () => {
    const { words } = await speech(language);
    let told = 0;
    for (const [path, value] of leaves(words!)) {
      if (typeof value !== 'function') continue;
      for (const count of COUNTS) {
        let said: unknown;
        try {
          said = value(count, count, count, count);
        } catch {
          continue; // it takes something else
        }
        if (typeof said !== 'string') continue;
        told++;
        assert.ok(!/#|NaN|\[object/.test(said), `${path}(${count}): ${said}`);
        assert.equal(said, said.trim(), `${path}(${count})`);
      }
    }
    assert.ok(told > 100, `${told} were told`);
  });

  test(`${language} keeps what members wrote, with a number sign too`, async () => {
    const { words } = await speech(language);
    for (const [path, value] of leaves(words!))
      for (const given of [
        [5, '#8', '#8'],
        ['#8', 5, '#8'],
        ['#8', '#8', 5],
      ] as const) {
        if (typeof value !== 'function') continue;
        let said: unknown;
        try {
          said = value(...given);
        } catch {
          continue; // it takes something else
        }
        if (typeof said === 'string') assert.doesNotMatch(said, /[5٥]8/, `${path}(${given.join()}): ${said}`);
      }
  });

  test(`T20 emoji have names in ${language} that differ`, async () => {
    const names = emojiSets(await emojiNames(language)).flatMap(({ emoji }) => emoji.map(({ name }) => name));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
}

test('T56 languages of another script leave no English behind', async () => {
  for (const [language, own] of [
    ['ar', /\p{Script=Arabic}/u],
    ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
  ] as const)
    for (const [path, value] of leaves((await speech(language)).words!))
      if (typeof value === 'string' && /[a-z]{6}/i.test(value))
        assert.match(value, own, `${language} ${path}`);
});

test('T56 other names of a language lead to it', async () => {
  for (const tag of ['no', 'nn', 'nb-NO', 'pt-BR', 'es-419', 'fr-CA', 'ar-EG']) {
    const { words } = await speech(tag);
    assert.equal(words, (await speech(languageOf(tag))).words, tag);
    assert.equal(await emojiNames(tag), await emojiNames(languageOf(tag)), tag);
  }
});
