import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plural } from './plural.ts';

test('a count is written in the form and the digits of its language', () => {
  const say = (count: number) => plural('de', count, { one: '# Stimme', other: '# Stimmen' });
  assert.deepEqual([1, 2, 1234].map(say), ['1 Stimme', '2 Stimmen', '1.234 Stimmen']);
  const es = { one: '# voto', many: '# de votos', other: '# votos' };
  assert.deepEqual(
    [1, 2, 1_000_000].map((count) => plural('es', count, es)),
    ['1 voto', '2 votos', '1.000.000 de votos'],
  );
  assert.equal(plural('ja', 3, { other: '#件' }), '3件');
});

test('a form that is not given is the last one', () => {
  assert.equal(plural('ar', 2, { other: '# #' }), `${(2).toLocaleString('ar')} #`);
});
