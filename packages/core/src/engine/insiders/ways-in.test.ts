import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateDefinition, Requirement } from '../../domain/insiders/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { takeHostEvents } from '../gratitude/host-events.ts';
import { catchUp } from '../log/readers.ts';
import { signIn } from '../people/people.ts';
import { pollsPart } from '../polls/polls.ts';
import { createWorld, HOUR, SITE, START } from '../testing/world.ts';
import { insidersPart } from './part.ts';

const gate = (id: string, requirement: Requirement): GateDefinition => ({
  id,
  title: id,
  for: requirement,
  content: 'The secret word is heath.',
  perks: [],
  passes: [],
});
const isOpen = async (
  world: ReturnType<typeof createWorld>,
  viewer: Viewer,
  id: string,
): Promise<boolean> => {
  const { open, content } = await insidersPart(world.as(viewer)).gate(id);
  assert.equal(JSON.stringify(content ?? '').includes('heath'), open, 'what is behind it goes with it');
  return open;
};

test('L6 B35 a poll’s head start opens a gate: for who voted at the close, for others 48 hours later', async () => {
  const world = createWorld();
  await world.configure({
    polls: [
      {
        id: 'next-drum',
        question: 'Which?',
        kind: 'single',
        options: ['a', 'b'].map((id) => ({ id, label: id })),
        results: 'always',
        min: 1,
        max: 1,
        opensAt: null,
        closesAt: START + HOUR,
        anonymous: false,
        guests: true,
        grants: { access: 'presale', hours: 48 },
      },
    ],
    gates: [gate('sale', { access: 'presale' })],
  });
  const [mira, jonas] = [await world.join('Mira'), await world.join('Jonas')];
  await pollsPart(world.as(mira)).vote({ poll: 'next-drum', choices: ['a'], revision: 0, key: world.id() });
  const both = async () => [await isOpen(world, mira, 'sale'), await isOpen(world, jonas, 'sale')];
  assert.deepEqual(await both(), [false, false]);
  world.now = START + HOUR;
  assert.deepEqual(await both(), [true, false]);
  world.now = START + 49 * HOUR - 1;
  assert.deepEqual(await both(), [true, false]);
  world.now++;
  assert.deepEqual(await both(), [true, true]);
});

test('B35 a tier of points opens a gate when a purchase reaches it, and a refund shuts it', async () => {
  const world = createWorld();
  await world.configure({
    points: {
      name: 'Miles',
      rules: [{ on: 'host.purchase', points: 1, per: { value: 100, currency: 'EUR' } }],
      period: 'ever',
      tiers: [{ id: 'silver', name: 'Silver', points: 100 }],
    },
    gates: [gate('lounge', { points: 'silver' })],
  });
  const identity = { issuer: 'host:acme', subject: 'mira' };
  const mira = await signIn(world.as(null), { ...identity, strength: 'host', name: 'Mira' });
  const tell = async (id: string, type: string, euros: number, refers?: string) => {
    const amount = { value: euros * 100, currency: 'EUR' };
    const event = { id, type, member: identity, at: world.now, amount, ...(refers && { refers }) };
    await takeHostEvents(world.options, SITE, [event]);
    await catchUp(world.options, SITE);
  };
  await tell('one', 'purchase', 99);
  assert.equal(await isOpen(world, mira, 'lounge'), false);
  await tell('two', 'purchase', 1);
  assert.equal(await isOpen(world, mira, 'lounge'), true);
  await tell('back', 'refund', 1, 'two');
  assert.equal(await isOpen(world, mira, 'lounge'), false);
});
