import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Body } from '../body.ts';
import { firstUses, meaningProblems, promptOfWeek, termId, textsOf } from './rules.ts';
import type { Term } from './types.ts';

const term = (name: string, forms: readonly string[] = []): Term => ({
  ...{ id: termId(name), term: name, forms, meaning: 'M', revision: 1 },
});
const uses = (terms: readonly Term[], ...texts: string[]): string[] =>
  firstUses(
    terms,
    texts.map((text) => [text]),
  ).map(({ body, from, to }) => `${body}:${texts[body]!.slice(from, to)}`);

test('L3 T145 a term is explained once, where it is used first', () => {
  const wick = term('wick', ['wicks']);
  assert.deepEqual(uses([wick], 'No lamp.', 'Two Wicks, one WICK', 'wick'), ['1:Wicks']);
  assert.deepEqual(uses([wick], 'wicked', 'un-wick-ed', 'candlewick'), ['1:wick']);
  assert.deepEqual(uses([term('C++'), term('ÄTHER')], 'c++ äther'), ['0:c++', '0:äther']);
  assert.deepEqual(uses([term('灯')], 'この灯は'), ['0:灯']);
});

test('L3 T145 of terms in each other the longer one is meant, and the other is explained where it comes next', () => {
  assert.deepEqual(uses([term('lamp'), term('night lamp')], 'A night lamp', 'a lamp'), [
    '0:night lamp',
    '1:lamp',
  ]);
  assert.deepEqual(uses([term('lamp'), term('lamp oil')], 'lamp oil, and lamp'), ['0:lamp oil', '0:lamp']);
});

test('L3 T145 no term is explained in code, in links and in pictures', () => {
  const body = [
    {
      type: 'paragraph',
      children: [
        { type: 'code', text: 'wick' },
        { type: 'link', href: 'https://a.example', children: ['wick'] },
        { type: 'strong', children: ['the wick'] },
      ],
    },
    { type: 'list', ordered: false, items: [[{ type: 'paragraph', children: ['wick'] }]] },
  ] as const satisfies Body;
  assert.deepEqual(textsOf(body), ['the wick', 'wick']);
});

test('L3 T145 law: each term at most once, at the first place where it stands alone and outside of others', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[abé]{1,3}$/), { maxLength: 4 }),
      fc.array(fc.stringMatching(/^[abéÉA ,]{0,14}$/), { maxLength: 5 }),
      (names, texts) => {
        const found = firstUses(
          names.map((name) => term(name)),
          texts.map((text) => [text]),
        );
        assert.equal(new Set(found.map((use) => use.term.id)).size, found.length);
        const words = texts.flatMap((text, body) =>
          [...text.matchAll(/[\p{L}]+/gu)].map((match) => ({
            body,
            from: match.index,
            word: match[0].toLowerCase(),
          })),
        );
        // One-word terms stand in each other nowhere, so each is found at the first word that is the same.
        for (const name of names) {
          const first = words.find(({ word }) => word === name.toLowerCase());
          const use = found.find((one) => one.term.id === termId(name));
          assert.deepEqual(use && [use.body, use.from], first && [first.body, first.from]);
        }
      },
    ),
  ));

test('L15 T147 questions take turns by the weeks of the site’s zone, among those of the topic', () => {
  const prompts = [
    { id: 'a', text: 'A?' },
    { id: 'b', text: 'B?', topics: ['/lamps/*'] },
    { id: 'c', text: 'C?' },
  ];
  const week = (at: number, topic: string, zone = 'UTC') => promptOfWeek(prompts, topic, at, zone)?.id;
  // Monday, 2 March 2026.
  const monday = Date.UTC(2026, 2, 2);
  const turns = [0, 1, 2, 3].map((weeks) => week(monday + weeks * 7 * 86_400_000, '/lamps/1'));
  assert.equal(new Set(turns.slice(0, 3)).size, 3);
  assert.equal(turns[3], turns[0]);
  assert.notEqual(week(monday, '/x'), week(monday - 1, '/x'));
  assert.equal(week(monday - 1, '/x', 'Europe/Berlin'), week(monday, '/x'));
  assert.equal(promptOfWeek([], 'a', monday, 'UTC'), null);
  assert.equal(promptOfWeek([prompts[1]!], '/x', monday, 'UTC'), null);
});

test('T145 what is wrong with words and questions is said with its place', () => {
  const found = meaningProblems({
    terms: [
      { term: 'wick', forms: [], meaning: 'x'.repeat(281) },
      { term: ' WICK', forms: [''], meaning: 'M' },
    ],
    prompts: [
      { id: 'A', text: 'T' },
      { id: 'b', text: { en: 'x'.repeat(281) }, topics: ['a*b'] },
    ],
  });
  assert.deepEqual(
    found.map(({ field }) => field),
    [
      'glossary.terms.0.meaning',
      'glossary.terms.1.forms',
      'glossary.terms.1.term',
      'prompts.0.id',
      'prompts.1.topics.0',
      'prompts.1.text',
    ],
  );
});
