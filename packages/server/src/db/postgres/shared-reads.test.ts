import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { CommunityError } from '@hearth/core/adapter';
import type { CompiledQuery } from 'kysely';
import { postgresPlace } from '../../testing/stores.ts';
import type { SqlStore } from '../store.ts';
import { PostgresConnection } from './dialect.ts';

describe('reads that are asked for together on PostgreSQL', () => {
  let where: Awaited<ReturnType<typeof postgresPlace>>;
  let store: SqlStore;
  let asked: string[];
  const { values } = Object.getOwnPropertyDescriptors(PostgresConnection.prototype);
  before(async () => {
    where = await postgresPlace();
    store = await where.open();
    await store.write('s', 'x', async (tx) => {
      for (const name of ['a', 'b', 'c']) await tx.insert('readers', { name, seq: 1 });
    });
    PostgresConnection.prototype.values = function (this: PostgresConnection, query: CompiledQuery) {
      asked?.push(query.sql);
      return (values.value as typeof PostgresConnection.prototype.values).call(this, query);
    };
  });
  after(async () => {
    Object.defineProperty(PostgresConnection.prototype, 'values', values);
    await store.close();
    await where.remove();
  });
  const seq = (name: string, site = 's') =>
    store.read(site, async (tx) => (await tx.get('readers', [name]))?.seq);

  test('ask the database once for what they look for at the same time, each site for its own', async () => {
    asked = [];
    const found = await Promise.all([...'abcabcx'].map((name) => seq(name)).concat(seq('a', 'elsewhere')));
    assert.deepEqual(found, [1, 1, 1, 1, 1, 1, undefined, undefined]);
    assert.equal(asked.length, 2);
  });

  test('see what was acknowledged before they were asked for, however busy it is', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const name = `n${index}`;
        await store.write('s', name, (tx) => tx.insert('readers', { name, seq: 0 }));
        for (let count = 1; count <= 10; count++) {
          await store.write('s', name, (tx) => tx.update('readers', [name], { seq: count }));
          assert.equal(await seq(name), count);
          if (count % 3 === 0) await turn();
        }
      }),
    );
  });

  test('a row that two have got is not the same object', async () => {
    const row = () => store.read('s', (tx) => tx.get('readers', ['a']));
    const [one, two] = await Promise.all([row(), row()]);
    one!.seq = 99;
    assert.equal(two!.seq, 1);
  });

  test('what the database refuses to one of them, or what one throws, is nothing to the others', async () => {
    const read = (name: string) =>
      store.read('s', async (tx) => {
        await tx.get('readers', ['a']);
        return tx.get('readers', [name]);
      });
    const results = await Promise.allSettled([
      read('b'),
      read('\u0000'),
      store.read('s', () => Promise.reject(new CommunityError('gone', 'Gone.'))),
      read('c'),
    ]);
    const codes = results.map((each) =>
      each.status === 'fulfilled' ? each.value?.name : (each.reason as CommunityError).code,
    );
    assert.deepEqual(codes, ['b', 'invalid', 'gone', 'c']);
  });

  test('all hear of it when the database does not answer', async () => {
    const place = await postgresPlace();
    const other = await place.open();
    await other.close();
    await place.remove();
    const results = await Promise.allSettled(['a', 'b'].map((name) => other.read('s', (tx) => tx.get('readers', [name])))); // prettier-ignore
    for (const result of results)
      assert.ok(result.status === 'rejected' && (result.reason as CommunityError).code === 'unavailable');
  });
});
