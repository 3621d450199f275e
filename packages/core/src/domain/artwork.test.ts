import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ARTWORK_LIMIT, isArtwork } from './artwork.ts';

test('T21 artwork comes by https, or from a path of the page’s own origin', () => {
  for (const address of [
    '/art/lamp.svg',
    '/a.png?v=2',
    'https://cdn.example/a.svg',
    'https://cdn.example:8443/a',
  ])
    assert.ok(isArtwork(address), address);
  for (const address of [
    '',
    'lamp.svg',
    './lamp.svg',
    '//cdn.example/a.svg',
    '/\\cdn.example/a.svg',
    'http://cdn.example/a.svg',
    'data:image/svg+xml,<svg/>',
    'javascript:alert(1)',
    'https://user:word@cdn.example/a.svg',
    'https://',
    '/a b.svg',
    `/${'a'.repeat(ARTWORK_LIMIT)}`,
  ])
    assert.ok(!isArtwork(address), address);
});

test('T21 whatever is taken for artwork resolves to https, or to the page’s origin', () => {
  const page = 'http://shop.example';
  fc.assert(
    fc.property(fc.constantFrom('/', '//', '/\\', 'https://', 'http:', ''), fc.string(), (start, rest) => {
      const address = start + rest;
      if (!isArtwork(address)) return;
      const { protocol, origin } = new URL(address, page);
      assert.ok(protocol === 'https:' || origin === page, address);
    }),
  );
});
