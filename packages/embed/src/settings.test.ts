import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSettings } from './settings.ts';

const URL = 'https://cdn.example/1/hearth.js';

test('a tag that says nothing means the script’s own origin and its only site', () => {
  const plain = {
    site: null,
    server: 'https://cdn.example',
    backend: 'http',
    theme: null,
    locale: undefined,
  };
  assert.deepEqual(toSettings({}, URL), plain);
  assert.deepEqual(toSettings({ site: '', server: '', backend: '', theme: '', locale: '' }, URL), plain);
});

test('a tag’s attributes are taken as they are', () => {
  const tag = {
    site: 'acme',
    server: 'https://c.example/hearth/',
    backend: 'local',
    theme: 'dark',
    locale: 'de',
  };
  assert.deepEqual(toSettings(tag, URL), { ...tag, server: 'https://c.example/hearth' });
});

test('a server without an origin lies beside the script, and what is no address stays as written', () => {
  assert.equal(toSettings({ server: '/api' }, URL).server, 'https://cdn.example/api');
  assert.equal(toSettings({ server: 'https://' }, URL).server, 'https://');
});
