import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { eraseMember } from '../erasing/erase.ts';
import { catchUp } from '../log/readers.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { COMMUNITY, DAY, HOUR, SITE, START } from '../testing/world.ts';
import { communityPart } from './part.ts';

let talk: Talk;
let [ann, ben, siri]: Viewer[] = [];

const CIRCLE = { id: 'inner', name: 'Inner circle', invites: 'staff', days: 14 } as const;
const OFFERS = {
  circles: [CIRCLE],
  glossary: {
    terms: [{ term: 'Wick', forms: ['wicks'], meaning: { en: 'What burns.', de: 'Was brennt.' } }],
    writers: { circle: 'inner' },
  },
  prompts: [
    { id: 'one', text: 'One?' },
    { id: 'two', text: 'Two?' },
  ],
  reuse: { licence: 'We may show it in our shop.' },
} as const;
const community = (viewer: Viewer | null) => communityPart(talk.scene(viewer));
const key = () => ({ key: talk.world.id() });
const head = async (topic = 'a') => (await talk.threads(null).read({ topic })).thread;

beforeEach(async () => {
  talk = await createTalk(OFFERS);
  [ann, ben, siri] = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Siri', 'staff')];
  await talk.world.store.write(SITE, 'in', (tx) =>
    tx.insert('circle_members', { circle: 'inner', member: ann!.id, at: START }),
  );
});

test('L3 T145 insiders write terms, others read them; the file’s and somebody else’s are not theirs to change', async () => {
  const term = await community(ann!).define({
    ...key(),
    term: ' Glim ',
    forms: ['glims'],
    meaning: 'A\n small  light.',
  });
  assert.deepEqual(
    [term.id, term.term, term.meaning, term.by?.name],
    ['glim', 'Glim', 'A small light.', 'Ann'],
  );
  const { terms, mayWrite } = await community(null).glossary();
  assert.deepEqual(
    terms.map(({ id, by }) => [id, by?.name]),
    [
      ['glim', 'Ann'],
      ['wick', undefined],
    ],
  );
  assert.equal(mayWrite, undefined);
  assert.equal((await community(ben!).glossary()).mayWrite, false);
  assert.equal((await community(ann!).glossary()).mayWrite, true);
  const words = { term: 'glim', meaning: 'Other.' };
  await assert.rejects(community(ben!).define({ ...key(), ...words }), { code: 'forbidden' });
  await assert.rejects(community(ann!).define({ ...key(), ...words }), { code: 'conflict' });
  await assert.rejects(community(siri!).define({ ...key(), term: 'wick', meaning: 'X', revision: 1 }), {
    code: 'conflict',
  });
  await assert.rejects(community(ann!).define({ ...key(), term: 'x', meaning: 'x'.repeat(281) }), {
    details: { field: 'meaning', reason: 'too-long', limit: 280 },
  });
  const changed = await community(siri!).define({ ...key(), ...words, revision: 1 });
  assert.deepEqual([changed.revision, changed.by?.name], [2, 'Ann']);
  await assert.rejects(community(ann!).undefine({ ...key(), id: 'glim', revision: 1 }), { code: 'conflict' });
  await community(ann!).undefine({ ...key(), id: 'glim', revision: 2 });
  assert.equal((await community(null).glossary()).terms.length, 1);
  assert.equal((await head()).glossary, true);
});

test('T145 the file’s terms come and go with it; what was written stays, also of who was erased', async () => {
  await community(ann!).define({ ...key(), term: 'Glim', meaning: 'Light.' });
  await eraseMember(talk.options, SITE, ann!.id);
  await talk.world.configure({ ...OFFERS, glossary: { terms: [] } });
  const { terms } = await community(null).glossary();
  assert.deepEqual(
    terms.map(({ id, by }) => [id, by]),
    [['glim', undefined]],
  );
  await talk.world.configure({});
  await assert.rejects(community(null).glossary(), { code: 'unsupported' });
  assert.equal((await head()).glossary, undefined);
});

test('L15 T147 a thread’s head has the question of the week, or what staff ask in its place, with its answers counted', async () => {
  const week = (await head()).prompt!;
  assert.ok(['One?', 'Two?'].includes(week.text as string));
  assert.deepEqual([week.since, week.until, week.answers], [Date.UTC(2026, 2, 2), Date.UTC(2026, 2, 9), 0]);
  const answer = await talk.post(ann!, 'My answer', null, { prompt: week.id });
  await talk.post(ben!, 'Not one');
  await talk.post(ben!, 'To an old one', null, { prompt: 'one.1' });
  await catchUp(talk.options, SITE);
  assert.equal((await head()).prompt!.answers, 1);
  await talk.act(siri!, answer.id, 'hide', 'Because');
  await catchUp(talk.options, SITE);
  assert.equal((await head()).prompt!.answers, 0);

  const { now } = talk.world;
  const ask = (patch: object) =>
    community(siri!).ask({
      ...key(),
      id: talk.world.id(),
      text: 'Site?',
      topic: null,
      from: now,
      until: now + DAY,
      ...patch,
    });
  await ask({});
  assert.equal((await head('b')).prompt!.text, 'Site?');
  const own = await ask({ text: 'Topic?', topic: 'a' });
  assert.deepEqual([(await head('a')).prompt!.text, (await head('b')).prompt!.text], ['Topic?', 'Site?']);
  await community(siri!).unask({ ...key(), id: own.id });
  assert.equal((await head('a')).prompt!.text, 'Site?');
  talk.world.now += DAY;
  assert.equal((await head('a')).prompt!.id, week.id);
  assert.deepEqual(
    (await community(siri!).prompts()).prompts.map(({ text }) => text),
    ['Site?'],
  );
  await assert.rejects(
    community(ann!).ask({ ...key(), id: talk.world.id(), text: 'X', topic: null, from: 0, until: 1 }),
    { code: 'forbidden' },
  );
  await assert.rejects(ask({ until: now }), { code: 'invalid' });
  await assert.rejects(ask({ until: now + 93 * DAY }), { code: 'invalid' });
});

test('L16 T148 no consent: not in the export; taken back: gone at the next question', async () => {
  const yes = await talk.post(ann!, 'You may.', null, { reuse: true });
  const no = await talk.post(ann!, 'You may not.');
  assert.equal(yes.reuse, true);
  assert.equal(no.reuse, undefined);
  const listed = async () => (await community(siri!).reusable({})).comments;
  const [only, ...others] = await listed();
  assert.deepEqual(
    [only!.id, only!.credit?.name, only!.reuse.text, others.length],
    [yes.id, 'Ann', OFFERS.reuse.licence, 0],
  );
  // Who agreed is told to nobody else, and other words of the brand's change nothing in what was agreed to.
  assert.equal((await talk.threads(ben!).comment(yes.id)).reuse, undefined);
  await talk.world.configure({ ...OFFERS, reuse: { licence: 'We may sell it.' } });
  assert.equal((await listed())[0]!.reuse.text, OFFERS.reuse.licence);
  await talk.act(siri!, yes.id, 'hide', 'Because');
  assert.equal((await listed()).length, 0);
  await talk.act(siri!, yes.id, 'restore');
  const reuse = (viewer: Viewer, on: boolean, id = yes.id) =>
    talk.threads(viewer).reuse({ ...key(), id, on });
  await assert.rejects(reuse(ben!, true), { code: 'forbidden' });
  assert.equal((await reuse(ann!, false)).reuse, undefined);
  assert.equal((await listed()).length, 0);
  await reuse(ann!, true, no.id);
  assert.equal((await listed())[0]!.reuse.text, 'We may sell it.');
  await talk.world.configure(COMMUNITY);
  await assert.rejects(talk.post(ann!, 'Again', null, { reuse: true }), { code: 'unsupported' });
  await reuse(ann!, false, no.id);
  await assert.rejects(community(ann!).reusable({}), { code: 'forbidden' });
  await eraseMember(talk.options, SITE, ann!.id);
  assert.equal((await talk.world.row('reuses')).length, 0);
});

test('T116 L13 a question that is to sell something counts as such, as it was asked last, from when it stands there', async () => {
  const { now } = talk.world;
  const id = talk.world.id();
  const ask = (promotional: boolean) =>
    community(siri!).ask({
      ...{ ...key(), id, text: 'Well?', topic: null, from: now + HOUR, until: now + DAY },
      ...(promotional && { promotional }),
    });
  const figures = async () => {
    const { total, promotional } = await talk.moderation(siri!).promotion({});
    return [total, promotional];
  };
  await ask(false);
  await ask(true);
  assert.deepEqual(await figures(), [0, 0]);
  talk.world.now += 2 * HOUR;
  assert.deepEqual(await figures(), [1, 1]);
});
