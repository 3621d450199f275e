import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { openBadgeCredential, payloadOf, statusListCredential } from './credential.ts';
import { encodeStatusList } from './status-list.ts';
import type { OpenBadgeCredential } from './types.ts';
import { verifyCredential, type Verification } from './verify.ts';

const NOW = Date.UTC(2026, 10, 25);
const BASE = 'https://community.example/v1/sites/lamps';
const ISSUER = `${BASE}/issuer`;
const JWKS = `${ISSUER}/jwks.json`;
const LIST = `${BASE}/status/1`;

interface Key {
  readonly pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };
  readonly jwk: JWK;
}

const keys: Record<string, Key> = {};
/** What the web answers. */
const web = new Map<string, () => Response>();

async function makeKey(alg: 'ES256' | 'RS256', kid: string): Promise<Key> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return { pair, jwk: { ...(await exportJWK(pair.publicKey)), alg, use: 'sig', kid } };
}

before(async () => {
  keys['elliptic'] = await makeKey('ES256', 'k1');
  keys['rsa'] = await makeKey('RS256', 'k2');
  keys['foreign'] = await makeKey('ES256', 'k1');
  web.set(JWKS, () => Response.json({ keys: [keys['elliptic']!.jwk, keys['rsa']!.jwk] }));
  await publish([]);
});

const sign = (payload: object, { pair, jwk }: Key, header: object = {}): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: jwk.alg!, kid: jwk.kid!, typ: 'JWT', ...header })
    .sign(pair.privateKey);

async function publish(revoked: readonly number[], key = keys['elliptic']!): Promise<void> {
  const list = statusListCredential(LIST, ISSUER, await encodeStatusList(revoked), NOW - 1_000);
  const token = await sign(payloadOf(list), key);
  web.set(LIST, () => new Response(token));
}

const award = (grantedAt = NOW - 86_400_000): OpenBadgeCredential =>
  openBadgeCredential({
    id: `${BASE}/credentials/1`,
    issuer: { id: ISSUER, type: ['Profile'], name: 'Lamps' },
    achievement: {
      id: `${BASE}/achievements/helper/gold`,
      type: ['Achievement'],
      name: 'Helper, gold',
      description: 'Answered a hundred questions.',
      criteria: { narrative: '100 answers' },
    },
    subject: `${BASE}/members/0198`,
    grantedAt,
    status: { list: LIST, index: 42 },
  });

const verify = (token: string, issuers = [{ id: ISSUER, jwks: JWKS }]): Promise<Verification> =>
  verifyCredential(token, {
    issuers,
    now: NOW,
    fetch: (address) => Promise.resolve(web.get(address)?.() ?? new Response('', { status: 404 })),
  });

/** `name: reason` of the check that was not passed first. */
const flaw = ({ verdict, checks }: Verification): string => {
  const first = checks.find(({ result }) => result !== 'passed');
  return first ? `${verdict} ${first.name}: ${first.reason}` : verdict;
};

for (const kind of ['elliptic', 'rsa']) {
  test(`B80 B81 a badge that was signed by a key of its issuer (${kind}) is verified, each check by name`, async () => {
    const told = await verify(await sign(payloadOf(award()), keys[kind]!));
    assert.equal(told.verdict, 'verified');
    assert.deepEqual(
      told.checks.map(({ name, result }) => `${name} ${result}`),
      [
        'format passed',
        'issuer passed',
        'signature passed',
        'claims passed',
        'dates passed',
        'status passed',
      ],
    );
    assert.equal(told.credential?.credentialSubject.achievement.name, 'Helper, gold');
  });

  test(`B88 another implementation takes the token (${kind}), with its claims`, async () => {
    const { jwk } = keys[kind]!;
    const token = await sign(payloadOf(award()), keys[kind]!);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const options = { algorithms: [jwk.alg as 'ES256'], issuer: ISSUER, clockTimestamp: NOW / 1000 };
    const claims = jsonwebtoken.verify(token, key, options) as jsonwebtoken.JwtPayload;
    assert.deepEqual([claims.jti, claims.sub], [`${BASE}/credentials/1`, `${BASE}/members/0198`]);
    const [header, payload, signature] = token.split('.');
    const other = `${header}.${payload}.${signature!.startsWith('A') ? 'B' : 'A'}${signature!.slice(1)}`;
    assert.throws(() => jsonwebtoken.verify(other, key, options));
  });
}

describe('is refused:', () => {
  test('B82 what is no token, or spelt otherwise than encoders write it', async () => {
    const token = await sign(payloadOf(award()), keys['elliptic']!);
    for (const text of [
      '',
      'x',
      'a.b',
      ` ${token}`,
      `${token}\n`,
      `${token}=`,
      token.replace('.', '..'),
      'a'.repeat(70_000),
    ])
      assert.equal(flaw(await verify(text)), 'refused format: not-a-token', text.slice(0, 20));
  });

  test('a token of something else than a badge', async () => {
    for (const change of [
      { type: ['VerifiableCredential'] },
      { credentialSubject: { id: 'x' } },
      { id: '' },
      { issuer: ISSUER },
    ])
      assert.equal(
        flaw(await verify(await sign({ ...payloadOf(award()), ...change }, keys['elliptic']!))),
        'refused format: not-a-badge',
      );
  });

  test('B82 a badge whose words were changed, and nothing of it is shown', async () => {
    const [header, , signature] = (await sign(payloadOf(award()), keys['elliptic']!)).split('.');
    const changed = { ...payloadOf(award()), name: 'Founder' };
    const token = `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
    const told = await verify(token);
    assert.equal(flaw(told), 'refused signature: tampered');
    assert.equal(told.credential, undefined);
  });

  test('B82 a badge of an issuer whom nobody knows here', async () => {
    const token = await sign(payloadOf(award()), keys['elliptic']!);
    assert.equal(flaw(await verify(token, [])), 'refused issuer: foreign');
  });

  test('B82 a badge that somebody else signed, though they bring their key along or use its name', async () => {
    const { jwk } = keys['foreign']!;
    const token = await sign(payloadOf(award()), keys['foreign']!, { jwk });
    assert.equal(flaw(await verify(token)), 'refused signature: tampered');
    const unnamed = await sign(payloadOf(award()), keys['foreign']!, { kid: 'k9', jwk });
    assert.equal(flaw(await verify(unnamed)), 'refused signature: unknown-key');
  });

  test('B82 a token that wants another algorithm than the key is for', async () => {
    const payload = Buffer.from(JSON.stringify(payloadOf(award()))).toString('base64url');
    const header = (alg: string): string =>
      Buffer.from(JSON.stringify({ alg, kid: 'k2', typ: 'JWT' })).toString('base64url');
    // The public key as the secret of a symmetric algorithm; no algorithm; the right one of another key.
    const secret = Buffer.from(JSON.stringify(keys['rsa']!.jwk));
    const symmetric = await new CompactSign(Buffer.from(payload, 'base64url'))
      .setProtectedHeader({ alg: 'HS256', kid: 'k2', typ: 'JWT' })
      .sign(secret);
    for (const token of [
      symmetric,
      `${header('none')}.${payload}.AAAA`,
      `${header('ES256')}.${payload}.AAAA`,
    ])
      assert.equal(flaw(await verify(token)), 'refused signature: algorithm');
  });

  test('B82 a badge whose claims say something else than it does', async () => {
    const wrong = { iss: 'https://other.example', jti: 'x', sub: 'y', nbf: 1, exp: 1 };
    for (const [claim, value] of Object.entries(wrong)) {
      const told = await verify(await sign({ ...payloadOf(award()), [claim]: value }, keys['elliptic']!));
      assert.equal(flaw(told), 'refused claims: mismatch');
      assert.equal(told.checks.find(({ name }) => name === 'claims')?.claim, claim);
    }
  });

  test('B82 a badge whose time has not come, or has passed', async () => {
    assert.equal(
      flaw(await verify(await sign(payloadOf(award(NOW + 120_000)), keys['elliptic']!))),
      'refused dates: not-yet',
    );
    const until = new Date(NOW - 1_000).toISOString();
    const expired = { ...payloadOf(award()), validUntil: until, exp: Math.floor(NOW / 1000) - 1 };
    assert.equal(flaw(await verify(await sign(expired, keys['elliptic']!))), 'refused dates: expired');
  });

  test('B83 a badge that was revoked', async () => {
    await publish([42]);
    const token = await sign(payloadOf(award()), keys['elliptic']!);
    assert.equal(flaw(await verify(token)), 'refused status: revoked');
    await publish([41, 43]);
    assert.equal(flaw(await verify(token)), 'verified');
  });
});

describe('stays open:', () => {
  test('B84 what can’t be asked: keys that are away, a list that is', async () => {
    const token = await sign(payloadOf(award()), keys['elliptic']!);
    const told = await verifyCredential(token, {
      issuers: [{ id: ISSUER, jwks: JWKS }],
      now: NOW,
      fetch: () => Promise.reject(new TypeError('no network')),
    });
    assert.equal(flaw(told), 'unknown signature: unreachable');
    assert.equal(told.credential, undefined);
    web.delete(LIST);
    assert.equal(flaw(await verify(token)), 'unknown status: unreachable');
  });

  test('B84 a list that somebody else signed, or that is of another issuer or place', async () => {
    const token = await sign(payloadOf(award()), keys['elliptic']!);
    await publish([], keys['foreign']);
    assert.equal(flaw(await verify(token)), 'unknown status: unreachable');
    const other = statusListCredential(
      LIST,
      'https://other.example',
      await encodeStatusList([]),
      NOW - 1_000,
    );
    const signed = await sign(payloadOf(other), keys['elliptic']!);
    web.set(LIST, () => new Response(signed));
    assert.equal(flaw(await verify(token)), 'unknown status: unreachable');
    const far = {
      ...award(),
      credentialStatus: { ...award().credentialStatus!, statusListCredential: 'https://other.example/1' },
    };
    assert.equal(
      flaw(await verify(await sign(payloadOf(far), keys['elliptic']!))),
      'unknown status: no-status',
    );
  });
});
