import { expect, refuses, same, newId, type ConformanceCase } from '../harness.ts';
import { numbered, pages, post, postAll } from './steps.ts';

/** Reading a thread that is longer than a page. */
export const pagingCases: readonly ConformanceCase[] = [
  {
    name: 'T3 pages give each first comment once, in order, newest or oldest first',
    async run(world) {
      const mira = await world.as('mira');
      const ids = (await postAll(mira, 't', numbered(23))).map(({ id }) => id);
      for (const [sort, expected] of [
        ['oldest', ids],
        ['newest', ids.toReversed()],
      ] as const) {
        const all = await pages(mira, { topic: 't', sort, limit: 10 });
        same(
          all.map((page) => page.roots.length),
          [10, 10, 3],
          `page sizes, ${sort}`,
        );
        same(
          all.flatMap((page) => page.roots),
          expected,
          `order, ${sort}`,
        );
        const back = await mira.threads!.read({ topic: 't', sort, limit: 10, cursor: all[1]!.prev! });
        same(back.roots, all[0]!.roots, `the way back, ${sort}`);
        same(all[0]!.prev, null, `nothing before the first page, ${sort}`);
      }
    },
  },
  {
    name: 'T3 a page is not moved by what is posted meanwhile',
    async run(world) {
      const mira = await world.as('mira');
      const ids = (await postAll(mira, 't', numbered(12))).map(({ id }) => id);
      const first = await mira.threads!.read({ topic: 't', sort: 'newest', limit: 5 });
      await postAll(mira, 't', numbered(3, 'late'));
      const second = await mira.threads!.read({ topic: 't', sort: 'newest', limit: 5, cursor: first.next! });
      same([...first.roots, ...second.roots], ids.toReversed().slice(0, 10), 'the two pages');
    },
  },
  {
    name: 'a cursor that is none, a limit out of range and an unknown sort are invalid',
    async run(world) {
      const threads = (await world.as('anonymous')).threads!;
      await refuses(threads.read({ topic: 't', cursor: '💥' }), 'invalid', 'the cursor', { field: 'cursor' });
      await refuses(threads.read({ topic: 't', limit: 0 }), 'invalid', 'limit 0', { field: 'limit' });
      await refuses(threads.read({ topic: 't', limit: 101 }), 'invalid', 'limit 101', { field: 'limit' });
      await refuses(threads.read({ topic: 't', sort: 'loudest' as never }), 'invalid', 'the sort', {
        field: 'sort',
      });
    },
  },
  {
    name: 'a long conversation continues behind its page, never a reply without its ancestors',
    async run(world) {
      const mira = await world.as('mira');
      const first = await post(mira, 't', 'first');
      let parent = first.id;
      const ids = [first.id];
      for (const body of numbered(45, 'reply')) {
        const { id } = await post(mira, 't', body, parent);
        ids.push(id);
        if (ids.length % 3 === 0) parent = id;
      }
      const seen: string[] = [];
      let page = await mira.threads!.read({ topic: 't' });
      for (let rounds = 0; rounds < 20; rounds++) {
        for (const comment of page.comments) {
          expect(comment.parent === null || seen.includes(comment.parent), 'a parent comes before its reply');
          expect(!seen.includes(comment.id), 'no comment twice');
          seen.push(comment.id);
        }
        const more = page.more[first.id];
        if (!more) break;
        same(more.count, ids.length - seen.length, 'how many remain');
        page = await mira.threads!.read({ topic: 't', cursor: more.cursor });
      }
      same(seen, ids, 'the whole conversation, oldest first');
    },
  },
  {
    name: 'around gives the page that holds a comment, with its ancestors, and ways on from there',
    async run(world) {
      const mira = await world.as('mira');
      const firsts = await postAll(mira, 't', numbered(30));
      const middle = firsts[14]!;
      let parent = middle.id;
      for (const { id } of await postAll(mira, 't', numbered(25, 'filler'), middle.id)) parent = id;
      const deep = await post(mira, 't', 'deep', parent);
      const page = await mira.threads!.read({ topic: 't', sort: 'newest', limit: 5, around: deep.id });
      expect(page.roots.includes(middle.id), 'its conversation is on the page');
      const shown = new Set(page.comments.map(({ id }) => id));
      expect(shown.has(deep.id) && shown.has(parent), 'the comment and its ancestors are on the page');
      expect(page.next !== null && page.prev !== null, 'there is more on both sides');
      const [before, after] = [
        await mira.threads!.read({ topic: 't', sort: 'newest', limit: 5, cursor: page.prev }),
        await mira.threads!.read({ topic: 't', sort: 'newest', limit: 5, cursor: page.next }),
      ];
      const order = firsts.map(({ id }) => id).toReversed();
      const stretch = [...before.roots, ...page.roots, ...after.roots];
      const start = order.indexOf(stretch[0]!);
      same(stretch, order.slice(start, start + stretch.length), 'the pages join without gap or repeat');
      await refuses(mira.threads!.read({ topic: 't', around: newId() }), 'not-found', 'an unknown comment');
    },
  },
];
