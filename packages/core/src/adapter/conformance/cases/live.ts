import type { BackendAdapter, Change, Channel } from '../../contract.ts';
import { eventually, expect, newId, same, type ConformanceCase, type World } from '../harness.ts';
import { all, numbered, post, postAll, words } from './steps.ts';

interface Ear {
  readonly heard: Change[];
  readonly resyncs: string[];
  stop(): void;
}

type Listen = (adapter: BackendAdapter, since: string, channels: readonly Channel[]) => Ear;

/** A case that listens; whatever happens, it stops listening at its end. */
const listening =
  (run: (world: World, listen: Listen) => Promise<void>): ConformanceCase['run'] =>
  async (world) => {
    const ears: Ear[] = [];
    try {
      await run(world, (adapter, since, channels) => {
        const heard: Change[] = [];
        const resyncs: string[] = [];
        const stop = adapter.subscribe!({
          since,
          channels,
          onChange: (change) => heard.push(change),
          onResync: (asOf) => resyncs.push(asOf),
        });
        ears.push({ heard, resyncs, stop });
        return ears.at(-1)!;
      });
    } finally {
      for (const ear of ears) ear.stop();
    }
  };

/** Ids of comments in the order in which they were first heard of. */
const firstHeard = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap((change) => (change.kind === 'comment' ? [change.comment.id] : []))),
];

const seen = (changes: readonly Change[]): string[] => changes.map(({ cursor, kind }) => `${cursor} ${kind}`);

const hears = (disturb: (world: World) => Promise<void>): ConformanceCase['run'] =>
  listening(async (world, listen) => {
    const [mira, anonymous] = await all(world, 'mira', 'anonymous');
    const { asOf } = await anonymous.threads!.read({ topic: 't' });
    const ear = listen(anonymous, asOf, ['thread/t']);
    const before = await postAll(mira, 't', numbered(3, 'before'));
    await eventually(async () => firstHeard(ear.heard).length === 3, 'three are heard');
    await disturb(world);
    const again = await world.as('mira');
    const after = await postAll(again, 't', numbered(4, 'after'));
    await eventually(async () => firstHeard(ear.heard).length === 7, 'seven are heard');
    const last = await post(again, 't', 'last');
    await eventually(async () => firstHeard(ear.heard).length === 8, 'the last is heard');
    same(
      firstHeard(ear.heard),
      [...before, ...after, last].map(({ id }) => id),
      'each, in order',
    );
    same(new Set(seen(ear.heard)).size, ear.heard.length, 'none doubled');
    same(ear.resyncs, [], 'without a resync');
  });

export const liveCases: readonly ConformanceCase[] = [
  {
    name: 'changes since a position: each once, in order, and the position moves on',
    needs: ['changes'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      const posted = await postAll(mira, 't', numbered(5));
      const page = await anonymous.changes!({ since: asOf, channels: ['thread/t'] });
      same(
        [firstHeard(page.changes), page.resync, page.more],
        [posted.map(({ id }) => id), false, false],
        'the changes',
      );
      same(
        (await anonymous.changes!({ since: page.asOf, channels: ['thread/t'] })).changes,
        [],
        'nothing twice',
      );
      const seen: string[] = [];
      let since = asOf;
      for (let rounds = 0, more = true; more && rounds < 50; rounds++) {
        const part = await anonymous.changes!({ since, channels: ['thread/t'], limit: 2 });
        seen.push(...firstHeard(part.changes).filter((id) => !seen.includes(id)));
        ({ asOf: since, more } = part);
      }
      same(
        seen,
        posted.map(({ id }) => id),
        'in small pages',
      );
    },
  },
  {
    name: 'changes tell of the asked channels only, as things are now',
    needs: ['changes'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { asOf } = await anonymous.connect();
      const posted = await post(mira, 't', 'v1');
      await post(mira, 'other', 'elsewhere');
      await mira.threads!.edit({ key: newId(), id: posted.id, body: 'v2', revision: posted.revision });
      const { changes } = await anonymous.changes!({ since: asOf, channels: ['thread/t'] });
      const comments = changes.flatMap((change) => (change.kind === 'comment' ? [change.comment] : []));
      expect(
        comments.length > 0 && comments.every(({ topic }) => topic === 't'),
        'only the thread asked for',
      );
      same(words(comments.at(-1)), 'v2', 'the words as they are now');
    },
  },
  {
    name: 'a position that is none is answered by a resync',
    needs: ['changes', 'subscribe'],
    run: listening(async (world, listen) => {
      const anonymous = await world.as('anonymous');
      const page = await anonymous.changes!({ since: 'long.ago', channels: ['thread/t'] });
      same([page.resync, page.changes], [true, []], 'the answer');
      same(
        (await anonymous.changes!({ since: page.asOf, channels: ['thread/t'] })).resync,
        false,
        'from there on',
      );
      const ear = listen(anonymous, 'long.ago', ['thread/t']);
      await eventually(async () => ear.resyncs.length === 1, 'the listener is told once');
      const { id } = await post(await world.as('mira'), 't', 'After it');
      await eventually(async () => firstHeard(ear.heard).includes(id), 'and hears on');
    }),
  },
  {
    name: 'a listener hears each change once, in order, from its position on',
    needs: ['subscribe'],
    run: listening(async (world, listen) => {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      const early = await postAll(mira, 't', numbered(3, 'early'));
      const ear = listen(anonymous, asOf, ['thread/t']);
      const late = await Promise.all([
        ...numbered(5, 'a').map((body) => post(mira, 't', body)),
        ...numbered(5, 'b').map((body) => post(jonas, 't', body)),
      ]);
      await eventually(async () => firstHeard(ear.heard).length === 13, 'thirteen comments');
      same(
        firstHeard(ear.heard).slice(0, 3),
        early.map(({ id }) => id),
        'the early ones first',
      );
      same(
        firstHeard(ear.heard).toSorted(),
        [...early, ...late].map(({ id }) => id).toSorted(),
        'all of them',
      );
      same(new Set(seen(ear.heard)).size, ear.heard.length, 'none doubled');
      const order = (await anonymous.threads!.read({ topic: 't', sort: 'oldest' })).roots;
      same(firstHeard(ear.heard), [...order], 'in the order of the thread');
      ear.stop();
      const count = ear.heard.length;
      await post(mira, 't', 'unheard');
      same(ear.heard.length, count, 'nothing after stopping');
    }),
  },
  {
    name: 'nothing is lost between reading and listening',
    needs: ['subscribe'],
    run: listening(async (world, listen) => {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const writing = postAll(mira, 't', numbered(20));
      const page = await anonymous.threads!.read({ topic: 't', sort: 'oldest', limit: 100 });
      const ear = listen(anonymous, page.asOf, ['thread/t']);
      const ids = (await writing).map(({ id }) => id);
      await eventually(
        async () => new Set([...page.roots, ...firstHeard(ear.heard)]).size === 20,
        'all twenty',
      );
      same([...new Set([...page.roots, ...firstHeard(ear.heard)])], ids, 'the page, then the stream');
    }),
  },
  {
    name: 'a reaction, an edit, a deletion and a vote are heard live',
    needs: ['polls', 'subscribe'],
    run: listening(async (world, listen) => {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const posted = await post(mira, 't', 'v1');
      const ear = listen(jonas, (await jonas.connect()).asOf, ['thread/t', 'poll/single']);
      const heard = (test: (change: Change) => boolean, what: string) =>
        eventually(async () => ear.heard.some(test), what);
      await jonas.threads!.react({ key: newId(), id: posted.id, reaction: 'like', on: true });
      await heard(
        (change) =>
          change.kind === 'comment' &&
          change.comment.reactions.some(({ id, count }) => id === 'like' && count === 1),
        'the reaction',
      );
      const edited = await mira.threads!.edit({
        key: newId(),
        id: posted.id,
        body: 'v2',
        revision: (await mira.threads!.comment(posted.id)).revision,
      });
      await heard((change) => change.kind === 'comment' && words(change.comment) === 'v2', 'the edit');
      await mira.polls!.vote({ key: newId(), poll: 'single', choices: ['a'], revision: 0 });
      await heard((change) => change.kind === 'poll' && change.tally?.voters === 1, 'the vote');
      await mira.threads!.remove({ key: newId(), id: posted.id, revision: edited.revision });
      await heard(
        (change) =>
          (change.kind === 'comment' && change.comment.status === 'deleted') ||
          (change.kind === 'comment-gone' && change.id === posted.id),
        'the deletion',
      );
    }),
  },
  {
    name: 'a member hears of their own badge',
    needs: ['badges', 'subscribe'],
    run: listening(async (world, listen) => {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const { viewer, asOf } = await mira.connect();
      const channel: Channel = `member/${viewer!.id}`;
      const [own, others] = [listen(mira, asOf, [channel]), listen(jonas, asOf, [channel])];
      await post(mira, 't', 'Worth a badge');
      await eventually(async () => own.heard.some((change) => change.kind === 'badges'), 'the badge');
      same(others.heard, [], 'what others hear on it');
    }),
  },
  {
    name: 'T47 listeners miss nothing and hear nothing twice through a cut',
    needs: ['subscribe', 'cut'],
    run: hears((world) => world.cut!()),
  },
  {
    name: 'T47 listeners miss nothing and hear nothing twice through a restart, and what was acknowledged is there',
    needs: ['subscribe', 'restart'],
    run: hears((world) => world.restart!()),
  },
];
