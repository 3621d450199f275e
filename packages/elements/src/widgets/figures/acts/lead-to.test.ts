import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permalink } from '../../thread/permalink.ts';
import { leadTo } from './lead-to.ts';

test('T149 the way to a comment that waits is its permalink, on the page of its thread', () => {
  assert.equal(leadTo('https://acme.example/a?b#c', 'id/1'), `https://acme.example/a?b${permalink('id/1')}`);
});
