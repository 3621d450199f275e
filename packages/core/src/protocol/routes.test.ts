import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { match } from './handler/match.ts';
import { readQuery } from './handler/input.ts';
import { address, ROUTES, type RouteName } from './routes.ts';
import { REQUESTS } from './schemas/requests.ts';

const names = Object.keys(ROUTES) as RouteName[];
const segment = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => !/^\.{1,2}$/.test(text) && !/\p{Cs}/u.test(text));

test('what the client puts into an address, the server finds in it: any topic, any id', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      segment,
      segment,
      segment,
      fc.boolean(),
      (name, site, one, two, asViewer) => {
        const [method, visibility, path] = ROUTES[name];
        const fields = [...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field!);
        const params = Object.fromEntries(fields.map((field, index) => [field, index ? two : one]));
        const { url } = address(name, site, params, asViewer);
        const { pathname } = new URL(url, 'https://hearth.example');
        const expected = visibility === 'viewer' || (asViewer && visibility === 'either');
        assert.deepEqual(match(method, pathname), { name, site, asViewer: expected, params });
      },
    ),
  );
});

test('a query arrives as it was meant: numbers, lists, and what was left out', () => {
  const { url } = address(
    'changes',
    'acme',
    { since: 'e.1', channels: ['thread/a,b&c', 'poll/é'], limit: 7, nothing: undefined },
    false,
  );
  const { searchParams } = new URL(url, 'https://hearth.example');
  assert.deepEqual(readQuery(searchParams, REQUESTS.changes), {
    since: 'e.1',
    channels: ['thread/a,b&c', 'poll/é'],
    limit: 7,
  });
});

test('fields that the path names are not sent again', () => {
  const { url, rest } = address('react', 'acme', { id: 'c1', reaction: 'like', key: 'k', on: true }, true);
  assert.equal(url, '/v1/sites/acme/viewer/comments/c1/reactions/like');
  assert.deepEqual(rest, { key: 'k', on: true });
});

test('what no address can carry is refused, rather than to name something else', () => {
  for (const topic of ['.', '..', '\ud800'])
    assert.throws(() => address('thread', 'acme', { topic }, false), URIError);
});

test('a method that a path does not have, a broken encoding and other versions name nothing', () => {
  assert.equal(match('DELETE', '/v1/sites/acme/threads/x'), null);
  assert.equal(match('GET', '/v1/sites/acme/threads/%ff'), null);
  assert.equal(match('GET', '/v1/sites/%ff'), null);
  assert.equal(match('GET', '/v2/sites/acme'), null);
  assert.equal(match('GET', '/v1/sites//threads/x'), null);
  assert.equal(match('POST', '/v1/sites/acme/viewer/identity'), null);
  assert.equal(match('GET', '/v1/sites/acme/invitation'), null);
});
