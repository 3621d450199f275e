import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { UniqueViolation, type EventRow, type WriteTx } from '@hearth/core/engine';
import { sql } from 'kysely';
import { sqlitePlace } from '../../testing/stores.ts';
import type { SqlStore } from '../store.ts';
import { SqliteConnection } from './connection.ts';
import { openSqlite } from './open.ts';

const event = (subject: string): Omit<EventRow, 'seq'> => ({
  kind: 'thread.changed',
  subject,
  actor: null,
  channel: `thread/${subject}`,
  audience: 'public',
  at: 1,
  data: {},
});
const failure = (errcode: number) => Object.assign(new Error('the disk'), { errcode });
const unavailable = (error: unknown) => error instanceof CommunityError && error.code === 'unavailable';

describe('writes that wait together on SQLite', () => {
  let where: Awaited<ReturnType<typeof sqlitePlace>>;
  let store: SqlStore;
  let time: number;
  let commits: number;
  /** What the next commit throws instead of reaching the disk. */
  let fails: Error | null;
  const { commit } = Object.getOwnPropertyDescriptors(SqliteConnection.prototype);
  before(() => {
    SqliteConnection.prototype.commit = function (this: SqliteConnection) {
      commits++;
      if (fails) throw fails;
      commit.value!.call(this);
    };
  });
  beforeEach(async () => {
    await store?.close();
    await where?.remove();
    where = await sqlitePlace();
    time = 0;
    store = await openSqlite(where.file, { clock: () => time });
    [commits, fails] = [0, null];
  });
  after(async () => {
    Object.defineProperty(SqliteConnection.prototype, 'commit', commit);
    await store.close();
    await where.remove();
  });

  const write = (name: string, then?: () => Promise<void> | void) =>
    store.write('s', name, async (tx) => {
      await tx.insert('readers', { name, seq: 1 });
      tx.append(event(name));
      await then?.();
      return name;
    });
  const kept = () =>
    store.read('s', async (tx) => ({
      names: (await tx.range('readers', { eq: [], limit: 1_000 })).map(({ name }) => name),
      log: (await tx.range('events', { eq: [], limit: 1_000 })).map(({ seq, subject }) => [seq, subject]),
    }));

  test('share a commit, and are answered in their order', async () => {
    const order: string[] = [];
    const names = Array.from({ length: 20 }, (_, index) => `w${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name) => write(name).then((answer) => order.push(answer))));
    assert.equal(commits, 1);
    assert.deepEqual(order, names);
    const { names: stored, log } = await kept();
    assert.deepEqual(stored, names);
    assert.deepEqual(log, names.map((name, index) => [index + 1, name])); // prettier-ignore
  });

  test('are not answered before the commit', async () => {
    let answered = 0;
    let seen = -1;
    const writes = ['a', 'b', 'c'].map((name) =>
      write(name, async () => {
        await new Promise<void>((resolve) => setImmediate(resolve));
        seen = answered;
      }).then(() => answered++),
    );
    await Promise.all(writes);
    assert.deepEqual([seen, answered, commits], [0, 3, 1]);
  });

  test('undo only themselves: what failed leaves no row, no number and no wake, and the others stay', async () => {
    const results = await Promise.allSettled([
      write('a'),
      write('b', () => {
        throw new Error('no');
      }),
      write('a'),
      write('c'),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.ok((results[2] as PromiseRejectedResult).reason instanceof UniqueViolation);
    assert.equal(commits, 1);
    assert.deepEqual(await kept(), { names: ['a', 'c'], log: [[1, 'a'], [2, 'c']] }); // prettier-ignore
    assert.equal(await write('d'), 'd');
  });

  test('undo only themselves, also the first of them', async () => {
    const results = await Promise.allSettled([
      write('a', () => {
        throw new Error('no');
      }),
      write('b'),
      write('a'),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled'],
    );
    assert.equal(commits, 1);
    assert.deepEqual(await kept(), { names: ['a', 'b'], log: [[1, 'b'], [2, 'a']] }); // prettier-ignore
  });

  test('know of each other what they read, as the one before left it', async () => {
    const read = (tx: WriteTx) => tx.get('readers', ['r']);
    const [first, failed, last] = await Promise.allSettled([
      store.write('s', 'a', async (tx) => {
        await tx.insert('readers', { name: 'r', seq: 1 });
        const known = await read(tx);
        await tx.update('readers', ['r'], { seq: 2 });
        return known?.seq;
      }),
      store.write('s', 'b', async (tx) => {
        assert.equal((await read(tx))?.seq, 2);
        await tx.update('readers', ['r'], { seq: 3 });
        assert.equal((await read(tx))?.seq, 3);
        throw new Error('no');
      }),
      store.write('s', 'c', async (tx) => (await read(tx))?.seq),
    ]);
    assert.equal(commits, 1);
    assert.deepEqual([first, last], [1, 2].map((value) => ({ status: 'fulfilled', value }))); // prettier-ignore
    assert.equal(failed.status, 'rejected');
    assert.equal(await store.write('t', 'a', async (tx) => (await read(tx))?.seq), undefined);
  });

  test('do not rely on what they read once the first of them is undone', async () => {
    await store.write('s', 'r', (tx) => tx.insert('readers', { name: 'r', seq: 1 }));
    const [, seq] = await Promise.allSettled([
      store.write('s', 'a', async (tx) => {
        await tx.get('readers', ['r']);
        await tx.update('readers', ['r'], { seq: 2 });
        throw new Error('no');
      }),
      store.write('s', 'b', async (tx) => (await tx.get('readers', ['r']))?.seq),
    ]);
    assert.deepEqual(seq, { status: 'fulfilled', value: 1 });
  });

  test('read again what somebody changed by a statement of their own', async () => {
    await store.write('s', 'r', (tx) => tx.insert('readers', { name: 'r', seq: 1 }));
    const read = () => store.write('s', 'r', async (tx) => (await tx.get('readers', ['r']))?.seq);
    const change = sql`update readers set seq = 5`.compile(store.database.kysely);
    const answers = await Promise.all([
      read(),
      store.database.write('s', (connection) => connection.executeQuery(change)),
      read(),
    ]);
    assert.deepEqual([answers[0], answers[2]], [1, 5]);
  });

  test('need no temporary file to be undone', async () => {
    const { rows } = await sql<{ temp_store: number }>`pragma temp_store`.execute(store.database.kysely);
    assert.equal(rows[0]?.temp_store, 2); // in memory
  });

  test('all fail when the commit fails for want of room, and the next group is none the wiser', async () => {
    fails = failure(13); // SQLITE_FULL
    const writes = ['a', 'b', 'c'].map((name) => write(name));
    for (const { status, reason } of (await Promise.allSettled(writes)) as PromiseRejectedResult[])
      assert.ok(status === 'rejected' && unavailable(reason));
    fails = null;
    assert.deepEqual(await kept(), { names: [], log: [] });
    await write('d');
    assert.deepEqual(await kept(), { names: ['d'], log: [[1, 'd']] });
  });

  test('are not even refused before the commit: a refusal may rest on what is lost with it', async () => {
    fails = failure(13);
    const results = await Promise.allSettled([write('a'), write('a')]);
    for (const result of results) assert.ok(result.status === 'rejected' && unavailable(result.reason));
  });

  test('all fail when the disk does at the commit, and so does every write after', async () => {
    fails = failure(10 | (4 << 8)); // SQLITE_IOERR_FSYNC
    const results = await Promise.allSettled(['a', 'b'].map((name) => write(name)));
    assert.ok(results.every((result) => result.status === 'rejected' && unavailable(result.reason)));
    fails = null;
    await assert.rejects(write('c'), unavailable);
    assert.deepEqual(await kept(), { names: [], log: [] });
  });

  test('all fail when the disk does in one of them: what the others wrote may be gone too', async () => {
    const results = await Promise.allSettled([
      write('a'),
      write('b', () => {
        throw failure(10);
      }),
      write('c'),
    ]);
    assert.ok(results.every((result) => result.status === 'rejected' && unavailable(result.reason)));
    assert.deepEqual(await kept(), { names: [], log: [] });
  });

  test('that come in ever new ones do not keep the first from its answer', async () => {
    let answered = false;
    const first = write('first').then(() => (answered = true));
    for (let come = 0; !answered; come++) {
      time += 1;
      void write(`more-${come}`);
      await new Promise<void>((resolve) => setImmediate(resolve));
      assert.ok(come < 50);
    }
    await first;
    assert.ok((await kept()).names.includes('first'));
  });

  test('wait for the next group when theirs is full or has waited long enough', async () => {
    const slow = ['a', 'b', 'c'].map((name) => write(name, () => void (time += 5)));
    await Promise.all(slow);
    assert.equal(commits, 3);
    await Promise.all(Array.from({ length: 450 }, (_, index) => write(`many-${index}`)));
    assert.equal(commits, 3 + 3);
    assert.equal((await kept()).names.length, 453);
  });

  test('wait for who has borrowed the connection', async () => {
    const order: string[] = [];
    await Promise.all([
      store.database.kysely.selectFrom('settings').selectAll().execute().then(() => order.push('own')), // prettier-ignore
      write('a').then(() => order.push('a')),
      store.database.kysely.selectFrom('settings').selectAll().execute().then(() => order.push('own')), // prettier-ignore
    ]);
    assert.equal(order.length, 3);
  });

  test('are refused once the store is closed', async () => {
    const late = write('a');
    await store.close();
    const [result] = await Promise.allSettled([late]);
    if (result.status === 'rejected') assert.ok(unavailable(result.reason));
    await assert.rejects(write('b'), unavailable);
    store = await where.open();
    assert.deepEqual((await kept()).names, result.status === 'fulfilled' ? ['a'] : []);
  });
});
