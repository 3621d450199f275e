import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CommunityError } from '../../adapter/errors.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { GateDefinition, PerkDefinition, Requirement } from '../../domain/insiders/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { membersPart } from '../people/members.ts';
import { asSystem } from '../system.ts';
import { COMMUNITY, createWorld, DAY, HOUR, SITE, START, type World } from '../testing/world.ts';
import { insidersPart } from './part.ts';

const founder: BadgeDefinition = {
  id: 'founder',
  name: 'Founder',
  description: 'For the first',
  art: 'compass',
  trigger: 'comment.posted',
  tiers: [
    { id: 'one', name: 'One', threshold: 1 },
    { id: 'ten', name: 'Ten', threshold: 10 },
  ],
  dailyCap: null,
  retired: false,
};
const gate = (id: string, requirement: Requirement, part: Partial<GateDefinition> = {}): GateDefinition => ({
  id,
  title: id,
  for: requirement,
  content: 'The secret word is heath.',
  perks: [],
  passes: [],
  ...part,
});
const visit = (part: Partial<PerkDefinition> = {}): PerkDefinition => ({
  id: 'visit',
  name: 'A visit',
  type: 'experience',
  for: { badge: 'founder' },
  capacity: 1,
  waitingList: true,
  opensAt: null,
  closesAt: START + DAY,
  startsAt: START + 2 * DAY,
  ...part,
});
const OFFERS = {
  badges: [founder],
  gates: [
    gate('workshop', { any: [{ badge: 'founder', tier: 'ten' }, { circle: 'bench' }] }),
    gate('den', { circle: 'bench' }),
    gate('hall', { badge: 'founder' }, { perks: ['visit'], passes: ['line'] }),
  ],
  circles: [
    {
      id: 'bench',
      name: 'The bench',
      invites: 'members' as const,
      days: 14,
      page: 'https://acme.example/bench',
    },
  ],
  passes: [
    { id: 'line', name: 'Front of line', for: { badge: 'founder' }, opensAt: null, closesAt: START + DAY },
  ],
  perks: [visit()],
};

let world: World;
let mira: Viewer;
let jonas: Viewer;
let siri: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure(OFFERS);
  mira = await world.join('Mira');
  jonas = await world.join('Jonas');
  siri = await world.join('Siri', 'staff');
});

const of = (viewer: Viewer | null) => insidersPart(world.as(viewer));
const grant = (member: Viewer, tier = 'one', revokedAt: number | null = null) =>
  asSystem(world.options, SITE).write('badges', ({ tx }) =>
    tx.insert('grants', {
      member: member.id,
      badge: 'founder',
      scope: '',
      tier,
      grantedAt: world.now,
      revokedAt,
      times: 1,
      lastAt: world.now,
      evidence: [],
      byStaff: 0,
      revokedByStaff: 0,
      reason: null,
      told: 1,
    }),
  );
const invitation = async (by: Viewer = siri) => of(by).invite({ key: world.id(), circle: 'bench' });
const join = (viewer: Viewer, token: string) => of(viewer).join({ key: world.id(), token });

test('B35 what is behind a gate is told to those alone who are let in', async () => {
  const locked = await of(mira).gate('hall');
  assert.deepEqual([locked.open, locked.content, locked.perks], [false, undefined, undefined]);
  assert.ok(!JSON.stringify(locked).includes('heath'));
  await grant(mira);
  const open = await of(mira).gate('hall');
  assert.ok(open.open && JSON.stringify(open.content).includes('heath'));
  assert.deepEqual([open.perks?.[0]?.can, open.passes?.[0]?.can], [['book'], ['redeem']]);
  assert.equal((await of(null).gate('hall')).open, false);
});

test('B36 a tier that was taken back opens nothing', async () => {
  await grant(mira, 'one', START);
  assert.equal((await of(mira).gate('hall')).open, false);
});

test('B37 a closed gate says what opens it and how far one is', async () => {
  await asSystem(world.options, SITE).write('badges', ({ tx }) =>
    tx.insert('standings', {
      member: mira.id,
      badge: 'founder',
      scope: '',
      count: 7,
      day: 0,
      today: 0,
      last: START,
      recent: [],
      reached: {},
    }),
  );
  const { needs } = await of(mira).gate('workshop');
  assert.deepEqual(needs, {
    kind: 'badge',
    met: false,
    badge: { id: 'founder', name: 'Founder', description: 'For the first', art: 'compass' },
    tier: { id: 'ten', name: 'Ten' },
    progress: { count: 7, of: 10 },
  });
});

test('B38 staff see what is behind a gate, and are told that it is because they are staff', async () => {
  const { open, asStaff, needs } = await of(siri).gate('hall');
  assert.deepEqual([open, asStaff, needs.met], [true, true, false]);
});

test('B39 access is asked for by a gate’s name, also by a server', async () => {
  const access = (viewer: Viewer, name: string) => membersPart(world.as(viewer)).access({ name });
  assert.deepEqual(await access(mira, 'hall'), { name: 'hall', allowed: false, because: 'not-entitled' });
  await grant(mira);
  assert.deepEqual((await access(mira, 'hall')).by, { badge: 'founder' });
  assert.equal((await access(siri, 'hall')).because, 'staff');
  await assert.rejects(access(mira, 'den'), { code: 'not-found' });
  await assert.rejects(access(mira, 'hal'), { code: 'not-found' });
});

test('L19 nobody who was not invited meets a trace of a circle', async () => {
  for (const viewer of [mira, null]) {
    await assert.rejects(of(viewer).gate('den'), { code: 'not-found' });
    assert.ok(!JSON.stringify(await of(viewer).gate('workshop')).includes('bench'));
  }
  assert.deepEqual((await of(mira).circles()).circles, []);
  for (const attempt of [
    () => of(mira).invite({ key: world.id(), circle: 'bench' }),
    () => of(mira).leave({ key: world.id(), circle: 'bench' }),
    () => of(mira).insiders({ circle: 'bench' }),
    () => of(mira).join({ key: world.id(), token: 'made.up' }),
    () => of(null).invited({ token: 'made.up' }),
  ])
    await assert.rejects(attempt, { code: 'not-found' });
});

test('L19 an invitation works once, also for two who come at the same time', async () => {
  const { token, link } = await invitation();
  assert.equal(link, `https://acme.example/bench#hearth-circle=${token}`);
  assert.equal((await of(null).invited({ token })).by, 'Siri');
  const outcomes = await Promise.allSettled([join(mira, token), join(jonas, token)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  const { code, details } = refused?.reason as CommunityError;
  assert.deepEqual([code, details.reason], ['gone', 'used']);
  const [inside, outside] = outcomes[0].status === 'fulfilled' ? [mira, jonas] : [jonas, mira];
  assert.equal((await of(inside).gate('den')).open, true);
  await assert.rejects(of(outside).gate('den'), { code: 'not-found' });
  assert.equal((await of(inside).circles()).circles[0]?.members, 1);
  // Who is in keeps in, by another's invitation too, and does not use it up.
  const second = await invitation();
  await join(inside, second.token);
  await join(outside, second.token);
  assert.equal((await of(inside).insiders({ circle: 'bench' })).insiders.length, 2);
});

test('L19 an invitation ends with its days, and with who made it leaving; guests are not let in', async () => {
  await join(mira, (await invitation()).token);
  const theirs = await invitation(mira);
  await of(mira).leave({ key: world.id(), circle: 'bench' });
  await assert.rejects(join(jonas, theirs.token), { code: 'gone', details: { reason: 'withdrawn' } });
  await assert.rejects(of(mira).gate('den'), { code: 'not-found' });
  const late = await invitation();
  await assert.rejects(join(await world.join('Gus', 'guest'), late.token), { code: 'forbidden' });
  world.now = START + 14 * DAY;
  await assert.rejects(join(jonas, late.token), { code: 'gone', details: { reason: 'expired' } });
});

test('B40 what is stored of an invitation lets nobody in', async () => {
  const { token } = await invitation();
  const stored = JSON.stringify([
    await world.row('circle_invitations'),
    await world.row('answers'),
    await world.events(),
  ]);
  assert.ok(!stored.includes(token.split('.')[1]!));
});

test('B40 a member has twenty invitations out at most, a circle as many members as places', async () => {
  const [bench] = OFFERS.circles;
  await world.configure({ ...OFFERS, circles: [{ ...bench!, places: 1 }] });
  await join(mira, (await invitation()).token);
  for (let count = 0; count < 20; count++) await invitation(mira);
  await assert.rejects(invitation(mira), { code: 'conflict', details: { reason: 'too-many', limit: 20 } });
  await assert.rejects(join(jonas, (await invitation()).token), {
    code: 'conflict',
    details: { reason: 'full' },
  });
  await of(siri).dismiss({ key: world.id(), circle: 'bench', member: mira.id });
  await join(jonas, (await invitation()).token);
  assert.deepEqual((await of(mira).circles()).circles, []);
});

test('L5 a pass is used once: the second time is a conflict, and so is one of two at the same time', async () => {
  await grant(mira);
  const use = () => of(mira).redeem({ key: world.id(), pass: 'line' });
  const key = world.id();
  const first = await of(mira).redeem({ key, pass: 'line' });
  assert.deepEqual([first.usedAt, first.can], [START, []]);
  await assert.rejects(use(), { code: 'conflict', details: { reason: 'used' } });
  assert.equal((await of(mira).redeem({ key, pass: 'line' })).usedAt, START);
  await grant(jonas);
  const both = await Promise.allSettled([
    of(jonas).redeem({ key: world.id(), pass: 'line' }),
    of(jonas).redeem({ key: world.id(), pass: 'line' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('B41 a pass is refused to others and outside of its time, and a guest has none', async () => {
  const use = (viewer: Viewer | null) => of(viewer).redeem({ key: world.id(), pass: 'line' });
  await assert.rejects(use(mira), { code: 'forbidden' });
  await assert.rejects(use(null), { code: 'unauthenticated' });
  await grant(mira);
  world.now = START + DAY;
  await assert.rejects(use(mira), { code: 'closed' });
});

test('L19 places are never given twice; who waited longest moves up and is told', async () => {
  const people = [mira, jonas, await world.join('Nora')];
  for (const one of people) await grant(one);
  const all = await Promise.all(
    people.map(async (viewer) => ({
      viewer,
      perk: await of(viewer).book({ key: world.id(), perk: 'visit' }),
    })),
  );
  // Who comes first is chance when all come at the same time.
  const placed = (position: number | null) =>
    all.filter(({ perk: { mine } }) => (mine?.state === 'waiting' ? mine.position : null) === position);
  const [[first, ...no], [second, ...none], [third]] = [placed(null), placed(1), placed(2)];
  assert.deepEqual([first?.perk.mine?.state, second?.perk.mine?.state], ['booked', 'waiting']);
  assert.deepEqual([...no, ...none], []);
  assert.deepEqual(
    [third?.perk.taken, third?.perk.waiting, third?.perk.mine],
    [1, 2, { state: 'waiting', at: START, position: 2 }],
  );
  world.now = START + HOUR;
  await of(first!.viewer).cancel({ key: world.id(), perk: 'visit' });
  assert.equal((await of(second!.viewer).perk('visit')).mine?.state, 'booked');
  const { mine } = await of(third!.viewer).perk('visit');
  assert.deepEqual(mine, { state: 'waiting', at: START, position: 1 });
  const [notice] = (await membersPart(world.as(second!.viewer)).notices({})).notices;
  assert.deepEqual(notice?.subject, { kind: 'perk', id: 'visit', title: 'A visit' });
  assert.equal(notice?.kind, 'perk.booked');
  assert.deepEqual((await membersPart(world.as(third!.viewer)).notices({})).notices, []);
  const { bookings } = await of(siri).bookings({ perk: 'visit', limit: 1 });
  assert.deepEqual(
    bookings.map(({ member, state }) => [member.id, state]),
    [[second!.viewer.id, 'booked']],
  );
});

test('B44 more places let those who wait move up; fewer than are taken are refused', async () => {
  for (const one of [mira, jonas]) {
    await grant(one);
    await of(one).book({ key: world.id(), perk: 'visit' });
  }
  await world.configure({ ...OFFERS, perks: [visit({ capacity: 2 })] });
  assert.equal((await of(jonas).perk('visit')).mine?.state, 'booked');
  await assert.rejects(world.configure({ ...OFFERS, perks: [visit({ capacity: 1 })] }), {
    code: 'conflict',
    details: { field: 'perks.0.capacity', reason: 'has-bookings' },
  });
});

test('B45 a place that was given is kept, whatever else is lost, and once it has begun', async () => {
  await grant(mira);
  await of(mira).book({ key: world.id(), perk: 'visit' });
  await asSystem(world.options, SITE).write('badges', ({ tx }) =>
    tx.update('grants', [mira.id, 'founder', '', 'one'], { revokedAt: world.now }),
  );
  assert.equal((await of(mira).perk('visit')).mine?.state, 'booked');
  await world.configure({ ...OFFERS, gates: [], perks: [] });
  assert.equal((await of(mira).perk('visit')).mine?.state, 'booked');
  world.now = START + 2 * DAY;
  await assert.rejects(of(mira).cancel({ key: world.id(), perk: 'visit' }), { code: 'closed' });
});

test('B46 a gate that the file no longer has opens for nobody', async () => {
  await grant(mira);
  await world.configure({ ...OFFERS, gates: [] });
  await assert.rejects(of(mira).gate('hall'), { code: 'not-found' });
  await assert.rejects(of(siri).gate('hall'), { code: 'not-found' });
  await world.configure(OFFERS);
  assert.equal((await of(mira).gate('hall')).open, true);
});

test('B49 what is wrong with a declaration is refused before anything is written', async () => {
  await assert.rejects(world.configure({ ...COMMUNITY, gates: [gate('hall', { badge: 'nobody' })] }), {
    code: 'invalid',
    details: { field: 'gates.0.for.badge', reason: 'unknown' },
  });
});
