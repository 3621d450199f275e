import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import { startPostgres, testDatabase } from './postgres.ts';

const answer = async (url: string) => {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql<{ version: number; lower: string }[]>`
      select current_setting('server_version_num')::int as version, lower('ÄÖ') as lower`;
    return row;
  } finally {
    await sql.end();
  }
};

test('a real PostgreSQL answers, and is gone after stop', async () => {
  const server = await startPostgres();
  const row = await answer(server.url);
  assert.ok((row?.version ?? 0) >= 120_000);
  assert.equal(row?.lower, 'äö');
  await server.stop();
  await assert.rejects(answer(server.url), /ECONNREFUSED/);
});

test('each test database is empty and apart from the others', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  const sql = [postgres(one.url, { max: 1 }), postgres(two.url, { max: 1 })] as const;
  try {
    await sql[0]`create table seen (id int)`;
    assert.equal((await sql[1]`select to_regclass('seen') as found`)[0]?.['found'], null);
  } finally {
    await Promise.all(sql.map((each) => each.end()));
    await Promise.all([one.stop(), two.stop()]);
  }
});

test('Node is the one that package.json pins, not the machine’s', () => {
  assert.ok(Number(process.versions.node.split('.')[0]) >= 24);
});
