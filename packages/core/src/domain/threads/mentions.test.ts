import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf } from '../body-text.ts';
import { parse } from '../../markdown/parse.ts';
import { mentionedIn } from './mentions.ts';

const NAMES = ['Ada', 'Ada Lovelace', 'Tomás', 'D.J.'];
const named = (source: string) => [...mentionedIn(parse(source), NAMES)].sort();

test('T110 a mention is a name behind an @, the longest that fits, whatever its case', () => {
  assert.deepEqual(named('Thanks, @ada!'), ['Ada']);
  assert.deepEqual(named('@Ada Lovelace said so'), ['Ada Lovelace']);
  assert.deepEqual(named('@Ada L. said so, (@TOMÁS) and @d.j.'), ['Ada', 'D.J.', 'Tomás']);
  assert.deepEqual(named('one\n\n- @Tomás\n- **@Ada**'), ['Ada', 'Tomás']);
});

test('T110 no mention is an address, a longer word, code, a link’s words, or what is quoted', () => {
  assert.deepEqual(named('mail me@ada.example or x@Ada'), []);
  assert.deepEqual(named('@Adam, @Ada_1, @Tomáš, @ Ada'), []);
  assert.deepEqual(named('`@Ada` and\n\n```\n@Ada\n```\n\n> @Ada\n\n[@Ada](https://acme.example)'), []);
  assert.deepEqual([...mentionedIn(parse('@Ada'), [])], []);
});

test('T111 an excerpt is what somebody says, in one line, cut between words', () => {
  assert.equal(excerptOf(parse('> quoted\n\nMy **own**\nwords')), 'My own words');
  assert.equal(excerptOf(parse('> only quoted')), 'only quoted');
  assert.equal(excerptOf(parse('one two three'), 9), 'one two…');
  assert.equal(excerptOf(parse('a😀😀😀😀'), 5), 'a😀…');
});
