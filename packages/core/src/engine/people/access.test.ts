import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import { mergeBallots } from '../polls/ballots.ts';
import { membersPart } from './members.ts';
import { pollsPart } from '../polls/polls.ts';
import { COMMUNITY, createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const drum = (part: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'next-drum',
  question: 'Which drum do we make next?',
  kind: 'single',
  options: ['a', 'b'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: true,
  grants: { access: 'drum-presale', hours: 48 },
  ...part,
});

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ polls: [drum()] });
});

const vote = (viewer: Viewer) =>
  pollsPart(world.as(viewer)).vote({ poll: 'next-drum', choices: ['a'], revision: 0, key: world.id() });
const access = (viewer: Viewer) => membersPart(world.as(viewer)).access({ name: 'drum-presale' });

test('P47 a close that is moved moves the head start, for those who took part', async () => {
  const mira = await world.join('Mira');
  await vote(mira);
  await world.configure({ polls: [drum({ closesAt: START + 5 * HOUR })] });
  world.now = START + 2 * HOUR;
  assert.deepEqual((await access(mira)).because, 'not-yet');
  world.now = START + 5 * HOUR;
  assert.equal((await access(mira)).because, 'entitled');
});

test('P47 a guest’s head start is the member’s whom they turn out to be, once, and nothing is written for it', async () => {
  const [guest, mira] = [await world.join('Gus', 'guest'), await world.join('Mira')];
  await vote(guest);
  await mergeBallots({ options: world.options, site: SITE }, guest.id, mira.id);
  world.now = START + HOUR;
  assert.equal((await access(mira)).because, 'entitled');
  assert.equal((await access(guest)).because, 'not-entitled');
  assert.deepEqual(await world.row('participations'), [{ poll: 'next-drum', member: mira.id }]);
});

test('P47 taking part in an anonymous poll lets in after the close too', async () => {
  await world.configure({
    polls: [drum({ id: 'secret', anonymous: true, grants: { access: 'secret-sale', hours: 1 } })],
  });
  const mira = await world.join('Mira');
  await pollsPart(world.as(mira)).vote({ poll: 'secret', choices: ['a'], revision: 0, key: world.id() });
  world.now = START + HOUR;
  const { because } = await membersPart(world.as(mira)).access({ name: 'secret-sale' });
  assert.equal(because, 'entitled');
});

test('P48 what voters were promised can only become longer, and a name stands for one poll', async () => {
  await vote(await world.join('Mira'));
  const again = (grants: PollDefinition['grants']) => {
    const { grants: _, ...poll } = drum();
    return world.configure({ polls: [{ ...poll, ...(grants && { grants }) }] });
  };
  await again({ access: 'drum-presale', hours: 72, label: 'The drum' });
  for (const grants of [undefined, { access: 'drum-presale', hours: 71 }, { access: 'drum-sale', hours: 72 }])
    await assert.rejects(again(grants), {
      code: 'conflict',
      details: { field: 'polls.0.grants', reason: 'has-ballots' },
    });
  await assert.rejects(world.configure({ polls: [drum(), drum({ id: 'other' })] }), {
    code: 'invalid',
    details: { field: 'polls.1.grants.access', reason: 'duplicate' },
  });
  for (const [field, grants] of [
    ['access', { access: 'Drum Sale', hours: 1 }],
    ['hours', { access: 'drum', hours: 0 }],
    ['hours', { access: 'drum', hours: 1.5 }],
  ] as const)
    await assert.rejects(world.configure({ ...COMMUNITY, polls: [drum({ id: 'other', grants })] }), {
      code: 'invalid',
      details: { field: `polls.0.grants.${field}`, reason: 'format' },
    });
});
