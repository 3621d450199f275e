import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { CompiledQuery } from 'kysely';
import { postgresPlace } from '../../testing/stores.ts';
import { openPostgres } from './open.ts';

const once = () => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
};
const append = {
  kind: 'thread.changed',
  subject: 't',
  actor: null,
  channel: 'thread/t',
  audience: 'public',
  at: 1,
  data: {},
} as const;

describe('a PostgreSQL database', () => {
  let where: Awaited<ReturnType<typeof postgresPlace>>;
  before(async () => (where = await postgresPlace()));
  after(() => where.remove());

  test('is shared: processes that start at once all migrate it, and a commit of one wakes the watchers of another', async () => {
    const [one, two] = await Promise.all([where.open(), where.open()]);
    try {
      const heard = once();
      const stop = two.watch('s', () => heard.resolve());
      await one.write('s', 'x', async (tx) => tx.append(append));
      await heard.promise;
      assert.equal((await two.read('s', (tx) => tx.position())).seq, 1);
      stop();
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  test('finds by itself what no notification told', async () => {
    const [one, two] = await Promise.all([where.open(), openPostgres(where.url, { poll: 20 })]);
    try {
      const heard = once();
      let wakes = 0;
      const stop = two.watch('silent', () => {
        if (++wakes && silenced) heard.resolve();
      });
      let silenced = false;
      await one.database.write('x', async (connection) => {
        silenced = true;
        await connection.executeQuery(
          CompiledQuery.raw(`insert into site_counters values ('silent', 'e', 1)`),
        );
      });
      await heard.promise;
      stop();
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  test('counts exactly when three processes write to the same rows', async () => {
    const stores = await Promise.all([where.open(), where.open(), where.open()]);
    try {
      await stores[0].write('c', 'x', (tx) => tx.insert('readers', { name: 'n', seq: 0 }));
      await Promise.all(
        Array.from({ length: 90 }, (_, index) =>
          stores[index % 3]!.write('c', 'n', async (tx) => {
            const row = (await tx.get('readers', ['n']))!;
            await tx.update('readers', ['n'], { seq: row.seq + 1 });
            tx.append(append);
          }),
        ),
      );
      const { seq, log } = await stores[1].read('c', async (tx) => ({
        seq: (await tx.get('readers', ['n']))?.seq,
        log: await tx.range('events', { eq: [], limit: 100 }),
      }));
      assert.equal(seq, 90);
      assert.deepEqual(
        log.map((event) => event.seq),
        Array.from({ length: 90 }, (_, index) => index + 1),
      );
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  test('that does not answer is "unavailable"', async () => {
    await assert.rejects(
      openPostgres('postgres://nobody@127.0.0.1:1/none'),
      (error) => error instanceof CommunityError && error.code === 'unavailable',
    );
  });
});
