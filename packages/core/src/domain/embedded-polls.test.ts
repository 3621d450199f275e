import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainBody } from './body.ts';
import { pollsIn, wantedPolls, withPolls } from './embedded-polls.ts';

const DRUM = new Map([['next-drum', { question: 'Which drum?', options: 3 }]]);

test('P56 a paragraph that is nothing but a directive asks for a poll', () => {
  assert.deepEqual(wantedPolls(plainBody('Vote here:\n\n::poll{next-drum}\n\nThanks')), ['next-drum']);
  for (const words of [
    'See ::poll{next-drum}',
    '::poll{next-drum} here',
    '::poll{next-drum}\n::poll{other}',
    '::poll{Next Drum}',
    '::poll{}',
    '::poll{<img src=x>}',
    '::poll{a}{b}',
    ':poll{next-drum}',
  ])
    assert.deepEqual(wantedPolls(plainBody(words)), [], words);
});

test('P56 the paragraph says the question, so that whoever knows no polls reads that', () => {
  const body = withPolls(plainBody('Vote:\n\n::poll{next-drum}\n\n::poll{next-drum}\n\n::poll{none}'), DRUM);
  assert.deepEqual(body, [
    { type: 'paragraph', children: ['Vote:'] },
    { type: 'paragraph', children: ['Which drum?'], poll: { id: 'next-drum', options: 3 } },
    { type: 'paragraph', children: ['::poll{next-drum}'] },
    { type: 'paragraph', children: ['::poll{none}'] },
  ]);
  assert.deepEqual(pollsIn(body), [{ id: 'next-drum', options: 3 }]);
});

test('three polls are enough for one comment, and words in quotes are words', () => {
  const many = ['a', 'b', 'c', 'd'].map((id) => `::poll{${id}}`).join('\n\n');
  assert.deepEqual(wantedPolls(plainBody(many)), ['a', 'b', 'c']);
  assert.deepEqual(wantedPolls([{ type: 'quote', children: plainBody('::poll{a}') }]), []);
});
