import assert from 'node:assert/strict';
import { createPublicKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bake, unbake, verifyCredential, type Verification } from '@hearth/core/credentials';
import type { BadgeCredential, Viewer } from '@hearth/core/domain';
import { decodeProtectedHeader, type JWK } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import sharp from 'sharp';
import { startTestServer, type TestServer } from '../testing/server.ts';

const SECRET = 'a secret of thirty-two characters';

describe('badges as Open Badges 3.0', () => {
  let server: TestServer;
  let time = Date.UTC(2026, 2, 2, 9);
  let mira: Viewer;
  before(async () => {
    server = await startTestServer({ now: () => ++time, secret: SECRET });
    await server.admin.apply('site: { id: other, name: Other }');
    await server.admin.apply(
      'site: { id: club, name: Club, membersOnly: true }\nbadges: [{ id: first, name: F, description: F, art: flame, trigger: comment.posted, tiers: [{ id: one, name: One, threshold: 1 }] }]',
    );
    mira = await write('Mira');
  });
  after(() => server.close());

  /** A member with one comment, and so with a badge. */
  async function write(name: string): Promise<Viewer> {
    const { token } = await server.admin.token({ site: 'acme', name });
    const granted = await server.post('/v1/sites/acme/identity', { assertion: token });
    const { bearer, viewer } = (await granted.json()) as { bearer: string; viewer: Viewer };
    const posted = await server.post(
      '/v1/sites/acme/viewer/threads/t/comments',
      { id: randomUUID(), parent: null, body: `Words of ${name}` },
      { Authorization: `Bearer ${bearer}` },
    );
    assert.equal(posted.status, 200);
    while ((await ask(viewer.id)).status === 404) await new Promise(setImmediate);
    return viewer;
  }

  const ask = (member: string, badge = 'first', site = 'acme'): Promise<Response> =>
    server.get(`/v1/sites/${site}/members/${member}/badges/${badge}/one`);
  const credential = async (member: string): Promise<BadgeCredential> => {
    const answer = await ask(member);
    assert.equal(answer.status, 200);
    return (await answer.json()) as BadgeCredential;
  };
  /** By the addresses that the badge itself names, as a stranger would. */
  const verify = ({ token, issuers }: BadgeCredential): Promise<Verification> =>
    verifyCredential(token, { issuers, now: time, fetch: (address) => fetch(address) });
  const revoke = (member: string, at: number | null): Promise<void> =>
    server.store.write('acme', `member/${member}`, (tx) =>
      tx.update('grants', [member, 'first', '', 'one'], { revokedAt: at }),
    );

  test('B80 a member’s badge is verified by what it names, and says since when', async () => {
    const told = await verify(await credential(mira.id));
    assert.deepEqual([told.verdict, told.checks.length], ['verified', 6]);
    const { issuer, credentialSubject, validFrom } = told.credential!;
    assert.deepEqual([issuer.id, issuer.name], [`${server.url}/ob/acme/issuer`, 'Acme']);
    assert.equal(credentialSubject.achievement.name, 'First: One');
    assert.ok(Math.abs(Date.parse(validFrom) - Date.UTC(2026, 2, 2, 9)) < 60_000);
    assert.doesNotMatch(JSON.stringify(told.credential), /Mira/, 'whoever holds it says who they are');
  });

  test('B88 another implementation takes the token by the key that its header names', async () => {
    const { token } = await credential(mira.id);
    const { kid } = decodeProtectedHeader(token);
    const jwk = (await (await fetch(kid!)).json()) as JWK;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    jsonwebtoken.verify(token, key, {
      algorithms: ['ES256'],
      issuer: `${server.url}/ob/acme/issuer`,
      clockTimestamp: time / 1000,
    });
  });

  test('B83 a revoked badge is gone here, and refused wherever it was taken', async () => {
    const jonas = await write('Jonas');
    const taken = await credential(jonas.id);
    await revoke(jonas.id, time);
    const told = await verify(taken);
    assert.deepEqual(
      [told.verdict, told.checks.at(-1)],
      ['refused', { name: 'status', result: 'failed', reason: 'revoked' }],
    );
    assert.equal((await ask(jonas.id)).status, 410);
    assert.equal((await verify(await credential(mira.id))).verdict, 'verified', 'nobody else’s');
    await revoke(jonas.id, null);
    assert.equal((await verify(taken)).verdict, 'verified');
  });

  test('B87 with another key, what the older one signed holds, and new badges name the new one', async () => {
    const old = await credential(mira.id);
    const made = await server.admin.rotateIssuerKey('acme', 'RS256');
    const [present, ...retired] = await server.admin.issuerKeys('acme');
    assert.deepEqual([present!.kid, present!.retiredAt], [made.kid, null]);
    assert.ok(retired.length > 0 && retired.every(({ retiredAt }) => retiredAt !== null));
    const fresh = await credential(mira.id);
    assert.equal(decodeProtectedHeader(fresh.token).alg, 'RS256');
    for (const one of [old, fresh]) assert.equal((await verify(one)).verdict, 'verified');
  });

  test('B85 a picture with the badge in it is still a picture, and gives the badge back', async () => {
    const { token } = await credential(mira.id);
    const png = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#d98a4e' } })
      .png()
      .toBuffer();
    const baked = bake(Uint8Array.from(png), token);
    const { width, comments } = await sharp(baked).metadata();
    assert.deepEqual([width, comments], [8, [{ keyword: 'openbadgecredential', text: token }]]);
    assert.equal(await unbake(baked), token);
  });

  test('what was not earned, and what another site calls so, is not found', async () => {
    assert.equal((await ask(mira.id, 'none')).status, 404);
    assert.equal((await ask(randomUUID())).status, 404);
    assert.equal((await ask(mira.id, 'first', 'other')).status, 404);
    for (const path of [
      'nowhere/issuer',
      'acme/keys/x',
      'acme/status/0',
      'acme/status/x',
      'other/achievements/first/one',
      'club/achievements/first/one',
    ])
      assert.equal((await server.get(`/ob/${path}`)).status, 404, path);
    assert.equal((await ask(mira.id, 'first', 'club')).status, 401, 'a site for members');
  });

  test('B86 what a badge is given for is a page for people and JSON for programs', async () => {
    const at = '/ob/acme/achievements/first/one';
    const page = await server.get(at, { headers: { Accept: 'text/html,*/*' } });
    assert.match(await page.text(), /<h1>First: One<\/h1>/);
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; style-src 'self'/);
    const json = (await (await server.get(at)).json()) as { id: string; type: string[] };
    assert.deepEqual([json.id, json.type], [`${server.url}${at}`, ['Achievement']]);
    assert.equal((await server.get('/ob/style.css')).headers.get('content-type'), 'text/css; charset=utf-8');
  });

  test('no private half of a key is in the database as it is, nor in the set', async () => {
    const { keys } = (await (await server.get('/ob/acme/jwks.json')).json()) as { keys: JWK[] };
    assert.ok(keys.length > 1 && keys.every((key) => key.d === undefined && key.use === 'sig'));
    const files = ['hearth.db', 'hearth.db-wal'].map((name) =>
      readFileSync(join(server.data, name), 'latin1'),
    );
    assert.ok(
      files.some((file) => file.includes(keys[0]!.kid!.split('/').at(-1)!)),
      'it is there',
    );
    for (const file of files) assert.doesNotMatch(file, /"d":"/);
  });
});

test('B87 with another secret the old key can’t be opened: another one signs, and old badges hold', async () => {
  const first = await startTestServer({ secret: SECRET });
  const { IssuerKeys } = await import('./issuer-keys.ts');
  const { database } = first.store;
  const one = await new IssuerKeys(database, Buffer.from(SECRET), Date.now).present('acme');
  const again = await new IssuerKeys(database, Buffer.from(SECRET), Date.now).present('acme');
  assert.equal(again.key.kid, one.key.kid);
  const moved = new IssuerKeys(database, Buffer.from('another secret, also thirty-two long'), Date.now);
  assert.notEqual((await moved.present('acme')).key.kid, one.key.kid);
  assert.deepEqual(
    (await moved.list('acme')).map(({ retiredAt }) => retiredAt !== null),
    [false, true],
  );
  await first.close();
});
