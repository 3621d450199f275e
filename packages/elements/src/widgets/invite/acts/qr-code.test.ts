import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeQr } from '../../../testing/decode-qr.ts';
import { MARK_LIMIT, marked, markOf, qrCode } from './qr-code.ts';

/** The path as a picture of grey values, a few pixels for each module: read as a browser would fill it. */
function drawn({ size, path }: { readonly size: number; readonly path: string }, scale = 4) {
  const side = size * scale;
  const grey = new Uint8ClampedArray(side * side).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      grey.fill(0, row * side + Number(x) * scale, row * side + (Number(x) + Number(width)) * scale);
  return { grey, width: side, height: side };
}

const token = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

test('L25 R48 two decoders that know nothing of each other read the link, with the mark of where it hangs', () => {
  fc.assert(
    fc.property(token, fc.string({ maxLength: 60 }), (token, typed) => {
      const link = marked(`https://community.fjordlys.example/r/${token}`, markOf(typed));
      assert.deepEqual(decodeQr(drawn(qrCode(link))), { jsqr: link, zxing: link });
    }),
    { numRuns: 25 },
  );
});

test('R48 a code is read with a fifth of its middle covered', () => {
  const link = 'https://community.fjordlys.example/r/q3mX0b1wTz8uH5sLkVnE2g?at=shop-window';
  const picture = drawn(qrCode(link), 6);
  const { width, grey } = picture;
  const [from, to] = [Math.floor(width * 0.42), Math.floor(width * 0.58)];
  for (let row = from; row < to; row++) grey.fill(255, row * width + from, row * width + to);
  assert.deepEqual(decodeQr(picture), { jsqr: link, zxing: link });
});

test('R48 the quiet zone is light on all four sides', () => {
  const { size, path } = qrCode('https://a.example/r/x');
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    assert.ok(Number(x) >= 4 && Number(y) >= 4);
    assert.ok(Number(x) + Number(width) <= size - 4 && Number(y) < size - 4);
  }
});

test('R49 a mark is what a server takes, from whatever was typed', () => {
  assert.equal(markOf('Shop window, left'), 'shop-window-left');
  assert.equal(markOf('  Straße Zürich №5 '), 'strasse-zurich-no5');
  assert.equal(markOf('影'), '');
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (typed) => {
      const mark = markOf(typed);
      assert.ok(mark === '' || /^[a-z0-9][a-z0-9-]*$/.test(mark), mark);
      assert.ok(mark.length <= MARK_LIMIT);
      assert.equal(markOf(mark), mark);
    }),
  );
  assert.equal(
    marked('https://a.example/?x=1&hearth_ref=q', 'till'),
    'https://a.example/?x=1&hearth_ref=q&at=till',
  );
});
