import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PollDefinition } from '../../domain/polls/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { noticeMethods } from './notices.ts';
import { pollsPart } from '../polls/polls.ts';
import { catchUp } from '../log/readers.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';
import { asSystem } from '../system.ts';
import { forgetNotices, moveNotices, tellOf, tellOfAll } from './telling.ts';

const POLL: PollDefinition = {
  id: 'lamp',
  question: 'Which lamp?',
  kind: 'single',
  options: ['a', 'b'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: true,
};

let world: World;
let staff: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ polls: [POLL, { ...POLL, id: 'two', goal: 2, anonymous: true }] });
  staff = await world.join('Siri', 'staff');
});

const vote = (viewer: Viewer, poll = 'lamp') =>
  pollsPart(world.as(viewer)).vote({ poll, choices: ['a'], revision: 0, key: world.id() });
const decide = (poll = 'lamp') =>
  pollsPart(world.as(staff)).advance({ poll, stage: 'decided', reason: 'A it is.', key: world.id() });
const causes = async (viewer: Viewer) =>
  (await noticeMethods(world.as(viewer)).notices({})).notices.map(({ id }) => id);

test('P43 tells two hundred and fifty voters once each, however often the log is read', async () => {
  const voters: Viewer[] = [];
  for (let number = 0; number < 250; number++) {
    voters.push(await world.join(`Voter ${number}`));
    await vote(voters.at(-1)!);
  }
  await decide();
  const [event] = await world.events('poll.staged');
  await tellOf(world.options, SITE, event!);
  await catchUp(world.options, SITE);
  await tellOf(world.options, SITE, event!);
  const rows = await world.row('notices');
  assert.deepEqual(new Set(rows.map(({ member }) => member)), new Set(voters.map(({ id }) => id)));
  assert.equal(rows.length, 250);
  assert.equal((await world.events('notice.told')).length, 250);
});

test('P43 tells all when a database has a page written twice', async () => {
  const voters: Viewer[] = [];
  for (let number = 0; number < 150; number++) {
    voters.push(await world.join(`Voter ${number}`));
    await vote(voters.at(-1)!);
  }
  await decide();
  const [event] = await world.events('poll.staged');
  // As PostgreSQL does when it finds at the end that somebody else was faster.
  const { store } = world.options;
  const again = new Error('again');
  const write: typeof store.write = async (site, lock, body) => {
    const first = store.write(site, lock, async (tx) => {
      await body(tx);
      throw again;
    });
    await assert.rejects(first, again);
    return store.write(site, lock, body);
  };
  await tellOf({ ...world.options, store: { ...store, write } }, SITE, event!);
  assert.equal((await world.row('notices')).length, voters.length);
});

test('P43 goes on after a break: who was told is not told again, the others are', async () => {
  const [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
  await vote(ann);
  await vote(ben);
  await decide();
  const [event] = await world.events('poll.staged');
  await tellOf(world.options, SITE, event!);
  await world.store.write(SITE, 'test', (tx) =>
    tx.delete('notices', [ben.id, event!.data['entry'] as string]),
  );
  world.now += 1;
  await noticeMethods(world.as(ann)).readNotices({ key: world.id() });
  await catchUp(world.options, SITE);
  assert.deepEqual(
    (await world.row('notices')).map(({ member, readAt }) => [member, readAt]),
    [
      [ann.id, START + 1],
      [ben.id, null],
    ],
  );
});

test('tells nothing of a poll that is opened, and of a close by its clock', async () => {
  await world.configure({ polls: [{ ...POLL, stage: 'idea' }] });
  const ann = await world.join('Ann');
  await pollsPart(world.as(staff)).advance({ poll: 'lamp', stage: 'open', reason: 'Go', key: world.id() });
  await vote(ann);
  world.now += HOUR;
  await catchUp(world.options, SITE);
  assert.deepEqual(await world.row('notices'), []);
});

test('the log says that somebody has news, and not of what: an anonymous poll names no voter', async () => {
  const [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
  await vote(ann, 'two');
  await vote(ben, 'two');
  await catchUp(world.options, SITE);
  const told = await world.events('notice.told');
  assert.deepEqual(
    told.map(({ subject, actor, audience, data }) => [subject, actor, audience, data]),
    [ann.id, ben.id].map((id) => [id, null, id, {}]),
  );
  assert.deepEqual(await causes(ann), ['goal/two']);
});

test('hands a guest’s notices to the member they turned out to be, each once; what either has read is read', async () => {
  const [guest, ann] = [await world.join('Guest', 'guest'), await world.join('Ann')];
  await vote(guest);
  await vote(ann);
  await vote(guest, 'two');
  await decide();
  await decide('two');
  await catchUp(world.options, SITE);
  world.now += 5;
  await noticeMethods(world.as(guest)).readNotices({ key: world.id() });
  await moveNotices({ options: world.options, site: SITE }, guest.id, ann.id);
  assert.deepEqual(
    (await world.row('notices')).map(({ member, subject, readAt }) => [member, subject, readAt]),
    [
      [ann.id, 'lamp', START + 5],
      [ann.id, 'two', START + 5],
    ],
  );
});

test('tells a member what their guest was passed over for, and nothing twice', async () => {
  const ann = await world.join('Ann');
  await vote(ann);
  await decide();
  await tellOfAll(world.options, SITE, ann.id);
  await tellOfAll(world.options, SITE, ann.id);
  await catchUp(world.options, SITE);
  assert.equal((await causes(ann)).length, 1);
});

test('forgets what somebody was told of one poll, and of no other', async () => {
  const ann = await world.join('Ann');
  await vote(ann);
  await vote(ann, 'two');
  await decide();
  await decide('two');
  await catchUp(world.options, SITE);
  await asSystem(world.options, SITE).write('test', (context) => forgetNotices(context, ann.id, 'lamp'));
  assert.deepEqual(
    (await world.row('notices')).map(({ subject }) => subject),
    ['two'],
  );
});
