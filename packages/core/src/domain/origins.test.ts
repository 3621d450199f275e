import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOriginPattern, originAllowed } from './origins.ts';

test('takes origins as browsers send them, and any port of this machine only', () => {
  for (const good of [
    'https://shop.example',
    'http://localhost:5173',
    'http://localhost:*',
    'http://127.0.0.1:*',
    'http://[::1]:*',
  ]) {
    assert.equal(isOriginPattern(good), true, good);
  }
  for (const bad of [
    '*',
    'shop.example',
    'https://shop.example/',
    'https://shop.example:443',
    'https://*.example',
    'https://shop.example:*',
    'null',
    'file://x',
  ]) {
    assert.equal(isOriginPattern(bad), false, bad);
  }
});

test('allows exactly what is listed', () => {
  const patterns = ['https://shop.example', 'http://localhost:*'];
  for (const good of ['https://shop.example', 'http://localhost:1234', 'http://localhost'])
    assert.equal(originAllowed(patterns, good), true, good);
  for (const bad of [
    'http://shop.example',
    'https://shop.example:8443',
    'https://localhost:1',
    'http://localhost.evil.example:80',
    'null',
    '',
    '*',
  ]) {
    assert.equal(originAllowed(patterns, bad), false, bad);
  }
});
