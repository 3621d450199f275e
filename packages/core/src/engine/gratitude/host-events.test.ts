import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { HostEvent } from '../../domain/host/types.ts';
import { takeHostEvents } from './host-events.ts';
import { signIn } from '../people/people.ts';
import { createWorld, SITE, START, type World } from '../testing/world.ts';

describe('what happened at the host’s', () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld();
    await world.configure();
  });

  const event = (id: string, patch: Partial<HostEvent> = {}): HostEvent => ({
    id,
    type: 'purchase',
    member: { issuer: 'host:acme', subject: 'mira' },
    at: START - 60_000,
    amount: { value: 2_500, currency: 'EUR' },
    ...patch,
  });
  const take = async (...events: HostEvent[]) =>
    (await takeHostEvents(world.options, SITE, events)).events.map(({ state }) => state);
  const enter = (subject: string) =>
    signIn(world.as(null), { issuer: 'host:acme', subject, strength: 'host', name: subject });
  const told = async () =>
    (await world.events()).flatMap(({ kind, subject, actor, at }) =>
      kind.startsWith('host.') ? [[kind, subject, actor, at]] : [],
    );
  const refusal = (attempt: Promise<unknown>) =>
    attempt.then(
      () => assert.fail('it was taken'),
      (error: unknown) => {
        assert.ok(error instanceof CommunityError);
        return [error.code, error.details.field, error.details.reason];
      },
    );

  test('B21 an event counts once by its id, at the time it happened', async () => {
    const { id } = await enter('mira');
    assert.deepEqual(await take(event('a'), event('b', { type: 'visit', amount: undefined })), [
      'taken',
      'taken',
    ]);
    assert.deepEqual(await take(event('a')), ['repeated']);
    assert.deepEqual(await told(), [
      ['host.purchase', 'a', id, START - 60_000],
      ['host.visit', 'b', id, START - 60_000],
    ]);
    const [logged] = await world.events('host.purchase');
    assert.deepEqual([logged?.audience, logged?.data], [id, { value: 2_500, currency: 'EUR' }]);
  });

  test('B22 a purchase before joining waits, and counts at the first sign-in', async () => {
    assert.deepEqual(await take(event('later', { at: START - 1_000 }), event('first')), [
      'waiting',
      'waiting',
    ]);
    assert.deepEqual(await told(), []);
    await enter('jonas');
    assert.deepEqual(await told(), []);
    const { id } = await enter('mira');
    const expected = [
      ['host.purchase', 'first', id, START - 60_000],
      ['host.purchase', 'later', id, START - 1_000],
    ];
    assert.deepEqual(await told(), expected);
    await enter('mira');
    assert.deepEqual([await take(event('first')), await told()], [['repeated'], expected]);
  });

  test('B21 an id that was used for something else is refused, and the others of its batch are kept', async () => {
    await enter('mira');
    await take(event('a'));
    const other = { member: { issuer: 'host:acme', subject: 'jonas' } };
    assert.deepEqual(await refusal(take(event('b'), event('a', { at: START }), event('c'))), [
      'conflict',
      'events.1.id',
      undefined,
    ]);
    assert.deepEqual(await refusal(take(event('d', other), event('a', other))), [
      'conflict',
      'events.1.id',
      undefined,
    ]);
    assert.deepEqual((await world.row('host_events')).map(({ id }) => id).sort(), ['a', 'b', 'c', 'd']);
  });

  test('B20 a batch with a flaw is refused whole, with the field at fault', async () => {
    await enter('mira');
    const flawed = event('b', { amount: { value: 1.5, currency: 'EUR' } });
    assert.deepEqual(await refusal(take(event('a'), flawed)), ['invalid', 'events.1.amount.value', 'format']);
    assert.deepEqual(await refusal(take()), ['invalid', 'events', 'too-few']);
    assert.deepEqual(await world.row('host_events'), []);
  });

  test('two deliveries of one event at once leave one', async () => {
    await enter('mira');
    const states = await Promise.all([take(event('a')), take(event('a')), take(event('a'))]);
    assert.deepEqual(states.flat().sort(), ['repeated', 'repeated', 'taken']);
    assert.equal((await told()).length, 1);
  });
});
