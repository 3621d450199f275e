import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BadgeDefinition, BadgeTrigger } from '../../domain/badges/types.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import { entriesPart } from '../polls/entries/entries.ts';
import { pollsPart } from '../polls/polls.ts';
import { catchUp } from '../log/readers.ts';
import { createTalk } from '../testing/talk.ts';
import { SITE } from '../testing/world.ts';

const badge = (trigger: BadgeTrigger, patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id: trigger.replace('.', '-'),
  name: 'B',
  description: 'B',
  art: 'star',
  trigger,
  tiers: [{ id: 'one', name: 'One', threshold: 1 }],
  dailyCap: null,
  retired: false,
  autoRevoke: true,
  ...patch,
});
const poll = (id: string, kind: 'duel' | 'ideas'): PollDefinition => ({
  id,
  question: '?',
  kind,
  options: kind === 'duel' ? ['a', 'b'].map((option) => ({ id: option, label: option })) : [],
  results: 'always',
  min: 1,
  max: kind === 'duel' ? 1 : 0,
  ...(kind === 'ideas' && { entries: { opensAt: null, closesAt: null, perMember: 0 } }),
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
});

async function withBadges(...badges: BadgeDefinition[]) {
  const talk = await createTalk({
    votes: 'up-down',
    moderation: { guests: 'published', links: 'held', members: 'post' },
    polls: [poll('lamp', 'duel'), poll('next', 'ideas')],
    badges,
  });
  const [ann, ben, sue] = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Sue', 'staff')];
  /** How much counts for Ann by now, by badge. */
  const counts = async () => {
    await catchUp(talk.options, SITE);
    const rows = (await talk.world.row('standings')).filter(({ member }) => member === ann.id);
    return Object.fromEntries(rows.map(({ badge, count }) => [badge, count]));
  };
  const key = () => talk.world.id();
  return { talk, world: talk.world, ann, ben, sue, counts, key };
}

test('B7 a comment counts while it stands, whoever takes it down and brings it back: hidden, deleted, held by its links', async () => {
  const { talk, ann, ben, sue, counts, key } = await withBadges(
    badge('comment.posted', { where: { comments: 'first', topics: ['a'] } }),
    badge('reply.received'),
  );
  const own = await talk.post(ann, 'What a lamp');
  const reply = await talk.post(ben, 'Indeed', own.id);
  await talk.post(ann, 'So it is', own.id);
  const all = { 'comment-posted': 1, 'reply-received': 1 };
  assert.deepEqual(await counts(), all);
  for (const id of [own.id, reply.id]) {
    const without = id === own.id ? 'comment-posted' : 'reply-received';
    await talk.act(sue, id, 'hide');
    assert.deepEqual(await counts(), { ...all, [without]: 0 });
    await talk.act(sue, id, 'restore');
    assert.deepEqual(await counts(), all);
  }
  const { revision } = await talk.threads(ben).comment(reply.id);
  const gone = await talk.remove(ben, { id: reply.id, revision });
  assert.equal((await counts())['reply-received'], 0);
  await talk.threads(ben).undelete({ key: key(), id: reply.id, revision: gone.revision });
  assert.deepEqual(await counts(), all);
  const again = await talk.threads(ben).comment(reply.id);
  const body = 'Indeed: https://shop.example/';
  await talk.threads(ben).edit({ key: key(), id: reply.id, body, revision: again.revision });
  assert.equal((await counts())['reply-received'], 0);
});

test('B7 reactions, votes for it and an official answer count while they stand; a vote against it never', async () => {
  const { talk, ann, ben, sue, counts, key } = await withBadges(
    badge('reaction.received', { where: { reactions: ['like'] } }),
    badge('vote.received'),
    badge('answer.given'),
  );
  const question = await talk.post(ben, 'How bright?');
  const { id } = await talk.post(ann, 'Very', question.id);
  const threads = talk.threads(ben);
  await threads.react({ key: key(), id, reaction: 'like', on: true });
  await threads.vote({ key: key(), id, value: 1 });
  await talk.mark(sue, id, 'answer');
  assert.deepEqual(await counts(), { 'reaction-received': 1, 'vote-received': 1, 'answer-given': 1 });
  await threads.react({ key: key(), id, reaction: 'like', on: false });
  await threads.vote({ key: key(), id, value: -1 });
  await talk.mark(sue, id, 'answer', false);
  assert.deepEqual(await counts(), { 'reaction-received': 0, 'vote-received': 0, 'answer-given': 0 });
});

test('B7 votes in polls and ideas count while they stand, and an idea that is built as long as it is', async () => {
  const { world, ann, sue, counts, key } = await withBadges(
    badge('poll.voted', { where: { polls: ['lamp'] } }),
    badge('entry.proposed', { scope: 'poll' }),
    badge('entry.shipped'),
  );
  const polls = pollsPart(world.as(ann));
  await polls.vote({ poll: 'lamp', choices: ['a'], revision: 0, key: key() });
  const entries = entriesPart(world.as(ann));
  const { id } = await entries.propose({ id: key(), poll: 'next', title: 'A red one', body: '' });
  const settle = (status: 'shipped' | 'planned') =>
    entriesPart(world.as(sue)).settle({ key: key(), id, status });
  await settle('shipped');
  assert.deepEqual(await counts(), { 'poll-voted': 1, 'entry-proposed': 1, 'entry-shipped': 1 });
  await polls.vote({ poll: 'lamp', choices: ['b'], revision: 1, key: key() });
  assert.equal((await counts())['poll-voted'], 1);
  await polls.withdraw({ poll: 'lamp', revision: 2, key: key() });
  await settle('planned');
  await entriesPart(world.as(sue)).moderate({ key: key(), id, action: 'hide' });
  assert.deepEqual(await counts(), { 'poll-voted': 0, 'entry-proposed': 0, 'entry-shipped': 0 });
});
