import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { UniqueViolation, type EventRow, type Row } from '@hearth/core/engine';
import fc from 'fast-check';
import { PLACES, type Place } from '../testing/stores.ts';
import type { SqlStore } from './index.ts';

const thread = (topic: string): Row<'threads'> => ({
  topic,
  title: null,
  url: null,
  locked: 0,
  pinned: [],
  policy: null,
  slow: 0,
  ratings: [],
  comments: 0,
  createdAt: 1,
});
const event = (subject: string): Omit<EventRow, 'seq'> => ({
  kind: 'thread.changed',
  subject,
  actor: null,
  channel: `thread/${subject}`,
  audience: 'public',
  at: 1,
  data: { n: 1 },
});

for (const [kind, place] of Object.entries(PLACES)) {
  describe(`the store on ${kind}`, () => {
    let where: Place;
    let store: SqlStore;
    before(async () => {
      where = await place();
      store = await where.open();
    });
    after(async () => {
      await store.close();
      await where.remove();
    });

    test('gives back what was put in, character by character and bit by bit', async () => {
      const answers = [
        { member: 'm', key: 'text', hash: 'h', answer: 'a string', at: 2 ** 52 },
        { member: 'm', key: 'null', hash: 'h', answer: null, at: -1 },
        { member: 'm', key: '"\'; ü 🔥', hash: '', answer: { z: 1, a: [0.1, null, '\u0001'] }, at: 0 },
      ];
      await store.write('kept', 'x', async (tx) => {
        for (const answer of answers) await tx.insert('answers', answer);
      });
      await store.read('kept', async (tx) => {
        for (const answer of answers) {
          const found = await tx.get('answers', ['m', answer.key]);
          assert.equal(JSON.stringify(found), JSON.stringify(answer), 'the order of fields, too');
        }
        const many = await tx.getMany('answers', [['m', 'null'], ['m', 'gone'], ['m', '"\'; ü 🔥']]); // prettier-ignore
        assert.deepEqual(many, [answers[1], undefined, answers[2]]);
      });
    });

    test('a taken key or unique index leaves the transaction usable', async () => {
      await store.write('unique', 'x', async (tx) => {
        const row = { programme: 'p', member: 'm', code: 'C', token: 'T' };
        await tx.insert('invitations', row);
        await assert.rejects(tx.insert('invitations', { ...row, code: 'D', token: 'U' }), UniqueViolation);
        await assert.rejects(tx.insert('invitations', { ...row, member: 'n', token: 'V' }), UniqueViolation);
        await tx.insert('invitations', { programme: 'p', member: 'n', code: 'E', token: 'V' });
      });
      const rows = await store.read('unique', (tx) => tx.range('invitations', { eq: ['p'], limit: 9 }));
      assert.deepEqual(
        rows.map(({ code }) => code),
        ['C', 'E'],
      );
    });

    test('refuses a column that the table does not have, and a row that lacks one', async () => {
      const write = (body: Parameters<typeof store.write<void>>[2]) => store.write('columns', 'x', body);
      await assert.rejects(
        write((tx) => tx.update('threads', ['t'], { nonsense: 1 } as never)),
        /no column/,
      );
      await assert.rejects(
        write((tx) => tx.insert('threads', { topic: 't' } as never)),
        /lacks title/,
      );
    });

    test('even writes of different locks lose no change to a row that both touch', async () => {
      await store.write('locks', 'x', (tx) => tx.insert('threads', thread('t')));
      await Promise.all(Array.from({ length: 4 }, (_, index) => count('locks', `lock/${index}`)));
      assert.equal((await store.read('locks', (tx) => tx.get('threads', ['t'])))?.comments, 4);
    });

    test('a conflict never hides behind a second reading of the row', async () => {
      await store.write('twice', 'x', (tx) => tx.insert('threads', thread('t')));
      let interfere = kind === 'postgres'; // on SQLite the other write would wait for this one
      await store.write('twice', 'one', async (tx) => {
        const first = (await tx.get('threads', ['t']))!;
        if (interfere) {
          interfere = false;
          await count('twice', 'two');
        }
        await tx.get('threads', ['t']);
        await tx.update('threads', ['t'], { comments: first.comments + 1 });
      });
      const found = await store.read('twice', (tx) => tx.get('threads', ['t']));
      assert.equal(found?.comments, kind === 'postgres' ? 2 : 1);
    });

    test('readers that follow the log see every number once and in order, whatever is undone meanwhile', async () => {
      const seen: number[] = [];
      let done = false;
      const following = (async () => {
        for (let last = false; !last;) {
          last = done;
          const after = [seen.at(-1) ?? 0];
          const rows = await store.read('log', (tx) => tx.range('events', { eq: [], after, limit: 100 }));
          seen.push(...rows.map(({ seq }) => seq));
          await turn();
        }
      })();
      const writes = Array.from({ length: 40 }, (_, index) =>
        store.write('log', `l/${index}`, async (tx) => {
          tx.append(event(`a${index}`));
          tx.append(event(`b${index}`));
          if (index % 4 === 3) throw new Error('undone');
        }),
      );
      assert.equal(
        (await Promise.allSettled(writes)).filter(({ status }) => status === 'fulfilled').length,
        30,
      );
      done = true;
      await following;
      assert.deepEqual(
        seen,
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
      assert.match((await store.read('log', (tx) => tx.position())).epoch, /^[0-9a-z]{4,32}$/);
    });

    test('a read cannot write', async () => {
      const writing = store.read('readonly', async (tx) => {
        const { insert } = Object.getPrototypeOf(tx) as { insert?: unknown };
        assert.equal(insert, undefined);
        const { connection } = (
          tx as unknown as { context: { connection: { executeQuery(query: object): Promise<unknown> } } }
        ).context;
        await connection.executeQuery({
          sql: "insert into readers (site, name, seq) values ('s', 'n', 1)",
          parameters: [],
        });
      });
      await assert.rejects(writing, (error: Error) => /read-?only/i.test(String(error.cause)));
    });

    test('keeps the epoch and the numbers over a restart', async () => {
      await store.write('again', 'x', async (tx) => tx.append(event('x')));
      const position = await store.read('again', (tx) => tx.position());
      await store.close();
      store = await where.open();
      assert.deepEqual(await store.read('again', (tx) => tx.position()), position);
    });

    test('orders text by its bytes and pages through it without gap or repetition', async () => {
      const text = fc.string({
        unit: fc.constantFrom('a', 'B', 'b', '_', 'ä', 'ß', '10', '9', '漢', '🔥'),
        minLength: 1,
        maxLength: 4,
      });
      let run = 0;
      const property = fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, fc.constantFrom('x', 'ä')), {
          selector: ([topic, title]) => topic + title,
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (pairs, limit, reverse) => {
          const site = `pages${run++}`;
          await store.write(site, 'x', async (tx) => {
            for (const [source, sourceId] of pairs) await tx.insert('sources', { source, sourceId, id: 'i' });
          });
          const bytes = ([a, b]: readonly [string, string]) => Buffer.from(`${a}\0${b}`);
          const expected = pairs.toSorted((a, b) => Buffer.compare(bytes(a), bytes(b)) * (reverse ? -1 : 1));
          const found: [string, string][] = [];
          await store.read(site, async (tx) => {
            for (let after: string[] = []; ;) {
              const rows = await tx.range('sources', { eq: [], after, reverse, limit });
              found.push(...rows.map(({ source, sourceId }): [string, string] => [source, sourceId]));
              after = found.at(-1) ?? [];
              if (rows.length < limit) return;
            }
          });
          assert.deepEqual(found, expected);
        },
      );
      await fc.assert(property, { numRuns: 40 });
    });

    async function count(site: string, lock: string): Promise<void> {
      await store.write(site, lock, async (tx) => {
        const row = await tx.get('threads', ['t']);
        await turn();
        await tx.update('threads', ['t'], { comments: row!.comments + 1 });
        tx.append(event('t'));
      });
    }
  });
}
