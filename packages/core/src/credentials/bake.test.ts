import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bake, unbake } from './bake.ts';

/** One transparent pixel. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const TOKEN = fc.stringMatching(/^[A-Za-z0-9_-]{1,80}\.[A-Za-z0-9_-]{1,80}\.[A-Za-z0-9_-]{1,80}$/);
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const textOf = (file: Uint8Array): string => new TextDecoder().decode(file);

const DRAWINGS = {
  plain: '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>',
  empty: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>',
  'with a prologue':
    '\uFEFF<?xml version="1.0"?>\n<!-- <svg> --><!DOCTYPE svg [<!ENTITY a "b">]>\n<svg width="8"></svg>',
  'with a > in an attribute': `<svg aria-label="3 > 2" data-a='"'><g/></svg>`,
};

test('B85 law: a PNG gives back what was baked into it, the last of several', () =>
  fc.assert(
    fc.asyncProperty(TOKEN, TOKEN, async (first, second) => {
      const once = bake(PNG, first);
      assert.equal(await unbake(once), first);
      const twice = bake(once, second);
      assert.equal(await unbake(twice), second);
      assert.equal(twice.length - second.length, once.length - first.length);
    }),
  ));

for (const [what, drawing] of Object.entries(DRAWINGS)) {
  test(`B85 an SVG ${what} gives back what was baked into it, and stays what it was`, async () => {
    const once = bake(bytes(drawing), 'aa.bb.cc');
    assert.equal(await unbake(once), 'aa.bb.cc');
    const twice = bake(once, 'dd.ee.ff');
    assert.equal(await unbake(twice), 'dd.ee.ff');
    assert.equal(textOf(twice).match(/openbadges:credential verify/g)?.length, 1);
    assert.ok(textOf(once).includes('xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'));
  });
}

test('B85 a picture without a credential holds none', async () => {
  assert.equal(await unbake(PNG), null);
  assert.equal(await unbake(bytes(DRAWINGS.plain)), null);
});

test('a compressed credential is read, too', async () => {
  const { deflateSync } = await import('node:zlib');
  const data = Buffer.concat([
    Buffer.from('openbadgecredential\0'),
    Buffer.from([1, 0, 0, 0]),
    deflateSync(Buffer.from('aa.bb.cc')),
  ]);
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('iTXt'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length);
  const file = Buffer.concat([PNG.subarray(0, 33), chunk, PNG.subarray(33)]);
  assert.equal(await unbake(Uint8Array.from(file)), 'aa.bb.cc');
});

test('B85 other files, and broken ones, are refused', async () => {
  for (const file of [
    new Uint8Array(),
    bytes('GIF89a'),
    bytes('<html><svg></svg></html>'),
    PNG.slice(0, 40),
  ]) {
    assert.throws(() => bake(file, 'aa.bb.cc'), TypeError);
    await assert.rejects(async () => unbake(file), TypeError);
  }
  assert.throws(() => bake(bytes(DRAWINGS.plain), '"><script>'), TypeError);
});

test('a hostile drawing ends in no long search', { timeout: 30_000 }, async () => {
  const begun = '<openbadges:credential "'.repeat(50_000);
  const hostile = bytes(`<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">${begun}`);
  assert.equal(await unbake(hostile), null);
});
