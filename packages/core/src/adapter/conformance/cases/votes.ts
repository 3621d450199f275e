import type { BackendAdapter } from '../../contract.ts';
import type { Comment } from '../../../domain/threads/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, numbered, pages, post } from './steps.ts';

const vote = (adapter: BackendAdapter, id: string, value: 1 | 0 | -1): Promise<Comment> =>
  adapter.threads!.vote!({ key: newId(), id, value });

export const voteCases: readonly ConformanceCase[] = [
  {
    name: 'votes count once per person, may be turned and taken back, and one’s own is told to nobody else',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Vote on me');
      const input = { key: newId(), id, value: 1 } as const;
      await jonas.threads!.vote!(input);
      await jonas.threads!.vote!(input);
      await vote(jonas, id, 1);
      await vote(staff, id, -1);
      for (const [adapter, own] of [
        [jonas, 1],
        [staff, -1],
        [mira, 0],
        [anonymous, undefined],
      ] as const) {
        const seen = (await adapter.threads!.read({ topic: 't' })).comments[0]!;
        same([seen.votes, seen.vote], [{ up: 1, down: 1 }, own], 'counts, and the own vote');
      }
      same((await vote(jonas, id, -1)).votes, { up: 0, down: 2 }, 'after turning it');
      same((await vote(jonas, id, 0)).votes, { up: 0, down: 1 }, 'after taking it back');
      await refuses(jonas.threads!.vote!({ ...input, value: -1 }), 'conflict', 'the key with another vote');
    },
  },
  {
    name: 'nobody votes on their own words, and voting needs somebody',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id } = await post(mira, 't', 'Mine');
      await refuses(vote(mira, id, 1), 'forbidden', 'a vote on one’s own');
      await refuses(vote(anonymous, id, 1), 'unauthenticated', 'a vote by nobody');
      await refuses(vote(jonas, id, 2 as never), 'invalid', 'a vote that counts twice', { field: 'value' });
      await refuses(vote(jonas, newId(), 1), 'not-found', 'a vote on nothing');
      await refuses(vote(await world.elsewhere(), id, 1), 'not-found', 'a vote from another site');
      const seen = await jonas.threads!.comment(id);
      same([seen.votes, seen.can.includes('vote')], [{ up: 0, down: 0 }, true], 'nothing was counted');
      same((await mira.threads!.comment(id)).can.includes('vote'), false, 'what its author may do');
    },
  },
  {
    name: 'T2 best goes by how surely people are for it, controversial by how evenly they disagree',
    needs: ['members'],
    async run(world) {
      const mira = await world.as('mira');
      const voters = [
        await world.as('jonas'),
        await world.as('newcomer'),
        await world.as('staff'),
        await world.as('guest'),
      ];
      // Written in this order; the newest stands first among equals.
      const votes = { few: [1, 0], sure: [2, 0], many: [3, 1], even: [2, 2], none: [0, 0] } as const;
      const ids: Record<string, string> = {};
      for (const [name, [up, down]] of Object.entries(votes)) {
        const { id } = await post(mira, 't', name);
        ids[id] = name;
        for (const [at, voter] of voters.entries())
          if (at < up + down) await vote(voter, id, at < up ? 1 : -1);
      }
      const order = async (sort: 'best' | 'controversial'): Promise<string[]> =>
        (await pages(mira, { topic: 't', sort, limit: 2 })).flatMap((page) =>
          page.roots.map((id) => ids[id]!),
        );
      same(await order('best'), ['sure', 'many', 'few', 'even', 'none'], 'best');
      same(await order('controversial'), ['even', 'many', 'none', 'sure', 'few'], 'controversial');
    },
  },
  {
    name: 'a page sorted by votes is not moved by votes that come meanwhile, further down',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const ids: string[] = [];
      for (const body of numbered(6)) ids.push((await post(mira, 't', body)).id);
      for (const id of ids.slice(0, 3)) await vote(jonas, id, 1);
      const first = await mira.threads!.read({ topic: 't', sort: 'best', limit: 3 });
      await vote(await world.as('staff'), ids[5]!, -1);
      const second = await mira.threads!.read({ topic: 't', sort: 'best', limit: 3, cursor: first.next! });
      same([...first.roots, ...second.roots], [ids[2], ids[1], ids[0], ids[5], ids[4], ids[3]], 'two pages');
    },
  },
  {
    name: 'votes are told as new counts, never as somebody’s choice',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id } = await post(mira, 't', 'Vote on me');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      await vote(jonas, id, 1);
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes ||
          told.some((change) => change.kind === 'comment' && change.comment.votes?.up === 1),
        'the public hears the counts',
      );
      expect(!/"vote":/.test(JSON.stringify(told)), 'and nobody’s vote');
    },
  },
];
