import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { Id } from '../../domain/common.ts';
import type { NoticesPage } from '../../domain/notices/notices.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Community } from '../community/configure.ts';
import { eraseMember } from '../erasing/erase.ts';
import { membersPart } from '../people/members.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { DAY, HOUR, SITE } from '../testing/world.ts';
import { catchUp } from '../log/readers.ts';

let talk: Talk;
let ada: Viewer;
let bob: Viewer;
let cat: Viewer;
let sue: Viewer;

const setUp = async (community: Partial<Community> = {}) => {
  talk = await createTalk(community);
  ada = await talk.join('Ada');
  bob = await talk.join('Bob');
  cat = await talk.join('Cat');
  sue = await talk.join('Sue', 'staff');
};
beforeEach(() => setUp());

const members = (viewer: Viewer) => membersPart(talk.scene(viewer));
const key = () => talk.world.id();
const notices = async (viewer: Viewer, query = {}): Promise<NoticesPage> => {
  await catchUp(talk.options, SITE);
  return members(viewer).notices(query);
};
/** What somebody is told: kinds, by whom, and how it begins. */
const told = async (viewer: Viewer): Promise<string[]> =>
  (await notices(viewer)).notices.map(({ kind, from = [], people, excerpt }) =>
    [kind, ...from.map(({ name }) => name), people, excerpt].filter((part) => part !== undefined).join(' '),
  );
const prefer = (viewer: Viewer, change: object) => members(viewer).setPreferences({ key: key(), ...change });
const question = (page = { title: 'Lamps', url: 'https://acme.example/lamps' }) =>
  talk.post(ada, 'Which lamp?', null, { page });

describe('replies and mentions', () => {
  test('T110 whoever is answered or named is told once, with where it is; nobody of their own words', async () => {
    const { id } = await question();
    await talk.post(ada, 'I mean for reading, @Ada', id);
    const reply = await talk.post(bob, 'The **green** one, ask @Ada', id);
    const aside = await talk.post(cat, 'I agree with @bob', reply.id);
    const { notices: list, unread, ringing } = await notices(ada);
    assert.deepEqual([list.length, unread, ringing], [1, 1, 1]);
    const [{ id: _, at: __, from, ...notice }] = list as [(typeof list)[number]];
    assert.deepEqual(notice, {
      kind: 'reply',
      subject: { kind: 'comment', id: reply.id, title: 'Lamps' },
      place: { topic: 'a', url: 'https://acme.example/lamps', comment: reply.id },
      excerpt: 'The green one, ask @Ada',
      readAt: null,
    });
    assert.deepEqual(
      from?.map(({ name }) => name),
      ['Bob'],
    );
    // Answered and named by one comment: one notice.
    assert.deepEqual(await told(bob), ['reply Cat I agree with @bob']);
    await talk
      .threads(cat)
      .edit({ key: key(), id: aside.id, revision: aside.revision, body: 'Right, @Sue? @Ada?' });
    assert.deepEqual(await told(ada), [
      'mention Cat Right, @Sue? @Ada?',
      'reply Bob The green one, ask @Ada',
    ]);
    assert.deepEqual(await told(sue), []);
  });

  test('T110 reading the log again tells nobody anything twice', async () => {
    const { id } = await question();
    await talk.post(bob, 'Green', id);
    const before = await notices(ada);
    await talk.world.store.write(SITE, 'test', (tx) => tx.update('readers', ['notices'], { seq: 0 }));
    assert.deepEqual((await notices(ada)).notices, before.notices);
    assert.equal((await talk.world.row('told')).length, 1);
  });

  test('T110 a site that has talked for long begins with what comes now', async () => {
    const { id } = await question();
    await talk.post(bob, 'Long ago', id);
    talk.world.now += 30 * DAY;
    assert.deepEqual(await told(ada), []);
    await talk.post(cat, 'Now', id);
    assert.deepEqual(await told(ada), ['reply Cat Now']);
  });

  test('T111 several in one thread are one notice until it is read, and ring once', async () => {
    const { id } = await question();
    const first = await talk.post(bob, 'One', id);
    await talk.post(cat, 'Two', id);
    await talk.post(sue, 'Three', id);
    await talk.post(bob, 'Four', id);
    assert.deepEqual(await told(ada), ['reply Bob Sue Cat 3 Four']);
    const { notices: list, unread } = await notices(ada);
    assert.deepEqual([list[0]!.place?.comment, unread], [first.id, 1]);
    await members(ada).readNotices({ key: key() });
    await talk.post(cat, 'Five', id);
    assert.deepEqual(await told(ada), ['reply Cat Five', 'reply Bob Sue Cat 3 Four']);
    const other = await talk.post(ada, 'Elsewhere', null, { topic: 'b' });
    await talk.post(bob, 'There', other.id, { topic: 'b' });
    assert.equal((await notices(ada)).unread, 2);
  });

  test('T113 not of threads and people that one has muted, nor of kinds that one does not wish to hear of', async () => {
    const { id } = await question();
    await members(ada).mute({ key: key(), id: bob.id, on: true });
    await talk.post(bob, 'Loud', id);
    await prefer(ada, { kinds: { mentions: false } });
    await talk.post(cat, '@Ada', (await talk.post(cat, 'Hm', null)).id);
    assert.deepEqual(await told(ada), []);
    const reply = await talk.post(cat, 'Quiet', id);
    assert.deepEqual(await told(ada), ['reply Cat Quiet']);
    // Whom one mutes afterwards leaves the list, and what waits is not counted.
    await members(ada).mute({ key: key(), id: cat.id, on: true });
    assert.deepEqual([await told(ada), (await notices(ada)).unread], [[], 0]);
    await members(ada).mute({ key: key(), id: cat.id, on: false });
    await members(ada).readNotices({ key: key() });
    await members(ada).muteThread({ key: key(), topic: 'a', on: true });
    await talk.post(sue, 'From the house', id);
    assert.deepEqual(await told(ada), ['reply Cat Quiet']);
    // But they asked, and there is an answer.
    await talk.mark(sue, reply.id, 'answer');
    assert.deepEqual((await told(ada))[0], 'answer Cat Quiet');
  });
});

describe('what becomes of words', () => {
  test('T117 what is taken down, deleted or waits is told to nobody, and what was told of it is gone', async () => {
    const { id } = await question();
    const [one, two] = [await talk.post(bob, 'One', id), await talk.post(cat, 'Two', id)];
    assert.deepEqual(await told(ada), ['reply Cat Bob 2 Two']);
    await talk.act(sue, two.id, 'hide');
    // At once, before the log is read.
    assert.deepEqual((await members(ada).notices({})).notices[0]?.excerpt, 'One');
    assert.deepEqual(await told(ada), ['reply Bob One']);
    await talk.remove(bob, one);
    assert.deepEqual([await told(ada), (await notices(ada)).unread], [[], 0]);
    await talk.act(sue, two.id, 'restore');
    assert.deepEqual(await told(ada), ['reply Cat Two']);
    await talk.post(bob, 'See https://spam.example', id);
    assert.deepEqual(await told(ada), ['reply Cat Two']);
    await eraseMember(talk.options, SITE, cat.id);
    assert.deepEqual(await told(ada), []);
    assert.deepEqual(await talk.world.row('told'), []);
  });

  test('T112 whoever wrote what waited is told what became of it, in the words of staff where there are some', async () => {
    await talk.post(ada, 'Hello');
    const [one, two] = [
      await talk.post(bob, 'https://one.example'),
      await talk.post(bob, 'https://two.example'),
    ];
    const act = (id: Id, action: 'approve' | 'hide', tell?: string) =>
      talk.moderation(sue).act({ key: key(), id, action, reason: 'Rule 3', ...(tell && { tell }) });
    await act(one.id, 'approve');
    await act(two.id, 'hide', 'Please without advertising.');
    const list = (await notices(bob)).notices;
    assert.deepEqual(
      list.map(({ kind, reason, excerpt, place }) => [kind, reason, excerpt, place?.comment]),
      [
        ['post.rejected', 'Please without advertising.', undefined, undefined],
        ['post.approved', undefined, 'https://one.example', one.id],
      ],
    );
    // Of what was published, with words only: they are for its author.
    await act(one.id, 'hide');
    assert.deepEqual(await told(bob), ['post.rejected']);
    await talk.act(sue, two.id, 'restore');
    assert.deepEqual(await told(bob), []);
    assert.equal(JSON.stringify(await talk.world.events()).includes('advertising'), false);
  });

  test('T112 the official answer is told to who asked, in place of the reply that it was, and featured words to their author', async () => {
    const { id } = await question();
    const reply = await talk.post(bob, 'Green', id);
    assert.deepEqual(await told(ada), ['reply Bob Green']);
    await talk.mark(sue, reply.id, 'answer');
    assert.deepEqual(await told(ada), ['answer Bob Green']);
    await talk.mark(sue, reply.id, 'answer', false);
    assert.deepEqual(await told(ada), []);
    await talk.mark(sue, reply.id, 'featured');
    await talk.mark(sue, reply.id, 'featured', false);
    await talk.mark(sue, reply.id, 'featured');
    assert.deepEqual(await told(bob), ['post.featured Green']);
  });

  test('T110 what a guest was told of is the member’s, who hears of what follows', async () => {
    const gus = await talk.join('Gus', 'guest');
    const { id } = await talk.post(gus, 'May I?');
    await talk.act(sue, id, 'approve');
    await talk.post(bob, 'Do', id);
    assert.deepEqual(await told(gus), ['reply Bob Do', 'post.approved May I?']);
    const nora = await signIn(talk.scene(null), {
      ...{ issuer: 'host', subject: 'nora', strength: 'host', name: 'Nora', guest: gus.id },
    });
    assert.deepEqual(await told(nora), ['reply Bob Do', 'post.approved May I?']);
    await talk.post(cat, 'Please', id);
    assert.deepEqual((await told(nora))[0], 'reply Cat Bob 2 Please');
  });
});

describe('not too often, and not at night', () => {
  const ask = async (topic: string) => {
    const { id } = await talk.post(ada, 'Well?', null, { topic });
    await talk.post(bob, 'Yes', id, { topic });
  };
  const state = async () => {
    const { unread, ringing, ringsAt } = await notices(ada);
    return [unread, ringing, ringsAt];
  };

  test('T116 L13 with a cap of 2 per 7 days the third is held: in the list at once, and rings when there is room', async () => {
    await setUp({ notices: { cap: 2, days: 7, brand: { cap: 2, days: 7 }, promotional: 20 } });
    await ask('a');
    await notices(ada);
    const first = talk.world.now;
    talk.world.now += DAY;
    await ask('b');
    await notices(ada);
    await ask('c');
    assert.deepEqual(await state(), [3, 2, first + 7 * DAY]);
    assert.deepEqual(
      (await notices(ada)).notices.map(({ held }) => held),
      [true, undefined, undefined],
    );
    talk.world.now = first + 7 * DAY - 1;
    assert.deepEqual((await state())[1], 2);
    talk.world.now += 1;
    assert.deepEqual(await state(), [3, 3, undefined]);
  });

  test('T115 quiet hours hold the ring until they end, by the site’s clock', async () => {
    await setUp({ site: { id: SITE, name: 'Acme', locale: 'en', timezone: 'Europe/Berlin', membersOnly: false, origins: [], roleClaims: false } }); // prettier-ignore
    await prefer(ada, { quiet: { from: '13:00', to: '15:00' } });
    // 13:00 in Berlin, an hour before UTC's.
    await ask('a');
    const end = Date.UTC(2026, 2, 2, 14);
    const page = await notices(ada);
    assert.deepEqual([page.unread, page.ringing, page.quietUntil, page.ringsAt], [1, 0, end, end]);
    talk.world.now = end;
    assert.deepEqual(await state(), [1, 1, undefined]);
    talk.world.now += HOUR;
    await prefer(ada, { quiet: null });
    assert.equal((await talk.world.events('notice.changed')).length, 2);
  });

  test('T116 L13 news are for all who are about and wish them, once, and 3 promotional of 10 are flagged', async () => {
    await talk.post(ada, 'Here');
    await talk.post(bob, 'Here, too');
    await prefer(bob, { kinds: { news: false } });
    await catchUp(talk.options, SITE);
    const desk = talk.moderation(sue);
    const announce = (promotional: boolean, id = key(), title = 'We open at nine') =>
      desk.announce({ id, title, promotional, url: 'https://acme.example/news' });
    const id = key();
    await announce(true, id);
    assert.equal((await announce(true, id)).id, id);
    await assert.rejects(announce(false, id), { code: 'conflict' });
    for (let more = 0; more < 9; more++) await announce(more < 2);
    await assert.rejects(announce(false, key(), ' '), { code: 'invalid', details: { field: 'title', reason: 'required' } }); // prettier-ignore
    await assert.rejects(talk.moderation(ada).announce({ id: key(), title: 'x', promotional: false }), { code: 'forbidden' }); // prettier-ignore
    const { notices: list, ringing } = await notices(ada);
    assert.deepEqual([list.length, ringing], [10, 2]);
    assert.deepEqual([list[0]!.subject.title, list[0]!.url, list[0]!.from?.[0]?.name], ['We open at nine', 'https://acme.example/news', 'Sue']); // prettier-ignore
    assert.deepEqual([(await notices(bob)).notices, (await notices(cat)).notices], [[], []]);
    const { total, promotional, share, limit, flagged } = await desk.promotion({});
    assert.deepEqual([total, promotional, share, limit, flagged], [10, 3, 0.3, 0.2, true]);
    await assert.rejects(talk.moderation(ada).promotion({}), { code: 'forbidden' });
  });
});
