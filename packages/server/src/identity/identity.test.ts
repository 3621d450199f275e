import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GuestAnswer, IdentityAnswer } from '@hearth/core/protocol';
import { startTestServer, type TestServer } from '../testing/server.ts';

describe('who is asking', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer()));
  after(() => server.close());

  const exchange = async (body: object) => {
    const response = await server.post('/v1/sites/acme/identity', body);
    return { status: response.status, body: (await response.json()) as IdentityAnswer };
  };
  const join = async (name: string) =>
    (await (await server.post('/v1/sites/acme/guests', { name })).json()) as GuestAnswer;
  const session = async (bearer: string) => {
    const response = await server.get('/v1/sites/acme/viewer', {
      headers: { Authorization: `Bearer ${bearer}` },
    });
    return {
      status: response.status,
      body: (await response.json()) as { viewer: { id: string; name: string; role: string } },
    };
  };

  test('T46 a signed identity becomes a bearer, and the same identity the same member', async () => {
    const { token } = await server.admin.token({ site: 'acme', name: 'Ada Moe' });
    const first = await exchange({ assertion: token });
    assert.equal(first.status, 200);
    const seen = await session(first.body.bearer);
    assert.deepEqual([seen.status, seen.body.viewer.name, seen.body.viewer.role], [200, 'Ada Moe', 'member']);
    const second = await exchange({
      assertion: (await server.admin.token({ site: 'acme', name: 'Ada Moe' })).token,
    });
    assert.equal(second.body.viewer.id, first.body.viewer.id);
  });

  test('T45 a guest is known by the token of their device, of which only a hash is stored', async () => {
    const guest = await join('Gast');
    assert.equal(guest.viewer.role, 'guest');
    assert.equal(Buffer.from(guest.token, 'base64url').length, 32);
    assert.equal((await exchange({ guest: guest.token })).body.viewer.id, guest.viewer.id);
    const identities = await server.store.read('acme', (tx) =>
      tx.range('identities', { eq: ['guest'], limit: 100 }),
    );
    assert.ok(identities.length > 0 && !JSON.stringify(identities).includes(guest.token));
    assert.equal((await exchange({ guest: 'x'.repeat(43) })).status, 401);
    assert.equal((await exchange({})).status, 422);
  });

  test('a guest becomes the member who signs in with both tokens, and the device opens nothing any more', async () => {
    const guest = await join('Bo');
    const { token } = await server.admin.token({ site: 'acme', name: 'Bodil' });
    const member = await exchange({ assertion: token, guest: guest.token });
    assert.equal(member.status, 200);
    assert.notEqual(member.body.viewer.id, guest.viewer.id);
    assert.equal((await session(guest.bearer)).status, 401);
    assert.equal((await exchange({ guest: guest.token })).status, 401);
  });

  test('a role in the token counts only when the site opts in; one that the operator records stays', async () => {
    const staff = await server.admin.token({ site: 'acme', name: 'Siri', role: 'staff' });
    assert.equal((await exchange({ assertion: staff.token })).body.viewer.role, 'staff');
    assert.equal(
      (await exchange({ assertion: (await server.admin.token({ site: 'acme', name: 'Siri' })).token })).body
        .viewer.role,
      'staff',
    );
    const { SignJWT } = await import('jose');
    const now = Math.floor(Date.now() / 1000);
    const claimed = await new SignJWT({ name: 'Mallory', role: 'owner' })
      .setProtectedHeader({ alg: 'HS256', kid: server.key.kid })
      .setIssuer('acme')
      .setSubject('mallory')
      .setAudience('acme')
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(Buffer.from(server.key.secret, 'base64url'));
    assert.equal((await exchange({ assertion: claimed })).body.viewer.role, 'member');
  });

  test('a host’s issuer cannot name a device', async () => {
    const guest = await join('Dag');
    const [identity] = await server.store.read('acme', (tx) =>
      tx.range('identities', { index: 'member', eq: [guest.viewer.id], limit: 1 }),
    );
    const { token } = await server.admin.token({
      site: 'acme',
      name: 'Thief',
      issuer: 'guest',
      id: identity!.subject,
    });
    assert.notEqual((await exchange({ assertion: token })).body.viewer.id, guest.viewer.id);
  });

  test('a key that was removed opens nothing', async () => {
    const { token } = await server.admin.token({ site: 'acme', name: 'Eva' });
    await server.admin.addKey('acme', null);
    assert.equal(await server.admin.removeKey('acme', server.key.kid), true);
    assert.equal((await exchange({ assertion: token })).status, 401);
    assert.equal(JSON.stringify(await server.admin.keys('acme')).includes('secret'), false);
  });
});
