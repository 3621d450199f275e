import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { readClick, signClick } from './clicks.ts';
import { clickFor, hydrateReferral, referralsPart } from './referrals.ts';
import { createWorld, DAY, MINUTE, SITE, START, type World } from '../testing/world.ts';

const programme = (patch: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition => ({
  id: 'friends',
  name: 'Friends',
  description: '',
  reward: { type: 'experience', label: 'Supper' },
  friendReward: null,
  landing: '/welcome',
  windowDays: 30,
  touch: 'last',
  terms: '',
  message: '',
  ...patch,
});

let world: World;
let ann: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ programmes: [programme()] });
  ann = await world.join('Ann Example');
});

const referrals = (viewer: Viewer | null) => referralsPart(world.as(viewer));
const invitation = (viewer: Viewer, programme?: string) =>
  referrals(viewer).invitation(programme === undefined ? {} : { programme });
const click = async (viewer = ann) =>
  (await clickFor(world.as(null), (await invitation(viewer)).link.split('/r/')[1]!, null, false)).click;
const claim = (viewer: Viewer | null, token: string, key = world.id()) =>
  referrals(viewer).claim({ click: token, key });

test('R23 makes a link of 128 bits and a readable code at the first call, the same ever after', async () => {
  const first = await invitation(ann);
  assert.match(first.link, /^https:\/\/community\.example\/r\/[A-Za-z0-9_-]{22}$/);
  assert.match(first.code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.deepEqual(await Promise.all([invitation(ann), invitation(ann, 'friends')]), [first, first]);
});

test('makes one invitation when asked many times at once', async () => {
  const links = await Promise.all(Array.from({ length: 20 }, () => invitation(ann)));
  assert.equal(new Set(links.map(({ link }) => link)).size, 1);
});

test('lets members invite, and nobody whom only a device knows', async () => {
  await assert.rejects(referrals(null).invitation({}), { code: 'unauthenticated' });
  await assert.rejects(invitation(await world.join('Guest', 'guest')), { code: 'forbidden' });
  await assert.rejects(invitation({ ...ann, strength: 'device' }), { code: 'forbidden' });
  await assert.rejects(invitation(ann, 'none'), { code: 'not-found' });
  assert.ok(await invitation(await world.join('Sue', 'staff')));
});

test('shows a visitor who invited by first name only, until the window has passed', async () => {
  const token = await click();
  const landing = await referrals(null).landing({ click: token });
  assert.deepEqual(
    [landing.referrer, landing.programme.id, landing.click, landing.expiresAt],
    ['Ann', 'friends', token, START + 30 * DAY],
  );
  world.now = START + 30 * DAY;
  assert.ok(await referrals(null).landing({ click: token }));
  world.now += 1;
  await assert.rejects(referrals(null).landing({ click: token }), { code: 'gone' });
});

test("knows no forged, damaged or other site's click", async () => {
  const token = await click();
  const [text, mac] = token.split('.') as [string, string];
  const other = await signClick(
    world.options.secret,
    {
      site: 'other',
      code: 'ABCDEF10',
      location: null,
      clickedAt: START,
    },
    programme(),
  );
  const foreign = await signClick(
    new Uint8Array(32),
    {
      site: SITE,
      code: 'ABCDEF10',
      location: null,
      clickedAt: START,
    },
    programme(),
  );
  const tail = mac.endsWith('A') ? 'B' : 'A';
  for (const bad of [
    '',
    '.',
    text,
    `${text}.`,
    `${text}.${mac}.x`,
    `${text}x.${mac}`,
    `${text}.${mac.slice(0, -2)}${tail}A`,
    other,
    foreign,
    'x'.repeat(5_000),
  ]) {
    await assert.rejects(referrals(null).landing({ click: bad }), { code: 'not-found' }, bad);
    await assert.rejects(claim(ann, bad), { code: 'not-found' }, bad);
  }
});

test('R23 turns a code into a click at once, however it is typed', async () => {
  const { code } = await invitation(ann);
  const landing = await referrals(null).enter({ code: ` ${code.toLowerCase().replace('-', ' ')}` });
  assert.deepEqual(
    [landing.referrer, (await readClick(world.options.secret, SITE, landing.click))?.clickedAt],
    ['Ann', START],
  );
  for (const wrong of ['', 'nonsense', 'ZZZZ-ZZZZ'])
    await assert.rejects(referrals(null).enter({ code: wrong }), { code: 'not-found' });
});

test('keeps the mark of where an offline code hung, and nothing that is no mark', async () => {
  const token = (await invitation(ann)).link.split('/r/')[1]!;
  const location = async (mark: string) =>
    (await readClick(world.options.secret, SITE, (await clickFor(world.as(null), token, mark, false)).click))
      ?.location;
  assert.equal(await location('shop-window'), 'shop-window');
  assert.equal(await location('<script>'), null);
  assert.equal((await clickFor(world.as(null), token, null, false)).landing, '/welcome');
  await assert.rejects(clickFor(world.as(null), 'unknown', null, false), { code: 'not-found' });
});

test('binds a friend who joins in time, once, and tells the inviter', async () => {
  const token = await click();
  world.now += MINUTE;
  const ben = await world.join('Ben Friend');
  assert.deepEqual(await claim(ben, token), { state: 'joined' });
  assert.deepEqual(await claim(ben, await click(await world.join('Eve'))), { state: 'joined' });
  const { friends, joined } = await invitation(ann);
  assert.deepEqual([friends, joined], [[{ name: 'Ben', state: 'joined', at: START + MINUTE }], 1]);
  const [event, ...more] = await world.events('referral.joined');
  assert.deepEqual(
    [event?.subject, event?.actor, event?.channel, event?.audience, more.length],
    [ben.id, ann.id, `member/${ann.id}`, ann.id, 0],
  );
  assert.equal((await hydrateReferral(world.as(ann), event!))?.kind, 'referrals');
  assert.equal(await hydrateReferral(world.as(ben), event!), null);
});

test('binds a friend once of many claims at the same time', async () => {
  const token = await click();
  const ben = await world.join('Ben');
  const answers = await Promise.all(Array.from({ length: 20 }, () => claim(ben, token)));
  assert.ok(answers.every(({ state }) => state === 'joined'));
  assert.equal((await world.events('referral.joined')).length, 1);
});

test('R24 refuses day 31, though the friend came by every day', async () => {
  const token = await click();
  world.now = START + 31 * DAY;
  const ben = await world.join('Ben');
  assert.deepEqual(await claim(ben, token), { state: 'ineligible', reason: 'late' });
  assert.deepEqual(await claim(ben, await click()), { state: 'ineligible', reason: 'late' });
  const { friends, joined } = await invitation(ann);
  assert.deepEqual([friends[0]?.state, friends[0]?.reason, joined], ['ineligible', 'late', 0]);
  assert.deepEqual(await world.events('referral.joined'), []);
});

test('refuses oneself and members of before, and tells no inviter their names', async () => {
  const old = await world.join('Old Member');
  world.now += MINUTE;
  assert.deepEqual(await claim(old, await click()), { state: 'ineligible', reason: 'already-member' });
  assert.deepEqual(await claim(ann, await click()), { state: 'ineligible', reason: 'self' });
  assert.deepEqual((await invitation(ann)).friends, []);
});

test('lets members claim, and nobody else', async () => {
  const token = await click();
  await assert.rejects(claim(null, token), { code: 'unauthenticated' });
  await assert.rejects(claim(await world.join('Guest', 'guest'), token), { code: 'forbidden' });
});

test('lists friends newest first', async () => {
  const token = await click();
  for (const name of ['Ben', 'Cleo', 'Dan']) {
    world.now += MINUTE;
    await claim(await world.join(name), token);
  }
  assert.deepEqual(
    (await invitation(ann)).friends.map(({ name }) => name),
    ['Dan', 'Cleo', 'Ben'],
  );
});

test('counts intents to share, each key once', async () => {
  await invitation(ann);
  const key = world.id();
  for (const each of [key, key, world.id()])
    await referrals(ann).shared({ key: each, programme: 'friends', channel: 'mail' });
  assert.deepEqual(
    (await world.row('shares')).map(({ channel, count }) => [channel, count]),
    [['mail', 2]],
  );
  await assert.rejects(referrals(ann).shared({ key: world.id(), programme: 'none', channel: 'mail' }), {
    code: 'not-found',
  });
});

test('makes no new invitation to a retired programme, and honours the links that are out', async () => {
  const token = await click();
  await world.configure({ programmes: [programme({ id: 'new' })] });
  assert.equal((await invitation(ann)).programme.id, 'new');
  await assert.rejects(invitation(ann, 'friends'), { code: 'not-found' });
  assert.deepEqual(await claim(await world.join('Ben'), token), { state: 'joined' });
});

test('R25 keeps nothing of who follows a link: before they sign in, only a number is another', async () => {
  const token = (await invitation(ann)).link.split('/r/')[1]!;
  const before = await world.events();
  await clickFor(world.as(null), token, null, true);
  assert.deepEqual(await world.events(), before);
  assert.deepEqual(await world.row('visits'), [
    { programme: 'friends', member: ann.id, location: '', count: 1 },
  ]);
  for (const table of ['referrals', 'marks', 'answers'] as const)
    assert.deepEqual(await world.row(table), [], table);
});

test('R27 answers codes that nobody has, that are none, and of others alike', async () => {
  const said = await Promise.all(
    ['ZZZZ-ZZZZ', 'nonsense', '', '0000-0000'].map((code) =>
      referrals(null)
        .enter({ code })
        .catch(({ code: what, message, details }: CommunityError) => ({ what, message, details })),
    ),
  );
  assert.equal(new Set(said.map((answer) => JSON.stringify(answer))).size, 1);
});
