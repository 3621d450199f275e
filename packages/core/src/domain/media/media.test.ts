import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Role } from '../people/people.ts';
import { admit } from '../threads/moderation.ts';
import { altFlaw, fitting, mayUpload, tidyAlt } from './rules.ts';
import { sniff } from './sniff.ts';
import { ALT_LIMIT, type ImagePolicy } from './types.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test('T36 a file is what its first bytes say, and what is no picture is none', () => {
  const known = {
    '\xff\xd8\xff\xe0JFIF': 'image/jpeg',
    '\x89PNG\r\n\x1a\nIHDR': 'image/png',
    'RIFF\x10\0\0\0WEBPVP8 ': 'image/webp',
    GIF89a: 'image/gif',
    GIF87a: 'image/gif',
    '\0\0\0\x1cftypavif': 'image/avif',
  };
  for (const [start, type] of Object.entries(known)) assert.equal(sniff(bytes(start)), type);
  for (const other of [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<?xml version="1.0"?><svg/>',
    '<!doctype html>',
    '%PDF-1.7',
    'BM\0\0',
    'II*\0',
    'RIFF\0\0\0\0WAVE',
    '\0\0\0\x1cftypheic',
    ' \xff\xd8\xff',
  ])
    assert.equal(sniff(bytes(other)), null, other);
});

test('a description is one tidy line, and neither empty nor endless', () => {
  assert.equal(tidyAlt('  a cup\n on a\u0000 sill '), 'a cup on a sill');
  assert.deepEqual(altFlaw(tidyAlt(' \n ')), { reason: 'required' });
  assert.equal(altFlaw('x'.repeat(ALT_LIMIT)), null);
  assert.deepEqual(altFlaw('x'.repeat(ALT_LIMIT + 1)), { reason: 'too-long', limit: ALT_LIMIT });
});

test('who may add pictures follows from the site’s policy and the role', () => {
  const who = (images: ImagePolicy | undefined): string =>
    ([null, 'guest', 'member', 'staff', 'owner'] as const)
      .filter((role) => mayUpload(role && { role: role }, images === undefined ? {} : { images }))
      .join();
  assert.equal(who(undefined), '');
  assert.equal(who('off'), '');
  assert.equal(who('members'), 'member,staff,owner');
  assert.equal(who('everyone'), ',guest,member,staff,owner');
});

test('T35 pictures of who has nothing published wait where links do, but for staff’s', () => {
  const outcome = (role: Role, firstPostApproved: boolean, links: 'held' | 'published', images = true) =>
    admit({
      viewer: { role },
      site: { moderation: { guests: 'published', members: 'post', links } },
      firstPostApproved,
      links: false,
      images,
    });
  assert.equal(outcome('member', false, 'held'), 'held');
  assert.equal(outcome('guest', false, 'held'), 'held');
  assert.equal(outcome('member', true, 'held'), 'published');
  assert.equal(outcome('member', false, 'published'), 'published');
  assert.equal(outcome('staff', false, 'held'), 'published');
  assert.equal(outcome('member', false, 'held', false), 'published');
});

test('a picture is made to fit: never larger, never nothing, and of its own shape', () => {
  const side = fc.integer({ min: 1, max: 40_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const fit = fitting(width, height, 2_048);
      assert.ok(fit.width >= 1 && fit.height >= 1);
      assert.ok(fit.width <= Math.min(width, 2_048) && fit.height <= Math.min(height, 2_048));
      const scale = Math.max(fit.width, fit.height) / Math.max(width, height);
      assert.ok(Math.abs(fit.width - width * scale) <= 1 && Math.abs(fit.height - height * scale) <= 1);
    }),
  );
});
