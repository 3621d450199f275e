import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { QueuePage } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Community } from '../community/community.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

const OPEN: Community['moderation'] = { guests: 'published', links: 'held', members: 'post' };
const setUp = async (reports?: number) => {
  const talk = await createTalk({ moderation: { ...OPEN, ...(reports && { reports }) } });
  const [ada, bob, cem] = [await talk.join('Ada'), await talk.join('Bob'), await talk.join('Cem')];
  return {
    talk,
    ada,
    bob,
    cem,
    sue: await talk.join('Sue', 'staff'),
    comment: await talk.post(ada, 'words'),
  };
};
const report = (talk: Talk, viewer: Viewer | null, id: Id, note?: string) =>
  talk
    .threads(viewer)
    .report({ key: talk.world.id(), id, reason: 'abuse', ...(note !== undefined && { note }) });
const reported = (talk: Talk, staff: Viewer, query = {}): Promise<QueuePage> =>
  talk.moderation(staff).queue({ kind: 'reported', ...query });
const ids = ({ comments }: QueuePage): Id[] => comments.map(({ id }) => id);

describe('a report', () => {
  test('T44 brings the comment before staff, with reasons and notes, once per person; the first one stands', async () => {
    const { talk, bob, cem, sue, comment } = await setUp();
    await report(talk, bob, comment.id, ' rude ');
    await report(talk, bob, comment.id, 'very rude');
    await report(talk, cem, comment.id);
    const page = await reported(talk, sue);
    assert.deepEqual(ids(page), [comment.id]);
    assert.deepEqual(
      page.reports!.map(({ by, reason, note }) => [by?.name, reason, note]),
      [
        ['Bob', 'abuse', 'rude'],
        ['Cem', 'abuse', null],
      ],
    );
    assert.deepEqual((await talk.moderation(sue).queue({})).comments, [], 'nothing waits for that');
    const events = await talk.world.events('comment.reported');
    assert.deepEqual(
      events.map(({ channel, audience, data }) => [channel, audience, data]),
      [
        ['moderation', 'staff', {}],
        ['moderation', 'staff', {}],
      ],
    );
  });

  test('is seen by staff alone, and leaves nothing in what others read', async () => {
    const { talk, ada, bob, comment } = await setUp();
    await report(talk, bob, comment.id, 'rude');
    for (const viewer of [null, ada, bob]) {
      assert.ok(
        !/rude|report/.test(
          JSON.stringify(await talk.threads(viewer).read({ topic: 'a' })).replaceAll('"report"', ''),
        ),
      );
      await assert.rejects(
        talk.moderation(viewer).queue({ kind: 'reported' }),
        refused(viewer ? 'forbidden' : 'unauthenticated'),
      );
    }
  });

  test('is checked, and is not for one’s own words, for staff, or for what is not there', async () => {
    const { talk, ada, bob, sue, comment } = await setUp();
    await assert.rejects(report(talk, ada, comment.id), refused('forbidden'));
    await assert.rejects(report(talk, sue, comment.id), refused('forbidden'));
    await assert.rejects(report(talk, null, comment.id), refused('unauthenticated'));
    await assert.rejects(report(talk, bob, talk.world.id()), refused('not-found'));
    await assert.rejects(report(talk, bob, comment.id, 'x'.repeat(501)), refused('invalid', 'note'));
    const odd = { key: talk.world.id(), id: comment.id, reason: 'boring' as never };
    await assert.rejects(talk.threads(bob).report(odd), refused('invalid', 'reason'));
    await talk.remove(ada, comment);
    await assert.rejects(report(talk, bob, comment.id), refused('gone'));
  });
});

describe('the queue of reports', () => {
  test('is in the order of the first report, page by page', async () => {
    const { talk, ada, bob, cem, sue } = await setUp();
    const comments: Id[] = [];
    for (let n = 0; n < 5; n++) comments.push((await talk.post(ada, `${n}`)).id);
    for (const id of comments.toReversed()) {
      talk.world.now += 1_000;
      await report(talk, bob, id);
    }
    talk.world.now += 1_000;
    await report(talk, cem, comments[4]!);
    const first = await reported(talk, sue, { limit: 3 });
    const second = await reported(talk, sue, { limit: 3, cursor: first.next! });
    assert.deepEqual([...ids(first), ...ids(second)], comments.toReversed());
    assert.equal(second.next, null);
    assert.equal(first.reports!.length, 4);
  });

  test('loses what staff acted on or dismissed, and gets it back when that is undone', async () => {
    const { talk, bob, cem, sue, comment } = await setUp();
    for (const action of ['hide', 'dismiss'] as const) {
      await report(talk, action === 'hide' ? bob : cem, comment.id);
      talk.world.now += 1_000;
      await talk.act(sue, comment.id, action);
      assert.deepEqual(ids(await reported(talk, sue)), [], action);
      const [entry] = (await talk.moderation(sue).audit({ limit: 1 })).entries;
      assert.equal(entry!.action, action);
      await talk.moderation(sue).undo({ key: talk.world.id(), entry: entry!.id });
      assert.deepEqual(ids(await reported(talk, sue)), [comment.id], `${action} undone`);
      assert.equal((await talk.threads(null).comment(comment.id)).status, 'published');
      await talk.act(sue, comment.id, 'dismiss');
    }
    const before = (await talk.moderation(sue).audit({})).entries.length;
    await talk.act(sue, comment.id, 'dismiss');
    assert.equal(
      (await talk.moderation(sue).audit({})).entries.length,
      before,
      'with nothing open it is no act',
    );
  });

  test('loses what its author deletes', async () => {
    const { talk, ada, bob, sue, comment } = await setUp();
    await report(talk, bob, comment.id);
    await talk.remove(ada, comment);
    assert.deepEqual(ids(await reported(talk, sue)), []);
  });
});

describe('as many reports as the site asks for', () => {
  test('make a comment wait; guests do not count; what staff looked at starts anew', async () => {
    const { talk, bob, cem, sue, comment } = await setUp(2);
    const [gus, gil, dia, eva] = [
      await talk.join('Gus', 'guest'),
      await talk.join('Gil', 'guest'),
      await talk.join('Dia'),
      await talk.join('Eva'),
    ];
    const status = async () => (await talk.threads(sue).comment(comment.id)).status;
    for (const viewer of [gus, gil, bob]) await report(talk, viewer, comment.id);
    assert.equal(await status(), 'published');
    await report(talk, cem, comment.id);
    assert.equal(await status(), 'held');
    assert.deepEqual(ids(await talk.moderation(sue).queue({})), [comment.id]);
    await assert.rejects(talk.threads(null).comment(comment.id), refused('not-found'));
    await talk.act(sue, comment.id, 'approve');
    await report(talk, dia, comment.id);
    assert.equal(await status(), 'published');
    await report(talk, eva, comment.id);
    assert.equal(await status(), 'held');
  });

  test('do not silence staff, and are nobody else’s business', async () => {
    const { talk, bob, cem, sue } = await setUp(1);
    const { id } = await talk.post(sue, 'Closed for today');
    for (const viewer of [bob, cem]) await report(talk, viewer, id);
    assert.equal((await talk.threads(null).comment(id)).status, 'published');
    const info = await talk.scene(null).read((context) => Promise.resolve(context.info));
    assert.deepEqual(info.moderation, OPEN, 'the number is not told');
  });
});

test('a guest’s report goes with them to the member, unless the member has reported too', async () => {
  const { talk, sue, comment } = await setUp();
  const other = await talk.post(sue, 'other');
  const identity = { issuer: 'host', subject: 'dia', strength: 'host', name: 'Dia' } as const;
  const dia = await signIn(talk.scene(null), identity);
  const gus = await talk.join('Gus', 'guest');
  await report(talk, gus, comment.id);
  await report(talk, gus, other.id);
  await report(talk, dia, comment.id);
  await signIn(talk.scene(null), { ...identity, guest: gus.id });
  const rows = await talk.world.row('reports');
  assert.deepEqual(
    rows.map(({ comment: id, member }) => [id, member]).sort(),
    [
      [comment.id, dia.id],
      [other.id, dia.id],
    ].sort(),
  );
});
