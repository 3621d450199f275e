import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { ThreadSort } from '../../domain/threads/types.ts';
import { controversy, wilsonLowerBound } from '../../domain/threads/ranking.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

const vote = (talk: Talk, viewer: Viewer, id: string, value: 1 | 0 | -1) =>
  talk.threads(viewer).vote({ key: talk.world.id(), id, value });

describe('a vote', () => {
  test('counts once per person, may be turned and taken back, and shows in counts and as one’s own', async () => {
    const talk = await createTalk({ votes: 'up-down' });
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const { id } = await talk.post(ada, 'words');
    for (const [value, votes] of [
      [1, { up: 1, down: 0 }],
      [1, { up: 1, down: 0 }],
      [-1, { up: 0, down: 1 }],
      [0, { up: 0, down: 0 }],
      [0, { up: 0, down: 0 }],
    ] as const) {
      const seen = await vote(talk, bob, id, value);
      assert.deepEqual([seen.votes, seen.vote], [votes, value]);
    }
    await vote(talk, bob, id, 1);
    const [forAda, forAll] = [await talk.threads(ada).comment(id), await talk.threads(null).comment(id)];
    assert.deepEqual([forAda.votes, forAda.vote], [{ up: 1, down: 0 }, 0]);
    assert.ok(forAll.votes?.up === 1 && !('vote' in forAll), 'nobody has no vote of their own');
  });

  test('is not for one’s own words, a site without votes, or against where only “for” is asked', async () => {
    const talk = await createTalk({ votes: 'up' });
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const { id } = await talk.post(ada, 'words');
    await assert.rejects(vote(talk, ada, id, 1), refused('forbidden'));
    await assert.rejects(vote(talk, bob, id, -1), refused('invalid', 'value'));
    await assert.rejects(vote(talk, bob, id, 2 as never), refused('invalid', 'value'));
    await vote(talk, bob, id, 1);
    await talk.world.configure({});
    await assert.rejects(vote(talk, bob, id, 0), refused('unsupported'));
    const seen = await talk.threads(bob).comment(id);
    assert.ok(!('votes' in seen) && !('vote' in seen) && !seen.can.includes('vote'));
  });

  test('leaves in the log whether it speaks for the words, and not whether it speaks against them', async () => {
    const talk = await createTalk({ votes: 'up-down' });
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const { id } = await talk.post(ada, 'words');
    for (const value of [-1, -1, 1, 0] as const) await vote(talk, bob, id, value);
    const events = await talk.world.events('comment.voted');
    assert.deepEqual(
      events.map(({ subject, actor, data }) => [subject, actor, data['on']]),
      [
        [id, bob.id, 0],
        [id, bob.id, 1],
        [id, bob.id, 0],
      ],
    );
  });

  test('of a guest becomes the member’s, unless the member has voted or it turns out to be their own', async () => {
    const talk = await createTalk({
      votes: 'up-down',
      moderation: { guests: 'published', links: 'held', members: 'post' },
    });
    const identity = { issuer: 'host', subject: 'ada', strength: 'host', name: 'Ada' } as const;
    const ada = await signIn(talk.scene(null), identity);
    const [gus, bob] = [await talk.join('Gus', 'guest'), await talk.join('Bob')];
    const both = await talk.post(bob, 'both voted');
    const one = await talk.post(bob, 'the guest voted');
    const hers = await talk.post(ada, 'the member wrote');
    const his = await talk.post(gus, 'the guest wrote');
    await vote(talk, ada, both.id, 1);
    await vote(talk, ada, his.id, 1);
    for (const { id } of [both, one, hers]) await vote(talk, gus, id, -1);
    await signIn(talk.scene(null), { ...identity, guest: gus.id });
    const seen = await Promise.all([both, one, hers, his].map(({ id }) => talk.threads(ada).comment(id)));
    assert.deepEqual(
      seen.map(({ votes, vote }) => [votes!.up, votes!.down, vote]),
      [
        [1, 0, 1],
        [0, 1, -1],
        [0, 0, 0],
        [0, 0, 0],
      ],
    );
    assert.deepEqual(
      (await talk.world.row('votes')).map(({ member }) => member),
      [ada.id, ada.id],
    );
  });
});

test('best and controversial are pages in the order of their formulas, each comment once, whatever people vote', async () => {
  const ballots = fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.constantFrom(1, -1)), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(ballots, fc.integer({ min: 1, max: 4 }), async (cast, limit) => {
      const talk = await createTalk({ votes: 'up-down' });
      const author = await talk.join('Ada');
      const people = await Promise.all(['Bob', 'Cem', 'Dia', 'Eva'].map((name) => talk.join(name)));
      const ids: string[] = [];
      for (let index = 0; index < 10; index++) ids.push((await talk.post(author, `words ${index}`)).id);
      for (const [who, which, value] of cast) await vote(talk, people[who]!, ids[which]!, value);
      const rows = new Map((await talk.rows()).map((row) => [row.id, row]));
      for (const [sort, key] of [
        ['best', wilsonLowerBound],
        ['controversial', controversy],
      ] as const) {
        const rank = (id: string): number => key(rows.get(id)!.up, rows.get(id)!.down);
        const expected = ids.toReversed().sort((a, b) => rank(b) - rank(a));
        assert.deepEqual(await walk(talk, sort, limit), expected);
      }
    }),
    { numRuns: 15 },
  );
});

async function walk(talk: Talk, sort: ThreadSort, limit: number): Promise<string[]> {
  const roots: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await talk.threads(null).read({ topic: 'a', sort, limit, ...(cursor && { cursor }) });
    roots.push(...page.roots);
    cursor = page.next;
  }
  return roots;
}
