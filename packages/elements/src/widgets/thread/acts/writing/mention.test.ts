import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fakeComment, people } from '../../../../fakes/comments.ts';
import { threadItem } from '../../../../fakes/thread-store.ts';
import { matching, mentionAt, mentioned, peopleIn } from './mention.ts';

const at = (marked: string) => mentionAt(marked.replace('|', ''), marked.indexOf('|'));

test('an @ before the caret begins a name', () => {
  assert.deepEqual(at('@|'), { start: 0, query: '' });
  assert.deepEqual(at('so @ad| it is'), { start: 3, query: 'ad' });
  assert.deepEqual(at('(@Ada Lu|'), { start: 1, query: 'Ada Lu' });
  assert.deepEqual(at('x\n@陳|'), { start: 2, query: '陳' });
});

test('an @ in an address, with a blank behind it, or in another line begins none', () => {
  for (const marked of [
    '|',
    '|@',
    'ada@|',
    'ada.@x|',
    '@@|',
    '@ |',
    '@ ada|',
    '@ada\n|',
    `@${'x'.repeat(100)}|`,
  ])
    assert.equal(at(marked), null, marked);
});

test('names are found by the beginning of any of their words, without case and accents', () => {
  const everybody = Object.values(people);
  const found = (query: string): readonly string[] => matching(everybody, query).map(({ name }) => name);
  assert.deepEqual(found('ad'), ['Ada Lund']);
  assert.deepEqual(found('tomas o'), ['Tomás Oliveira']);
  assert.deepEqual(found('WEID'), ['Jonas Weidenfeller']);
  assert.deepEqual(found('陳'), ['陳美玲']);
  assert.deepEqual(found('سلمى'), ['سلمى البغدادي']);
  assert.deepEqual(found('onas'), []);
  assert.deepEqual(found('Ada Lund '), [], 'the name is complete');
  assert.equal(found('').length, 6, 'no more than can be looked over');
});

test('whose whole name begins so comes first', () => {
  const named = (name: string) => ({ ...people.ada, id: name, name });
  const both = [named('Anna Lindt'), named('Lina Ahm')];
  assert.deepEqual(
    matching(both, 'li').map(({ name }) => name),
    ['Lina Ahm', 'Anna Lindt'],
  );
});

test('a name takes the place of what was typed of it, and nothing else', () => {
  const made = mentioned('so @ad it is', { start: 3, query: 'ad' }, 'Ada Lund');
  assert.deepEqual(made, { text: 'so @Ada Lund it is', selection: { start: 13, end: 13 } });
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      fc.string(),
      (before, query, after) => {
        const { text, selection } = mentioned(
          `${before}@${query}${after}`,
          { start: before.length, query },
          'Ada Lund',
        );
        assert.equal(text.slice(0, selection.start), `${before}@Ada Lund `);
        assert.equal(text.slice(selection.end), after.replace(/^ /, ''));
      },
    ),
  );
});

test('people are those who wrote, the latest first, who is answered before them, oneself never', () => {
  const wrote = (author: (typeof people)['ada'] | null, createdAt: number) =>
    threadItem({ comment: fakeComment('x', { author, createdAt }) });
  const items = [
    wrote(people.tomas, 1),
    wrote(people.mei, 5),
    wrote(people.ada, 9),
    wrote(null, 8),
    wrote(people.jonas, 3),
    wrote(people.tomas, 4),
  ];
  const names = (...who: [self?: string, answered?: string]): readonly string[] =>
    peopleIn(items, ...who).map(({ name }) => name);
  assert.deepEqual(names(people.ada.id), [people.mei.name, people.tomas.name, people.jonas.name]);
  assert.deepEqual(names(people.ada.id, people.jonas.id)[0], people.jonas.name);
  assert.equal(names(people.ada.id, people.jonas.id).length, 3);
  assert.equal(names(people.ada.id, people.ada.id).length, 3, 'an answer to oneself');
  assert.equal(names().length, 4, 'visitors');
});
