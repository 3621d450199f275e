import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';
import { Assertions } from './assertion.ts';
import { newSecretKey, type SiteKey } from './keys.ts';
import { readPublicKeys } from './public-keys.ts';

const NOW = Date.UTC(2026, 0, 1);
const seconds = NOW / 1000;
const good: JWTPayload = {
  iss: 'https://acme.example',
  sub: 'u1',
  aud: 'acme',
  iat: seconds,
  exp: seconds + 300,
  name: 'Ada',
};

describe('a signed identity', () => {
  const secretKey = newSecretKey();
  const secret = Buffer.from(secretKey.secret, 'base64url');
  const assertions = new Assertions(() => NOW);
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  let publicKey: SiteKey;
  let jwk: JWK;
  before(async () => {
    pair = await generateKeyPair('ES256', { extractable: true });
    jwk = { ...(await exportJWK(pair.publicKey)), kid: 'ec1', use: 'sig', alg: 'ES256' };
    [publicKey] = readPublicKeys(JSON.stringify({ keys: [jwk] })) as [SiteKey];
  });

  const sign = (claims: JWTPayload, header: object = {}, key: Uint8Array | CryptoKey = secret) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: secretKey.kid, ...header }).sign(key);
  const verify = (token: string, keys: readonly SiteKey[] = [secretKey, publicKey]) =>
    assertions.verify(token, 'acme', keys);
  const refuses = (token: string, reason: string, keys?: readonly SiteKey[]) =>
    assert.rejects(verify(token, keys), (error) => {
      assert.ok(error instanceof CommunityError, String(error));
      assert.deepEqual([error.code, error.details.reason], ['unauthenticated', reason]);
      return true;
    });

  test('is taken when it is signed with the site’s secret key', async () => {
    const token = await sign({ ...good, avatar: 'https://acme.example/a.png', role: 'staff', extra: 1 });
    assert.deepEqual(await verify(token), {
      issuer: 'https://acme.example',
      subject: 'u1',
      name: 'Ada',
      avatar: 'https://acme.example/a.png',
      role: 'staff',
    });
  });

  test('is taken when it is signed with a key of the JWKS', async () => {
    const token = await sign(good, { alg: 'ES256', kid: 'ec1' }, pair.privateKey);
    assert.equal((await verify(token)).subject, 'u1');
  });

  test('is taken when its key is found at the address of the JWKS, and no other algorithm is', async () => {
    const server = createServer((_, response) =>
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const keys: SiteKey[] = [{ kid: 'remote', algorithm: 'ES256', jwks }];
    try {
      assert.equal(
        (await verify(await sign(good, { alg: 'ES256', kid: 'ec1' }, pair.privateKey), keys)).subject,
        'u1',
      );
      await refuses(await sign(good, { alg: 'ES256', kid: 'ec2' }, pair.privateKey), 'unknown-key', keys);
      await refuses(await sign(good, { alg: 'HS256', kid: 'ec1' }), 'algorithm', keys);
    } finally {
      server.close();
    }
    const dead = new Assertions(() => NOW).verify(
      await sign(good, { alg: 'ES256', kid: 'ec1' }, pair.privateKey),
      'acme',
      keys,
    );
    await assert.rejects(dead, (error) => error instanceof CommunityError && error.code === 'unavailable');
  });

  const bad: readonly (readonly [string, JWTPayload, string])[] = [
    ['it has expired', { ...good, iat: seconds - 400, exp: seconds - 100 }, 'expired'],
    ['it is not valid yet', { ...good, nbf: seconds + 100 }, 'not-yet-valid'],
    ['it was issued in the future', { ...good, iat: seconds + 100, exp: seconds + 300 }, 'not-yet-valid'],
    ['it is older than ten minutes', { ...good, iat: seconds - 700 }, 'expired'],
    ['it would live longer than ten minutes', { ...good, exp: seconds + 3600 }, 'lifetime'],
    ['it is for another site', { ...good, aud: 'other' }, 'audience'],
    ['it is for other sites as well', { ...good, aud: ['acme', 'other'] }, 'audience'],
    ['it has no name', { ...good, name: ' ' }, 'claim'],
    ['its role is none', { ...good, role: 'emperor' }, 'claim'],
    ['its subject is empty', { ...good, sub: '' }, 'claim'],
  ];
  for (const [why, claims, reason] of bad)
    test(`is refused when ${why}`, async () => refuses(await sign(claims), reason));
  for (const claim of ['iss', 'sub', 'aud', 'iat', 'exp'] as const) {
    test(`is refused without ${claim}`, async () =>
      refuses(await sign({ ...good, [claim]: undefined }), 'required'));
  }

  test('is refused when it names no key, or one that is not the site’s', async () => {
    await refuses(await sign(good, { kid: undefined }), 'required');
    await refuses(await sign(good, { kid: 'other' }), 'unknown-key');
    await refuses(await sign(good), 'unknown-key', []);
  });

  test('T46 is refused when it is forged', async () => {
    await refuses(await sign(good, {}, Buffer.alloc(32, 1)), 'signature');
    const [head, , mac] = (await sign(good)).split('.');
    const claims = Buffer.from(JSON.stringify({ ...good, sub: 'somebody else' })).toString('base64url');
    await refuses(`${head}.${claims}.${mac}`, 'signature');
  });

  test('is refused when it chooses its own algorithm', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = encode(good);
    for (const alg of ['none', 'None', 'HS512', 'ES256', 'RS256']) {
      await refuses(`${encode({ alg, kid: secretKey.kid })}.${claims}.AAAA`, 'algorithm');
    }
    // The public key is no secret: used as one, it must open nothing (HS256 with the key of ES256).
    const known = await exportSPKI(pair.publicKey);
    const input = `${encode({ alg: 'HS256', kid: 'ec1' })}.${claims}`;
    await refuses(`${input}.${createHmac('sha256', known).update(input).digest('base64url')}`, 'algorithm');
  });

  test('is refused in any spelling but the canonical one', async () => {
    const token = await sign(good);
    const [head, body, mac] = token.split('.') as [string, string, string];
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // The last character of 32 bytes carries two idle bits: four spellings decode to the same signature.
    const other = mac.slice(0, -1) + alphabet[alphabet.indexOf(mac.at(-1)!) ^ 1]!;
    for (const spelling of [
      ` ${token}`,
      `${token}\n`,
      `${head}. ${body}.${mac}`,
      `${head}.${body}.${other}`,
      `${token}=`,
      `${head}.${body}`,
      '',
      '..',
      `${token}.x`,
    ]) {
      await refuses(spelling, 'format');
    }
    await refuses(`${Buffer.from('[]').toString('base64url')}.${body}.${mac}`, 'format');
  });

  test('is refused when it demands extensions that nobody here knows', async () => {
    const header = { alg: 'HS256', kid: secretKey.kid, crit: ['exp'] };
    const input = [header, good]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    await refuses(`${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`, 'format');
  });

  test('is refused when its key is for another issuer', async () => {
    await refuses(await sign(good), 'issuer', [{ ...secretKey, issuer: 'https://other.example' }]);
  });
});

test('private keys, keys without a name and keys for other purposes are not taken', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const open = { ...(await exportJWK(publicKey)), kid: 'k' };
  const cases: [unknown, RegExp][] = [
    [{ keys: [{ ...(await exportJWK(privateKey)), kid: 'k' }] }, /private/],
    [{ keys: [{ ...open, kid: undefined }] }, /no "kid"/],
    [{ keys: [{ ...open, use: 'enc' }] }, /signatures/],
    [{ keys: [{ ...open, alg: 'ES384' }] }, /neither/],
    [{ keys: [{ kty: 'oct', k: 'AAAA', kid: 'k' }] }, /private/],
    [{ keys: [] }, /no key/],
  ];
  for (const [jwks, message] of cases) assert.throws(() => readPublicKeys(JSON.stringify(jwks)), message);
  assert.throws(() => readPublicKeys('<html>'), /not JSON/);
});
