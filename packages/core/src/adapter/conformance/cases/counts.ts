import { newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, numbered, post } from './steps.ts';

export const countCases: readonly ConformanceCase[] = [
  {
    name: 'comments of several topics are counted at once, as everybody sees them',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const first = await post(mira, 'a/b', 'One');
      const reply = await post(jonas, 'a/b', 'Two', first.id);
      await post(mira, 'c d&e=f', 'Three');
      const topics = ['a/b', 'nothing/yet', 'c d&e=f', 'a/b', '__proto__'];
      const expected = [
        ['__proto__', 0],
        ['a/b', 2],
        ['c d&e=f', 1],
        ['nothing/yet', 0],
      ];
      const countedBy = async (adapter: typeof mira) =>
        Object.entries((await adapter.threads!.counts!({ topics })).counts).sort(([a], [b]) =>
          a < b ? -1 : 1,
        );
      for (const adapter of [mira, anonymous, await world.as('staff')])
        same(await countedBy(adapter), expected, 'the counts');
      await jonas.threads!.remove({ key: newId(), id: reply.id, revision: reply.revision });
      same((await anonymous.threads!.counts!({ topics: ['a/b'] })).counts['a/b'], 1, 'after one was deleted');
      same(
        (await (await world.elsewhere()).threads!.counts!({ topics: ['a/b'] })).counts['a/b'],
        0,
        'elsewhere',
      );
    },
  },
  {
    name: 'a hundred long topics are counted at once; more, none and impossible ones are refused',
    async run(world) {
      const { threads } = await world.as('anonymous');
      const topics = numbered(100).map((name) => name.padStart(300, 'ä'));
      same(Object.keys((await threads!.counts!({ topics })).counts).length, 100, 'the counts');
      await refuses(threads!.counts!({ topics: [...topics, 'x'] }), 'invalid', 'more than a hundred', {
        field: 'topics',
      });
      await refuses(threads!.counts!({ topics: [] }), 'invalid', 'none', { field: 'topics' });
      for (const topic of ['', 'x'.repeat(301), 'a\0b', '\ud800'])
        await refuses(
          threads!.counts!({ topics: ['x', topic] }),
          'invalid',
          `the topic ${JSON.stringify(topic)}`,
        );
    },
  },
];
