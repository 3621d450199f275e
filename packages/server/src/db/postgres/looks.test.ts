import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Looks } from './looks.ts';

/** A look that ends when told to. */
function slow() {
  const ends: { readonly resolve: (text: string) => void; readonly reject: (error: Error) => void }[] = [];
  const look = (): Promise<string> => new Promise((resolve, reject) => ends.push({ resolve, reject }));
  return { look, ends };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('looks at a site', () => {
  test('are one for all who ask before it begins, and never one that had begun when somebody asked', async () => {
    const { look, ends } = slow();
    const looks = new Looks(look);
    const early = [looks.at('a'), looks.at('a')];
    await turn();
    const late = [looks.at('a'), looks.at('a'), looks.at('a')];
    await turn();
    assert.equal(ends.length, 1);
    ends[0]!.resolve('before');
    assert.deepEqual(await Promise.all(early), ['before', 'before']);
    await turn();
    assert.equal(ends.length, 2);
    ends[1]!.resolve('after');
    assert.deepEqual(await Promise.all(late), ['after', 'after', 'after']);
  });

  test('at other sites do not wait, and a failed one fails only for those who asked for it', async () => {
    const { look, ends } = slow();
    const looks = new Looks(look);
    const failing = looks.at('a');
    const other = looks.at('b');
    await turn();
    const next = looks.at('a');
    ends[1]!.resolve('b');
    assert.equal(await other, 'b');
    ends[0]!.reject(new Error('gone'));
    await assert.rejects(failing, /gone/);
    await turn();
    ends[2]!.resolve('a');
    assert.equal(await next, 'a');
  });
});
