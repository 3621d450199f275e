import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import type { PollDefinition } from '../../domain/polls/types.ts';
import { recountAudit } from '../../domain/polls/audit-reading.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { auditFileOf } from './audit-file.ts';
import { closeDue, closePoll } from './closing.ts';
import { mergeBallots, pollsPart } from './polls.ts';
import type { Store } from '../store.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const CLOSE = START + HOUR;

const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'lamp',
  question: 'Which lamp?',
  kind: 'single',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: CLOSE,
  anonymous: false,
  guests: true,
  ...patch,
});

let world: World;
beforeEach(() => {
  world = createWorld();
});

const polls = (viewer: Viewer | null) => pollsPart(world.as(viewer));
/** Each ballot by somebody of their own, in this order. */
async function castAll(ballots: readonly (readonly string[])[], id = 'lamp'): Promise<Viewer[]> {
  const voters: Viewer[] = [];
  for (const choices of ballots) {
    const viewer = await world.join(`Voter ${voters.length}`);
    await polls(viewer).vote({ poll: id, choices, revision: 0, key: world.id() });
    voters.push(viewer);
  }
  return voters;
}
async function file(viewer: Viewer | null, id = 'lamp'): Promise<string> {
  let text = '';
  for (let cursor: string | undefined; ;) {
    const page = await polls(viewer).audit({ id, ...(cursor !== undefined && { cursor }) });
    text += page.text;
    if (page.next === null) return text;
    cursor = page.next;
  }
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const decisionFor = async (viewer: Viewer | null, id = 'lamp') =>
  (await polls(viewer).read(id)).poll.decision;

test('P28 P30 says how many it takes, and decides only when as many have voted', async () => {
  await world.configure({ polls: [poll({ quorum: { share: 0.5, of: 11 } })] });
  await castAll([['a'], ['a'], ['b'], ['a'], ['b']]);
  assert.deepEqual(await decisionFor(null), { quorum: { needed: 6 } });
  world.now = CLOSE;
  const { poll: closed, tally } = await polls(null).read('lamp');
  assert.deepEqual(closed.decision?.outcome, { kind: 'no-quorum', options: [] });
  assert.deepEqual([tally?.leaders, tally?.voters], [[], 5]);
});

test('P29 who abstains takes part: for the quorum, and with a ballot to change or take back', async () => {
  await world.configure({ polls: [poll({ quorum: 3, abstain: true })] });
  await castAll([['a'], ['b'], ['b']]);
  const ann = await world.join('Ann');
  const abstained = await polls(ann).vote({ poll: 'lamp', choices: [], revision: 0, key: world.id() });
  assert.deepEqual(abstained.poll.mine, { choices: [], revision: 1 });
  assert.deepEqual([abstained.tally?.voters, abstained.tally?.abstained], [4, 1]);
  assert.deepEqual(abstained.poll.can, ['change', 'withdraw']);
  const changed = await polls(ann).vote({ poll: 'lamp', choices: ['a'], revision: 1, key: world.id() });
  assert.deepEqual([changed.tally?.voters, changed.tally?.abstained], [4, 0]);
  await polls(ann).vote({ poll: 'lamp', choices: [], revision: 2, key: world.id() });
  world.now = CLOSE;
  assert.deepEqual((await decisionFor(null))?.outcome, { kind: 'winner', options: ['b'] });
});

test('P31 a closed poll publishes the digest of a file that gives its result again', async () => {
  await world.configure({ polls: [poll()] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  await assert.rejects(file(null), { code: 'not-found' }, 'not while it is open');
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  const text = await file(null);
  assert.deepEqual((await decisionFor(null))?.audit, { digest: sha256(text), ballots: 5 });
  const { result } = await recountAudit(text);
  assert.deepEqual(result.outcome, { kind: 'winner', options: ['a'] });
});

test('P31 the file is made by whoever asks first, if the close was not told yet, and stays as it is', async () => {
  await world.configure({ polls: [poll()] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  world.now = CLOSE;
  assert.equal((await decisionFor(null))?.audit, undefined);
  const text = await file(null);
  await world.configure({ polls: [poll({ question: 'Which lamp was it?' })] });
  assert.equal(await file(null), text);
  assert.equal((await decisionFor(null))?.audit?.digest, sha256(text));
});

test('P31 names nobody, and keeps no order', async () => {
  await world.configure({ polls: [poll(), poll({ id: 'secret', anonymous: true })] });
  const ballots = [['c'], ['a'], ['b'], ['a'], ['a']];
  const voters = [...(await castAll(ballots)), ...(await castAll(ballots.toReversed(), 'secret'))];
  world.now = CLOSE;
  const [text, secret] = [await file(null), await file(null, 'secret')];
  for (const { id, name } of voters)
    assert.ok(!text.includes(id) && !secret.includes(id) && !text.includes(name));
  assert.equal(text.replaceAll('"lamp"', '"secret"'), secret);
});

test('P31 fewer than five ballots are never published', async () => {
  await world.configure({ polls: [poll()] });
  await castAll([['a'], ['a'], ['b'], ['a']]);
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  await assert.rejects(file(null), { code: 'not-found' });
  assert.deepEqual(await decisionFor(null), { outcome: { kind: 'winner', options: ['a'] } });
  assert.deepEqual(await world.row('audit_files'), []);
});

test('P31 file, digest and outcome are for those who may see the counts', async () => {
  const policies = ['always', 'after-vote', 'after-close', 'staff'] as const;
  await world.configure({ polls: policies.map((results) => poll({ id: results, results })) });
  const [outsider, staff] = [await world.join('Ben'), await world.join('Sue', 'staff')];
  const voter = await world.join('Ann');
  for (const id of policies) {
    await castAll([['a'], ['a'], ['b'], ['a']], id);
    await polls(voter).vote({ poll: id, choices: ['b'], revision: 0, key: world.id() });
  }
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  const gets = async (viewer: Viewer | null) => {
    const seen: string[] = [];
    for (const id of policies) {
      const decision = await decisionFor(viewer, id);
      const got = await file(viewer, id).catch((error: { code: string }) => error.code);
      assert.equal(got !== 'not-found', decision?.audit !== undefined);
      assert.equal(decision?.outcome !== undefined, decision?.audit !== undefined);
      if (decision?.audit) seen.push(id);
    }
    return seen;
  };
  assert.deepEqual(await gets(null), ['always', 'after-close']);
  assert.deepEqual(await gets(outsider), ['always', 'after-close']);
  assert.deepEqual(await gets(voter), ['always', 'after-vote', 'after-close']);
  assert.deepEqual(await gets(staff), [...policies]);
});

test('P31 a large file comes in parts, each of whole lines', async () => {
  const options = Array.from({ length: 60 }, (_, n) => ({
    id: `option-with-a-long-name-${n}`,
    label: `${n}`,
  }));
  await world.configure({ polls: [poll({ kind: 'ranked', options, max: 60, results: 'after-close' })] });
  const ids = options.map(({ id }) => id);
  await castAll(Array.from({ length: 400 }, (_, n) => [...ids.slice(n % 60), ...ids.slice(0, n % 60)]));
  world.now = CLOSE;
  const text = await file(null);
  assert.ok((await world.row('audit_files')).length > 1);
  assert.ok((await world.row('audit_files')).every((part) => part.text.endsWith('\n')));
  assert.equal((await recountAudit(text)).result.voters, 400);
  for (const cursor of ['-1', 'x', '999'])
    await assert.rejects(polls(null).audit({ id: 'lamp', cursor }), { code: 'invalid' });
});

test('P31 a ballot that comes in while the file is made is in the file', async () => {
  await world.configure({ polls: [poll()] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  const late = await world.join('Late');
  const { store } = world.options;
  let once = true;
  const write: Store['write'] = async (site, lock, body) => {
    if (once && lock === 'poll/lamp') {
      once = false;
      // Another process, whose clock is a little behind.
      world.now = CLOSE - 1;
      await polls(late).vote({ poll: 'lamp', choices: ['b'], revision: 0, key: 'late' });
      world.now = CLOSE;
    }
    return store.write(site, lock, body);
  };
  world.now = CLOSE;
  await closePoll({ ...world.options, store: { ...store, write } }, SITE, 'lamp');
  assert.equal((await decisionFor(null))?.audit?.ballots, 6);
  world.now = CLOSE - 1;
  const later = await world.join('Later');
  await assert.rejects(
    polls(later).vote({ poll: 'lamp', choices: ['b'], revision: 0, key: 'later' }),
    { code: 'closed' },
    'no more once its close was told',
  );
});

test('P31 a poll that opens again has no file until it closes again', async () => {
  await world.configure({ polls: [poll()] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  world.now = CLOSE;
  const first = await file(null);
  await world.configure({ polls: [poll({ closesAt: CLOSE + HOUR })] });
  assert.equal(await decisionFor(null), undefined);
  await assert.rejects(file(null), { code: 'not-found' });
  await castAll([['d']]);
  world.now = CLOSE + HOUR;
  assert.notEqual(await file(null), first);
  assert.equal((await recountAudit(await file(null))).result.voters, 6);
});

test('P31 a poll that its declaration closes has a file too', async () => {
  await world.configure({ polls: [poll({ closesAt: null })] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  world.now = START + 1;
  await world.configure({ polls: [poll({ closesAt: START })] });
  await closeDue(world.options, SITE);
  assert.equal((await decisionFor(null))?.audit?.ballots, 5);
});

test('P31 a poll that its goal closes has a file too', async () => {
  await world.configure({ polls: [poll({ closesAt: null, goal: 5 })] });
  await castAll([['c'], ['a'], ['b'], ['a'], ['a']]);
  assert.equal((await recountAudit(await file(null))).result.voters, 5);
  assert.deepEqual((await decisionFor(null))?.audit?.ballots, 5);
});

test("P31 a guest's ballot that becomes a member's after the close changes nothing of the file", async () => {
  await world.configure({ polls: [poll()] });
  const guest = await world.join('Guest', 'guest');
  await polls(guest).vote({ poll: 'lamp', choices: ['d'], revision: 0, key: world.id() });
  await castAll([['c'], ['a'], ['b'], ['a']]);
  world.now = CLOSE;
  const text = await file(null);
  const member = await world.join('Ann');
  await mergeBallots({ options: world.options, site: SITE }, guest.id, member.id);
  assert.equal(await file(null), text);
  const row = (await world.row('polls'))[0]!;
  const again = await world.as(null).read((context) => auditFileOf(context, row));
  assert.equal(again?.digest, row.audit?.digest);
});

test('P24 staff see how surely voters are known, and nobody else does', async () => {
  await world.configure({ polls: [poll({ results: 'staff' })] });
  const staff = await world.join('Sue', 'staff');
  const guest = await world.join('Guest', 'guest');
  const [ann] = await castAll([['a'], ['b']]);
  await polls(guest).vote({ poll: 'lamp', choices: ['d'], revision: 0, key: world.id() });
  assert.deepEqual((await decisionFor(staff))?.voters, { host: 2, token: 0, device: 1 });
  assert.equal(await decisionFor(ann!), undefined);
  assert.equal(await decisionFor(null), undefined);
  await polls(guest).withdraw({ poll: 'lamp', revision: 1, key: world.id() });
  assert.deepEqual((await decisionFor(staff))?.voters, { host: 2, token: 0, device: 0 });
});

test('P24 of an anonymous poll staff see steps of five, and never fewer than five', async () => {
  await world.configure({ polls: [poll({ anonymous: true })] });
  const staff = await world.join('Sue', 'staff');
  const seen: unknown[] = [];
  for (let voters = 0; voters < 11; voters++) {
    seen.push((await decisionFor(staff))?.voters?.host);
    await castAll([['a']]);
  }
  assert.deepEqual(seen, [0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10]);
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  assert.equal((await decisionFor(staff))?.voters?.host, 10, 'nor after the close');
});

test('P20 an anonymous poll keeps no voter with a choice, and forgets how it could have', async () => {
  await world.configure({ polls: [poll({ anonymous: true, kind: 'multiple', max: 4 })] });
  const voters = await castAll([['c'], ['a'], ['b'], ['a', 'd'], ['a']]);
  const rows = await world.row('ballots');
  for (const { id } of voters) assert.ok(!JSON.stringify(rows).includes(id));
  assert.deepEqual(
    (await world.events('poll.voted')).map(({ actor }) => actor),
    [null, null, null, null, null],
  );
  // What is kept per voter (that they took part, and that a key was used) says nothing of the choice.
  for (const row of [...(await world.row('participations')), ...(await world.row('answers'))])
    assert.ok(!/choices|"[abcd]"/.test(JSON.stringify(row)), JSON.stringify(row));
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  assert.equal((await world.row('polls'))[0]?.secret, null);
});

test('P6 the trap election elects whom most rank first of those who are left, never A', async () => {
  await world.configure({ polls: [poll({ kind: 'ranked', max: 4 })] });
  const times = (count: number, ...choices: string[]) => Array<string[]>(count).fill(choices);
  await castAll([...times(4, 'a'), ...times(3, 'b', 'd', 'c'), ...times(2, 'c', 'd'), ...times(2, 'd', 'c')]);
  assert.ok(!(await polls(null).read('lamp')).tally?.leaders.includes('a'));
  world.now = CLOSE;
  await closeDue(world.options, SITE);
  const { tally, poll: closed } = await polls(null).read('lamp');
  assert.equal(closed.decision?.outcome?.kind, 'winner');
  assert.ok(['c', 'd'].includes(tally!.leaders[0]!), 'C or D, as the order for ties has it');
  assert.deepEqual((await recountAudit(await file(null))).result.outcome, closed.decision?.outcome);
});
