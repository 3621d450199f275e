import type { BackendAdapter } from '../../contract.ts';
import { FIXTURE } from '../fixture.ts';
import { expect, newId, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';

const HOUR = 3_600_000;
const declared = FIXTURE.polls.find(({ id }) => id === 'shuffled')!.options.map(({ id }) => id);

const orderOf = async (adapter: BackendAdapter, poll = 'shuffled'): Promise<string> =>
  (await adapter.polls!.read(poll)).poll.options.map(({ id }) => id).join('');

/** Options in an order of each viewer's own, and where voters say why. */
export const shuffleCases: readonly ConformanceCase[] = [
  {
    name: 'P26 shuffled options come in an order of each viewer’s own, the same one each time',
    needs: ['members'],
    async run(world) {
      const adapters = await all(world, 'mira', 'jonas', 'guest', 'anonymous');
      const orders = await Promise.all(adapters.map((adapter) => orderOf(adapter)));
      for (const order of orders) same([...order].sort(), declared, 'all options, each once');
      // Two of four agree by chance once in eighty million times: there are 12! orders.
      same(new Set(orders).size, 4, 'how many orders four viewers have');
      same(await Promise.all(adapters.map((adapter) => orderOf(adapter))), orders, 'read once more');
      const [mira] = adapters;
      expect(orders[0] !== (await orderOf(mira, 'shuffled-ranked')), 'another poll has another order');
      same(await orderOf(mira, 'single'), 'abc', 'a poll that is not shuffled');
    },
  },
  {
    name: 'P26 a viewer’s order outlasts their ballot, time and the news of others',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const { poll, asOf } = await mira.polls!.read('shuffled');
      const order = poll.options.map(({ id }) => id);
      const ballot = { key: newId(), poll: 'shuffled', choices: ['b'], revision: 0 };
      const voted = await mira.polls!.vote(ballot);
      same(
        voted.poll.options.map(({ id }) => id),
        order,
        'in the answer to the ballot',
      );
      await jonas.polls!.vote({ ...ballot, key: newId() });
      for (const change of await changesFor(mira, asOf, ['poll/shuffled']))
        if (change.kind === 'poll' && change.poll.mine !== undefined)
          same(
            change.poll.options.map(({ id }) => id),
            order,
            'in what one hears',
          );
      await world.advance!(30 * HOUR);
      same(await orderOf(mira), order.join(''), 'a day later');
    },
  },
  {
    name: 'P26 whoever is unknown meets one order for an hour, and then another',
    needs: ['advance'],
    async run(world) {
      const anonymous = await world.as('anonymous');
      const first = await orderOf(anonymous);
      await world.advance!(HOUR - 60_000);
      same(await orderOf(anonymous), first, 'within the hour');
      await world.advance!(60_000);
      expect((await orderOf(anonymous)) !== first, 'another order in the next hour');
    },
  },
  {
    name: 'P26 ballots and counts don’t know of the shuffle',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const cast = (adapter: BackendAdapter, poll: string, choices: readonly string[]) =>
        adapter.polls!.vote({ key: newId(), poll, choices, revision: 0 });
      const voted = await cast(mira, 'shuffled', ['l', 'c', 'a']);
      same(voted.poll.mine?.choices, ['a', 'c', 'l'], 'choices in the order of the declaration');
      await cast(jonas, 'shuffled', ['c']);
      for (const adapter of [mira, jonas, anonymous]) {
        const { tally } = await adapter.polls!.read('shuffled');
        same(
          tally?.options.map(({ id }) => id),
          declared,
          'the order of the tally',
        );
        same(
          tally?.options.map(({ votes }) => votes),
          [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1],
          'the counts',
        );
      }
      const ranked = await cast(mira, 'shuffled-ranked', ['l', 'c', 'a']);
      same(ranked.poll.mine?.choices, ['l', 'c', 'a'], 'a ranking stays as it was given');
      const { pairwise } = ranked.tally!.ranked!;
      const at = (one: string, other: string) => pairwise[declared.indexOf(one)]![declared.indexOf(other)];
      same([at('l', 'c'), at('c', 'l'), at('c', 'a'), at('b', 'a')], [1, 0, 1, 0], 'one against one');
    },
  },
  {
    name: 'L14 P55 a poll says where its voters may say why, and their words are there under their name',
    needs: ['threads'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { poll } = await anonymous.polls!.read('shuffled');
      same(poll.why, { topic: '/polls/shuffled' }, 'the thread');
      same((await anonymous.polls!.read('single')).poll.why, undefined, 'of a poll that asks for no reasons');
      const { topic } = poll.why!;
      const comment = await post(mira, topic, 'Because it keeps');
      same((await anonymous.threads!.read({ topic })).roots, [comment.id], 'what the thread holds');
    },
  },
];
