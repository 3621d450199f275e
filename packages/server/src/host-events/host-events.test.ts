import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ErrorBody } from '@hearth/core/protocol';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { EventKeys } from './event-keys.ts';
import { signatureOf, verifyDelivery } from './signature.ts';

const NOW = Date.UTC(2026, 2, 2, 9);
const encoder = new TextEncoder();
const keyOf = (secret: string): Uint8Array => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

test('B23 signs as the vector of Standard Webhooks has it', () => {
  const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  const delivery = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330' };
  const body = encoder.encode('{"test": 2432232314}');
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  assert.equal(`v1,${signatureOf(key, delivery, body).toString('base64')}`, signature);
  const verify = (patch: object, keys = [key], bytes = body) =>
    verifyDelivery(keys, { ...delivery, signature, ...patch }, bytes, 1_614_265_330_000);
  verify({});
  verify({ signature: `v1a,other ${signature}` });
  verify({}, [keyOf('whsec_AAAA'), key]);
  for (const patch of [
    { signature: signature.replace('g0', 'g1') },
    { signature: signature.replace('v1', 'v2') },
    { signature: '' },
    { signature: `${signature}=` },
    { id: 'msg_other' },
    { id: '' },
    { id: 'msg.1' },
    { timestamp: '1614265331' },
    { timestamp: '1614265330.0' },
    { timestamp: String(1_614_265_330 - 301) },
    { timestamp: String(1_614_265_330 + 301) },
  ])
    assert.throws(() => verify(patch), { code: 'unauthenticated' }, JSON.stringify(patch));
  assert.throws(() => verify({}, []), { code: 'unauthenticated' });
  assert.throws(() => verify({}, [key], encoder.encode('{"test": 2432232315}')), { code: 'unauthenticated' });
});

describe('events of the host over HTTP', () => {
  let server: TestServer;
  let secret: string;
  before(async () => {
    server = await startTestServer({ now: () => NOW });
    await server.admin.apply('site: { id: other, name: Other }');
    ({ secret } = await server.admin.addEventKey('acme'));
  });
  after(() => server.close());

  async function deliver(
    body: unknown,
    { site = 'acme', key = secret, age = 0 }: { site?: string; key?: string; age?: number } = {},
  ): Promise<{ status: number; body: unknown }> {
    const text = JSON.stringify(body);
    const signed = { id: `msg_${text.length}`, timestamp: String(NOW / 1_000 - age) };
    const signature = signatureOf(keyOf(key), signed, encoder.encode(text)).toString('base64');
    const answer = await server.get(`/v1/sites/${site}/events`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': signed.id,
        'webhook-timestamp': signed.timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body: text,
    });
    return { status: answer.status, body: await answer.json() };
  }
  const visit = (id: string, more: object = {}) => ({
    events: [
      { id, type: 'visit', member: { issuer: 'acme', subject: 'mira' }, at: '2026-03-02T08:59:00Z', ...more },
    ],
  });
  const fault = ({ body }: { body: unknown }) => {
    const { code, field, reason } = (body as ErrorBody).error;
    return [code, field, reason];
  };

  test('B23 what a key of the site signed is taken, and counts for who signs in by that identity', async () => {
    assert.deepEqual(await deliver(visit('v1')), {
      status: 200,
      body: { events: [{ id: 'v1', state: 'waiting' }] },
    });
    const { token } = await server.admin.token({ site: 'acme', name: 'Mira' });
    await server.post('/v1/sites/acme/identity', { assertion: token });
    assert.deepEqual((await deliver(visit('v2'))).body, { events: [{ id: 'v2', state: 'taken' }] });
    const log = await server.store.read('acme', (tx) => tx.range('events', { eq: [], limit: 100 }));
    assert.deepEqual(
      log.flatMap(({ kind, subject, at }) => (kind === 'host.visit' ? [[subject, NOW - at]] : [])),
      [['v1', 60_000], ['v2', 60_000]], // prettier-ignore
    );
  });

  test('B23 nothing is taken that is not signed by this site, fresh and unchanged', async () => {
    const foreign = await server.admin.addEventKey('other');
    const refused = ['unauthenticated', 'webhook-signature', 'unknown'];
    assert.deepEqual(fault(await deliver(visit('x'), { key: foreign.secret })), refused);
    assert.deepEqual(fault(await deliver(visit('x'), { site: 'other' })), refused);
    assert.deepEqual(fault(await deliver(visit('x'), { age: 301 })), [
      'unauthenticated',
      'webhook-timestamp',
      'too-old',
    ]);
    assert.equal((await deliver(visit('x'), { site: 'nowhere' })).status, 404);
    const bare = await server.post('/v1/sites/acme/events', visit('x'));
    assert.deepEqual(fault({ body: await bare.json() }), ['unauthenticated', 'webhook-id', 'required']);
    assert.equal(await server.store.read('acme', (tx) => tx.get('host_events', ['x'])), undefined);
  });

  test('B20 what is wrong with an event is named', async () => {
    assert.deepEqual(fault(await deliver(visit('y', { at: 'yesterday' }))), [
      'invalid',
      'events.0.at',
      'format',
    ]);
    assert.deepEqual(fault(await deliver(visit('y', { mail: 'm@example.org' }))), [
      'invalid',
      'events.0.mail',
      'unknown-field',
    ]);
    assert.deepEqual(fault(await deliver(visit('y', { type: 'refund' }))), [
      'invalid',
      'events.0.refers',
      'required',
    ]);
    assert.deepEqual(fault(await deliver({ events: [] })), ['invalid', 'events', 'too-short']);
  });

  test('B24 a key is changed without a gap: the old one holds until it is removed', async () => {
    const next = await server.admin.addEventKey('acme');
    assert.equal((await deliver(visit('z1'), { key: secret })).status, 200);
    assert.equal((await deliver(visit('z2'), { key: next.secret })).status, 200);
    const { kid } = (await server.admin.eventKeys('acme')).find((key) => key.kid !== next.kid)!;
    assert.equal(await server.admin.removeEventKey('acme', kid), true);
    assert.equal(await server.admin.removeEventKey('acme', kid), false);
    assert.equal((await deliver(visit('z3'), { key: secret })).status, 401);
    assert.equal((await deliver(visit('z3'), { key: next.secret })).status, 200);
    const lost = new EventKeys(
      server.store.database,
      encoder.encode('another secret of 32 characters!'),
      () => NOW,
    );
    assert.deepEqual((await lost.list('acme')).map((key) => key.lost), [true]); // prettier-ignore
    assert.deepEqual(await lost.opened('acme'), []);
  });
});
