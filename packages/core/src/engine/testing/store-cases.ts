import type { Row } from '../schema.ts';
import { UniqueViolation, type Range, type Store } from '../store.ts';
import { check, comment, equal, event, founded, model, random, refusal, SITE } from './store-model.ts';

/** One law of the {@link Store} port. Runner-free: it throws when the law is broken. */
export interface StoreCase {
  readonly name: string;
  /** `makeStore` gives an empty store. */
  run(makeStore: () => Promise<Store>): Promise<void>;
}

export const storeCases: readonly StoreCase[] = [
  {
    name: 'gives back what was inserted, JSON and null included, and nothing for other keys and sites',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const row = comment('c1', { reactions: { like: 2 }, score: 1.5 });
      await store.write(SITE, 'x', (tx) => tx.insert('comments', row));
      await store.read(SITE, async (tx) => {
        equal(await tx.get('comments', ['c1']), row, 'get');
        equal(
          (await tx.getMany('comments', [['none'], ['c1'], ['c1']])).map((found) => found?.id ?? null),
          [null, 'c1', 'c1'],
          'getMany',
        );
        equal(await tx.getMany('comments', []), [], 'getMany of none');
      });
      check(
        (await store.read('other', (tx) => tx.get('comments', ['c1']))) === undefined,
        'another site sees it',
      );
      equal(await store.sites(), [SITE], 'sites');
    },
  },
  {
    name: 'ranges and rangeEach answer as an array would, through random histories',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const pick = random(7);
      const kept = new Map<string, Row<'comments'>>();
      for (let step = 0; step < 30; step++) {
        await store.write(SITE, 'x', async (tx) => {
          for (let turn = 0; turn < 6; turn++) {
            const id = `c${pick(40)}`;
            const patch = {
              topic: 'ab'[pick(2)]!,
              root: `r${pick(3)}`,
              first: pick(2),
              at: pick(5),
              score: pick(4) / 2,
              author: pick(3) ? `m${pick(3)}` : null,
              status: (['published', 'held'] as const)[pick(2)]!,
            };
            const known = kept.get(id);
            if (!known) {
              kept.set(id, comment(id, patch));
              await tx.insert('comments', comment(id, patch));
            } else if (pick(3) === 0) {
              kept.delete(id);
              await tx.delete('comments', [id]);
            } else {
              kept.set(id, { ...known, ...patch });
              await tx.update('comments', [id], patch);
            }
          }
          await compare(tx.range.bind(tx));
        });
        await store.read(SITE, (tx) => compare(tx.range.bind(tx)));
      }
      async function compare(
        range: (table: 'comments', range: Range) => Promise<Row<'comments'>[]>,
      ): Promise<void> {
        const rows = [...kept.values()];
        const some = rows[pick(rows.length || 1)];
        const reverse = pick(2) === 0;
        const limit = 1 + pick(12);
        const ranges: Range[] = [
          { index: 'first', eq: ['a', 1], reverse, limit },
          { index: 'first', eq: ['a', 1], after: [pick(5), `c${pick(40)}`], reverse, limit },
          { index: 'best', eq: ['b', 0], after: [pick(4) / 2, pick(5), some?.id ?? 'c1'], reverse, limit },
          { index: 'conversation', eq: ['r1'], reverse, limit },
          { index: 'queue', eq: ['held'], after: [pick(5), `c${pick(40)}`], reverse, limit },
          { index: 'author', eq: [null], reverse, limit },
          { eq: [], after: ['c20'], reverse, limit },
          { eq: [], limit: 100 },
        ];
        for (const wanted of ranges) {
          const ids = (found: readonly Row<'comments'>[]): string[] => found.map(({ id }) => id);
          equal(ids(await range('comments', wanted)), ids(model(rows, wanted)), JSON.stringify(wanted));
        }
      }
      await store.read(SITE, async (tx) => {
        const each = [['r0'], ['none'], ['r2'], ['r1']];
        for (const reverse of [false, true]) {
          const wanted = { index: 'conversation', reverse, limit: 3 };
          const found = await tx.rangeEach('comments', { ...wanted, each });
          const expected = each.map((eq) => model([...kept.values()], { ...wanted, eq }));
          equal(
            found.map((rows) => rows.map(({ id }) => id)),
            expected.map((rows) => rows.map(({ id }) => id)),
            'rangeEach',
          );
        }
        equal(
          await tx.rangeEach('comments', { index: 'conversation', each: [], limit: 3 }),
          [],
          'rangeEach of none',
        );
      });
    },
  },
  {
    name: 'leaves nothing out of lean rows but source, hash and signs',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', async (tx) => {
        for (const id of ['c1', 'c2', 'c3'])
          await tx.insert('comments', comment(id, { root: id, up: 2, signs: ['links'] }));
      });
      await store.read(SITE, async (tx) => {
        const bare = (rows: readonly Row<'comments'>[]) =>
          rows.map((row) => ({ ...row, source: '', hash: '', signs: [] }));
        const range = { index: 'first', eq: ['a', 1], limit: 9 };
        const whole = await tx.range('comments', range);
        check(whole[0]!.source === 'words', 'a whole row has its source');
        equal(bare(await tx.range('comments', { ...range, lean: true })), bare(whole), 'range');
        const each = { index: 'conversation', each: [['c1'], ['c2']], limit: 9 };
        equal(
          (await tx.rangeEach('comments', { ...each, lean: true })).map(bare),
          (await tx.rangeEach('comments', each)).map(bare),
          'rangeEach',
        );
      });
    },
  },
  {
    name: 'reads the first columns of a key',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', async (tx) => {
        for (const [member, id, reaction] of [
          ['m1', 'c1', 'like'],
          ['m1', 'c1', 'love'],
          ['m1', 'c2', 'like'],
          ['m2', 'c1', 'like'],
        ] as const) {
          await tx.insert('reactions', { member, comment: id, reaction, at: 1 });
        }
      });
      await store.read(SITE, async (tx) => {
        const found = await tx.rangeEach('reactions', {
          each: [
            ['m1', 'c1'],
            ['m1', 'c2'],
            ['m2', 'c2'],
          ],
          limit: 10,
        });
        equal(
          found.map((rows) => rows.map(({ reaction }) => reaction)),
          [['like', 'love'], ['like'], []],
          'own reactions',
        );
        equal(
          (await tx.range('reactions', { index: 'comment', eq: ['c1'], limit: 10 })).length,
          3,
          'by comment',
        );
      });
    },
  },
  {
    name: 'undoes everything when the body throws, rows and events alike',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', (tx) => tx.insert('comments', comment('c1')));
      const before = await store.read(SITE, (tx) => tx.position());
      const error = await refusal(
        store.write(SITE, 'x', async (tx) => {
          await tx.insert('comments', comment('c2'));
          await tx.update('comments', ['c1'], { source: 'changed' });
          await tx.delete('comments', ['c1']);
          tx.append(event('c2'));
          throw new Error('no');
        }),
      );
      check(error instanceof Error && error.message === 'no', 'the error is passed on');
      await store.read(SITE, async (tx) => {
        equal((await tx.get('comments', ['c1']))?.source, 'words', 'the old row');
        check((await tx.get('comments', ['c2'])) === undefined, 'a new row stayed');
        equal(await tx.position(), before, 'position');
        equal(await tx.range('events', { eq: [], limit: 10 }), [], 'events');
      });
    },
  },
  {
    name: 'refuses a taken key and a taken unique index, changing nothing',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const invitation = { programme: 'p', member: 'm1', code: 'AAAA', token: 't1' };
      await store.write(SITE, 'x', (tx) => tx.insert('invitations', invitation));
      for (const taken of [
        invitation,
        { ...invitation, member: 'm2', token: 't2' },
        { ...invitation, member: 'm3', code: 'BBBB' },
      ]) {
        const error = await refusal(
          store.write(SITE, 'x', async (tx) => {
            await tx.insert('invitations', { ...invitation, member: 'm9', code: 'ZZZZ', token: 'tz' });
            await tx.insert('invitations', taken);
          }),
        );
        check(error instanceof UniqueViolation, `not a UniqueViolation: ${String(error)}`);
      }
      await store.write('other', 'x', (tx) => tx.insert('invitations', invitation));
      equal(
        (await store.read(SITE, (tx) => tx.range('invitations', { eq: [], limit: 9 }))).length,
        1,
        'rows',
      );
    },
  },
  {
    name: 'refuses to update a row that is missing',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await refusal(store.write(SITE, 'x', (tx) => tx.update('comments', ['none'], { source: 'x' })));
    },
  },
  {
    name: 'numbers the log of each site without gaps, in the order of commits',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const start = await store.read(SITE, (tx) => tx.position());
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store.write(SITE, `lock${index % 3}`, async (tx) => {
            tx.append(event(`${index}.0`));
            await tx.get('comments', ['none']);
            tx.append(event(`${index}.1`));
          }),
        ),
      );
      await store.write('other', 'x', async (tx) => tx.append(event('theirs')));
      const { events, position } = await store.read(SITE, async (tx) => ({
        events: await tx.range('events', { eq: [], limit: 100 }),
        position: await tx.position(),
      }));
      equal(
        events.map(({ seq }) => seq),
        Array.from({ length: 20 }, (_, index) => start.seq + 1 + index),
        'seq',
      );
      equal(position, { epoch: start.epoch, seq: start.seq + 20 }, 'position');
      for (let at = 0; at < 20; at += 2)
        equal(events[at]!.subject.split('.')[0], events[at + 1]!.subject.split('.')[0], 'a commit is torn');
      equal(events[0]!.data, event('').data, 'data');
      equal(
        (await store.read(SITE, (tx) => tx.range('events', { eq: [], after: [position.seq - 1], limit: 9 })))
          .length,
        1,
        'after',
      );
    },
  },
  {
    name: 'runs writes of one lock one after another',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', (tx) => tx.insert('readers', { name: 'n', seq: 0 }));
      await Promise.all(
        Array.from({ length: 20 }, () =>
          store.write(SITE, 'x', async (tx) => {
            const { seq } = (await tx.get('readers', ['n']))!;
            await tx.get('comments', ['none']);
            await tx.update('readers', ['n'], { seq: seq + 1 });
          }),
        ),
      );
      equal((await store.read(SITE, (tx) => tx.get('readers', ['n'])))?.seq, 20, 'count');
    },
  },
  {
    name: 'keeps writes of one lock that say what they look at apart: each succeeds or leaves nothing',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const start = await store.read(SITE, (tx) => tx.position());
      await store.write(SITE, 'x', (tx) => tx.insert('readers', { name: 'n', seq: 0 }));
      const results = await Promise.allSettled(
        Array.from({ length: 40 }, (_, index) => {
          const name = `w${index}`;
          return store.write(
            SITE,
            'x',
            async (tx) => {
              const { seq } = (await tx.get('readers', ['n']))!;
              await tx.update('readers', ['n'], { seq: seq + 1 });
              await tx.insert('readers', { name, seq });
              tx.append(event(name));
              equal((await tx.get('readers', [name]))?.seq, seq, 'own row');
              if (index % 4 === 1) throw new Error('undone');
              if (index % 4 === 2) await tx.insert('readers', { name: 'n', seq: 9 });
              // What nobody said: a stretch of rows, the log's position, a row that comes and goes, one beside.
              if (index % 8 === 3) equal((await tx.range('readers', { eq: [], limit: 99 }))[0]?.name, 'n', 'first'); // prettier-ignore
              if (index % 8 === 4) await tx.position();
              if (index % 8 === 7) await tx.delete('readers', [name]);
              if (index % 8 === 0) equal((await tx.getMany('readers', [['none'], ['n']]))[1]?.seq, seq + 1, 'n'); // prettier-ignore
              return name;
            },
            [
              ['readers', ['n']],
              ['readers', [name]],
            ],
          );
        }),
      );
      const done = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      equal(done.length, 20, 'writes that succeeded');
      await store.read(SITE, async (tx) => {
        const rows = await tx.range('readers', { eq: [], limit: 99 });
        const stay = done.filter((name) => Number(name.slice(1)) % 8 !== 7);
        equal(rows.map(({ name }) => name).sort(), [...stay, 'n'].sort(), 'rows');
        equal(rows.find(({ name }) => name === 'n')?.seq, 20, 'count');
        const log = await tx.range('events', { eq: [], limit: 99 });
        equal(log.map(({ subject }) => subject).sort(), [...done].sort(), 'events');
        equal(log.map(({ seq }) => seq), log.map((_, index) => start.seq + 1 + index), 'numbers'); // prettier-ignore
      });
    },
  },
  {
    name: 'goes on writing after a write that failed',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const results = await Promise.allSettled([
        store.write(SITE, 'x', () => Promise.reject(new Error('no'))),
        store.write(SITE, 'x', (tx) => tx.insert('readers', { name: 'n', seq: 1 })),
      ]);
      equal(
        results.map(({ status }) => status),
        ['rejected', 'fulfilled'],
        'results',
      );
    },
  },
  {
    name: 'shows a read one moment, whatever commits meanwhile',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', (tx) => tx.insert('comments', comment('c1')));
      let reading: () => void = () => {};
      let go: () => void = () => {};
      const started = new Promise<void>((resolve) => (reading = resolve));
      const gate = new Promise<void>((resolve) => (go = resolve));
      const read = store.read(SITE, async (tx) => {
        const before = await tx.range('comments', { eq: [], limit: 10 });
        const position = await tx.position();
        reading();
        await gate;
        const after = await tx.range('comments', { eq: [], limit: 10 });
        equal(after, before, 'the rows moved');
        equal(await tx.position(), position, 'the position moved');
      });
      await started;
      const written = store.write(SITE, 'x', async (tx) => {
        await tx.update('comments', ['c1'], { source: 'changed' });
        await tx.insert('comments', comment('c2'));
        tx.append(event('c2'));
      });
      // A store with one connection may let the write wait for the read; one that doesn't has committed by now.
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, 50))]);
      go();
      await read;
      await written;
    },
  },
  {
    name: 'shows a write its own rows, and nobody else before the commit',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      await store.write(SITE, 'x', async (tx) => {
        await tx.insert('comments', comment('c1'));
        equal((await tx.get('comments', ['c1']))?.id, 'c1', 'own row');
        await tx.update('comments', ['c1'], { at: 9 });
        equal(
          (await tx.range('comments', { index: 'first', eq: ['a', 1], after: [5, ''], limit: 5 })).length,
          1,
          'own update',
        );
        await tx.delete('comments', ['c1']);
        check((await tx.get('comments', ['c1'])) === undefined, 'own delete');
        await tx.insert('comments', comment('c1', { at: 3 }));
      });
      equal((await store.read(SITE, (tx) => tx.get('comments', ['c1'])))?.at, 3, 'the last state');
    },
  },
  {
    name: 'keeps its rows when a caller changes what it gave or got',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      const reactions: Record<string, number> = { like: 1 };
      await store.write(SITE, 'x', (tx) => tx.insert('comments', comment('c1', { reactions })));
      reactions['like'] = 9;
      const got = await store.read(SITE, (tx) => tx.get('comments', ['c1']));
      try {
        got!.reactions['like'] = 8;
      } catch {
        // Refusing the change is one way of keeping the rows.
      }
      equal(
        (await store.read(SITE, (tx) => tx.get('comments', ['c1'])))?.reactions,
        { like: 1 },
        'reactions',
      );
    },
  },
  {
    name: 'wakes who watches a site after its log grew, until they stop',
    run: async (makeStore) => {
      const store = await founded(makeStore);
      let woken: () => void = () => {};
      const wake = new Promise<void>((resolve) => (woken = resolve));
      let calls = 0;
      const stop = store.watch(SITE, () => {
        calls++;
        woken();
      });
      await store.write(SITE, 'x', async (tx) => tx.append(event('c1')));
      await wake;
      check(calls > 0, 'no wake');
      stop();
      const before = calls;
      await store.write(SITE, 'x', async (tx) => tx.append(event('c2')));
      await store.read(SITE, (tx) => tx.position());
      equal(calls, before, 'woken after it stopped');
    },
  },
];
