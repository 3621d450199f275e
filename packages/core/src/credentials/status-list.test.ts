import assert from 'node:assert/strict';
import { test } from 'node:test';
// @ts-expect-error -- it has no types
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import fc from 'fast-check';
import { toBase64url } from './base64url.ts';
import { encodeStatusList, isRevoked, STATUS_LIST_LENGTH } from './status-list.ts';

interface OtherList {
  readonly length: number;
  getStatus(index: number): boolean;
}
const readByOthers = decodeList as (options: { encodedList: string }) => Promise<OtherList>;

const INDEX = fc.integer({ min: 0, max: STATUS_LIST_LENGTH - 1 });

test('B83 law: exactly what was revoked is revoked', () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(INDEX, { maxLength: 20 }), INDEX, async (revoked, other) => {
      const list = await encodeStatusList(revoked);
      for (const index of revoked) assert.equal(await isRevoked(list, index), true);
      assert.equal(await isRevoked(list, other), revoked.includes(other));
    }),
    { numRuns: 30 },
  ));

test('B88 another implementation reads the same list', async () => {
  const list = await readByOthers({ encodedList: await encodeStatusList([0, 7, 8, 131_071]) });
  assert.equal(list.length, STATUS_LIST_LENGTH);
  for (const index of [0, 7, 8, 131_071]) assert.equal(list.getStatus(index), true);
  for (const index of [1, 6, 9, 131_070]) assert.equal(list.getStatus(index), false);
});

test('what is no list, a short one, or one that unpacks without end is refused', async () => {
  const packed = async (bytes: number): Promise<string> => {
    const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
    return `u${toBase64url(new Uint8Array(await new Response(stream).arrayBuffer()))}`;
  };
  const list = await encodeStatusList([3]);
  for (const broken of [
    '',
    'u',
    'uAAAA',
    list.slice(1),
    `z${list.slice(1)}`,
    await packed(100),
    await packed(2 << 20),
  ])
    await assert.rejects(isRevoked(broken, 3), RangeError);
  for (const index of [-1, 0.5, STATUS_LIST_LENGTH, Number.NaN])
    await assert.rejects(isRevoked(list, index), RangeError);
});
