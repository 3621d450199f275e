import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { UniqueViolation, type EventRow, type RowKey, type WriteTx } from '@hearth/core/engine';
import { postgresPlace } from '../../testing/stores.ts';
import type { SqlStore } from '../store.ts';
import { PostgresConnection } from './dialect.ts';

const event = (subject: string): Omit<EventRow, 'seq'> => ({
  kind: 'poll.voted',
  subject,
  actor: null,
  channel: `poll/${subject}`,
  audience: 'public',
  at: 1,
  data: {},
});
const unavailable = (error: unknown) => error instanceof CommunityError && error.code === 'unavailable';
const failure = (code: string) => Object.assign(new Error('the database'), { code });

describe('writes of one lock that wait together on PostgreSQL', () => {
  let where: Awaited<ReturnType<typeof postgresPlace>>;
  let store: SqlStore;
  let site = 's0';
  let commits: number;
  /** What the next commit throws instead of reaching the disk. */
  let fails: Error | null;
  const { command } = Object.getOwnPropertyDescriptors(PostgresConnection.prototype);
  before(async () => {
    where = await postgresPlace();
    store = await where.open();
    PostgresConnection.prototype.command = async function (this: PostgresConnection, text: string) {
      if (text === 'commit') {
        commits++;
        if (fails) throw fails;
      }
      await (command.value as typeof PostgresConnection.prototype.command).call(this, text);
    };
  });
  beforeEach(() => {
    site = `s${Number(site.slice(1)) + 1}`;
    [commits, fails] = [0, null];
  });
  after(async () => {
    Object.defineProperty(PostgresConnection.prototype, 'command', command);
    await store.close();
    await where.remove();
  });

  const ahead = (name: string): RowKey[] => [['readers', [name]]];
  const write = (name: string, then?: (tx: WriteTx) => Promise<unknown>) =>
    store.write(
      site,
      'lock',
      async (tx) => {
        await tx.insert('readers', { name, seq: 1 });
        tx.append(event(name));
        await then?.(tx);
        return name;
      },
      ahead(name),
    );
  const kept = () =>
    store.read(site, async (tx) => ({
      names: (await tx.range('readers', { eq: [], limit: 1_000 })).map(({ name }) => name),
      log: (await tx.range('events', { eq: [], limit: 1_000 })).map(({ seq, subject }) => [seq, subject]),
    }));

  test('share a commit, and are answered after it in their order', async () => {
    const order: string[] = [];
    const names = Array.from({ length: 30 }, (_, index) => `w${String(index).padStart(2, '0')}`);
    await Promise.all(
      names.map((name) =>
        write(name).then((answer) => {
          assert.equal(commits, 1);
          order.push(answer);
        }),
      ),
    );
    assert.deepEqual(order, names);
    assert.equal(commits, 1);
    assert.deepEqual(await kept(), { names, log: names.map((name, index) => [index + 1, name]) });
  });

  test('see what those before them did, and what was undone leaves no row and no number', async () => {
    const results = await Promise.allSettled([
      write('a'),
      write('b', () => Promise.reject(new Error('no'))),
      write('a'),
      write('c', async (tx) => assert.equal((await tx.get('readers', ['a']))?.seq, 1)),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.ok((results[2] as PromiseRejectedResult).reason instanceof UniqueViolation);
    assert.deepEqual(await kept(), { names: ['a', 'c'], log: [[1, 'a'], [2, 'c']] }); // prettier-ignore
  });

  test('all fail when the database goes away at the commit, refusals too, and the next are none the wiser', async () => {
    fails = failure('57P01');
    const writes = [write('a'), write('a'), write('b')];
    for (const result of await Promise.allSettled(writes))
      assert.ok(result.status === 'rejected' && unavailable(result.reason));
    fails = null;
    assert.deepEqual(await kept(), { names: [], log: [] });
    assert.equal(await write('c'), 'c');
  });

  test('what the database cannot store fails alone', async () => {
    const results = await Promise.allSettled([write('a'), write('b\u0000'), write('c')]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    const reason: unknown = (results[1] as PromiseRejectedResult).reason;
    assert.ok(reason instanceof CommunityError && reason.code === 'invalid');
    assert.deepEqual((await kept()).names, ['a', 'c']);
  });

  test('are carried out again on what somebody with another lock made meanwhile', async () => {
    let interfere = true;
    const meddling = async (): Promise<void> => {
      if (!interfere) return;
      interfere = false;
      await store.write(site, 'other', async (tx) => {
        await tx.insert('readers', { name: 'b', seq: 7 });
        await tx.update('readers', ['old'], { seq: 8 });
      });
    };
    await store.write(site, 'other', (tx) => tx.insert('readers', { name: 'old', seq: 1 }));
    const raise = (): Promise<void> =>
      store.write(
        site,
        'lock',
        async (tx) => {
          const { seq } = (await tx.get('readers', ['old']))!;
          await tx.update('readers', ['old'], { seq: seq + 1 });
        },
        ahead('old'),
      );
    const results = await Promise.allSettled([
      write('a', meddling),
      write('b'),
      raise(),
      raise(),
      write('c'),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    );
    const { names, log } = await kept();
    assert.deepEqual(names, ['a', 'b', 'c', 'old']);
    assert.deepEqual(log, [[1, 'a'], [2, 'c']]); // prettier-ignore
    assert.equal((await store.read(site, (tx) => tx.get('readers', ['old'])))?.seq, 10);
  });

  test('that need more than rows by their keys go by themselves, after the others', async () => {
    const answers = await Promise.all([
      write('a'),
      write('b', (tx) => tx.range('readers', { eq: [], limit: 9 })),
      write('c'),
    ]);
    assert.deepEqual(answers, ['a', 'b', 'c']);
    assert.equal(commits, 2);
    assert.deepEqual((await kept()).log, [[1, 'a'], [2, 'c'], [3, 'b']]); // prettier-ignore
  });

  test('lock and wake once for all, and a lone one does not wait', async () => {
    let wakes = 0;
    const stop = store.watch(site, () => wakes++);
    await write('lone');
    assert.equal(commits, 1);
    await Promise.all(Array.from({ length: 450 }, (_, index) => write(`many-${index}`)));
    assert.equal(commits, 1 + 3, 'two hundred at most share one');
    assert.equal((await kept()).names.length, 451);
    stop();
  });
});
