import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { BEARER_LIFE, Bearers } from './bearer.ts';

const secret = Buffer.alloc(32, 7);
const refused = (reason: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === 'unauthenticated' && error.details.reason === reason;

test('a bearer says who it is for, until it expires', () => {
  let now = 1_000;
  const bearers = new Bearers(secret, () => now);
  const { bearer, expiresAt } = bearers.issue('acme', 'member');
  assert.equal(expiresAt, 1_000 + BEARER_LIFE);
  now = expiresAt - 1;
  assert.deepEqual(bearers.read('acme', bearer), { member: 'member', expiresAt });
  now = expiresAt;
  assert.throws(() => bearers.read('acme', bearer), refused('expired'));
});

test('T16 a bearer carries what the host said of purchases, sealed like the rest', () => {
  const bearers = new Bearers(secret, () => 0);
  const { bearer, expiresAt } = bearers.issue('acme', 'member', ['/products/lamp']);
  assert.deepEqual(bearers.read('acme', bearer), { member: 'member', expiresAt, bought: ['/products/lamp'] });
  const [, mac] = bearer.split('.') as [string, string];
  const more = Buffer.from(JSON.stringify(['acme', 'member', expiresAt, ['/products/other']]));
  assert.throws(() => bearers.read('acme', `${more.toString('base64url')}.${mac}`), refused('signature'));
});

test('a bearer of another site, another secret or another spelling is refused', () => {
  const bearers = new Bearers(secret, () => 0);
  const { bearer } = bearers.issue('acme', 'member');
  assert.throws(() => bearers.read('other', bearer), refused('audience'));
  assert.throws(() => new Bearers(Buffer.alloc(32, 8), () => 0).read('acme', bearer), refused('signature'));
  const [text, mac] = bearer.split('.') as [string, string];
  const forged = Buffer.from(JSON.stringify(['acme', 'owner', 9e15])).toString('base64url');
  assert.throws(() => bearers.read('acme', `${forged}.${mac}`), refused('signature'));
  for (const spelling of ['', '.', text, `${bearer}.`, `${bearer}=`, ` ${bearer}`, `${text}.`]) {
    assert.throws(() => bearers.read('acme', spelling), refused('format'), spelling);
  }
});
