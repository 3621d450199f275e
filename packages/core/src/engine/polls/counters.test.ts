import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import { bestScore } from '../../domain/threads/counts.ts';
import { standingOf } from '../../domain/threads/ranking.ts';
import { signIn } from '../people/people.ts';
import type { Row } from '../schema.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { SITE } from '../testing/world.ts';

type Comment = Row<'comments'>;

/** Every figure kept on rows, counted afresh from the rows themselves. */
async function recount(talk: Talk): Promise<void> {
  const { comments, threads, members, reactions, votes } = await talk.world.store.read(SITE, async (tx) => ({
    comments: await tx.range('comments', { eq: [], limit: 10_000 }),
    threads: await tx.range('threads', { eq: [], limit: 10_000 }),
    members: await tx.range('members', { eq: [], limit: 10_000 }),
    reactions: await tx.range('reactions', { eq: [], limit: 10_000 }),
    votes: await tx.range('votes', { eq: [], limit: 10_000 }),
  }));
  const children = (parent: Comment): Comment[] => comments.filter((row) => row.parent === parent.id);
  const stands = (row: Comment): boolean => row.status === 'published' || children(row).some(stands);
  const published = (row: Comment): boolean => row.status === 'published';
  for (const row of comments) {
    assert.equal(row.replies, children(row).filter(stands).length, 'replies');
    if (row.first) {
      assert.equal(
        row.descendants,
        comments.filter((other) => other.root === row.id && !other.first && stands(other)).length,
        'descendants',
      );
    } else
      assert.ok(row.at > comments.find(({ id }) => id === row.parent)!.at, 'a child comes behind its parent');
    if (row.status !== 'deleted') {
      const counts: Record<string, number> = {};
      for (const { comment, reaction } of reactions)
        if (comment === row.id) counts[reaction] = (counts[reaction] ?? 0) + 1;
      assert.deepEqual(row.reactions, counts, 'reactions');
      const cast = votes.filter(({ comment }) => comment === row.id);
      const given = (value: number): number => cast.filter((vote) => vote.value === value).length;
      const { up, down, rating, controversy } = row;
      assert.deepEqual({ up, down, rating, controversy }, standingOf(given(1), given(-1)), 'votes');
      assert.ok(!cast.some(({ member }) => member === row.author), 'nobody votes on their own');
    }
    if (row.first && row.status !== 'deleted')
      assert.equal(row.score, bestScore(row.reactions, row.replies), 'score');
  }
  for (const { topic, comments: count } of threads)
    assert.equal(count, comments.filter((row) => row.topic === topic && published(row)).length, 'thread');
  for (const { id, approved } of members)
    assert.equal(approved, comments.filter((row) => row.author === id && published(row)).length, 'approved');
}

const step = fc.record({
  what: fc.constantFrom(
    'post',
    'post',
    'reply',
    'reply',
    'reply',
    'link',
    'edit',
    'remove',
    'approve',
    'hide',
    'restore',
    'react',
    'vote',
    'vote',
    'merge',
  ),
  who: fc.nat(3),
  which: fc.nat(),
  on: fc.boolean(),
});

test('every count stays what a recount gives, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const talk = await createTalk({ votes: 'up-down' });
      const people = [
        await talk.join('Ada'),
        await talk.join('Bob'),
        await talk.join('Gus', 'guest'),
        await talk.join('Sue', 'staff'),
      ];
      const staff = people[3]!;
      for (const { what, who, which, on } of steps) {
        const rows = await talk.rows();
        const target = rows[which % rows.length];
        const viewer = people[who]!;
        const key = talk.world.id();
        try {
          if (what === 'post') await talk.post(viewer, 'words');
          else if (what === 'merge') {
            const guest = people[2]!;
            const member = await signIn(talk.scene(null), {
              issuer: 'host',
              subject: 'gus',
              strength: 'host',
              name: 'Gus',
              guest: guest.id,
            });
            people[2] = on ? await talk.join('Gil', 'guest') : member;
          } else if (!target) continue;
          else if (what === 'reply') await talk.post(viewer, 'words', target.id);
          else if (what === 'link') await talk.post(viewer, 'https://x.example', target.id);
          else if (what === 'edit')
            await talk.threads(viewer).edit({
              key,
              id: target.id,
              body: on ? 'new' : `https://${which}.example`,
              revision: target.revision,
            });
          else if (what === 'remove') await talk.remove(viewer, target);
          else if (what === 'react')
            await talk.threads(viewer).react({ key, id: target.id, reaction: 'like', on });
          else if (what === 'vote')
            await talk.threads(viewer).vote({ key, id: target.id, value: on ? 1 : which % 2 ? -1 : 0 });
          else await talk.act(staff, target.id, what);
        } catch (error) {
          assert.ok(error instanceof CommunityError, String(error));
        }
      }
      await recount(talk);
    }),
    { numRuns: 60 },
  );
});
