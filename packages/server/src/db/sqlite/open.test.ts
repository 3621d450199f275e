import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { sqlitePlace } from '../../testing/stores.ts';
import type { SqlStore } from '../store.ts';
import { DatabaseLocked } from './lock.ts';
import { openSqlite } from './open.ts';

describe('a SQLite file', () => {
  let where: Awaited<ReturnType<typeof sqlitePlace>>;
  let store: SqlStore;
  before(async () => {
    where = await sqlitePlace();
    store = await where.open();
  });
  after(async () => {
    await store.close();
    await where.remove();
  });

  const pragma = async (name: string, access: 'read' | 'write') => {
    const ask = (connection: DatabaseConnection) =>
      connection.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`));
    const { rows } = await (access === 'read' ? store.database.read(ask) : store.database.write('x', ask));
    return Object.values(rows[0] ?? {})[0];
  };

  test('is written durably: WAL, and an fsync for each commit', async () => {
    assert.equal(await pragma('journal_mode', 'write'), 'wal');
    assert.equal(await pragma('synchronous', 'write'), 2); // FULL
    assert.equal(await pragma('foreign_keys', 'write'), 1);
  });

  test('T57 is refused to a second opener, in this process and in another, and the message names who holds it', async () => {
    const refused = (error: unknown) =>
      error instanceof DatabaseLocked &&
      error.pid === process.pid &&
      error.message.includes(`process ${process.pid}`);
    await assert.rejects(openSqlite(where.file), refused);
    const script = `import { openSqlite } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      await openSqlite(${JSON.stringify(where.file)}).then(() => console.log('opened'), (error) => console.log(error.message));`;
    const child = spawn(process.execPath, [
      ...process.execArgv.filter((word) => !word.startsWith('--test')),
      '--input-type=module',
      '--eval',
      script,
    ]);
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    await once(child, 'close');
    assert.match(said, new RegExp(`in use by process ${process.pid}`));
  });

  test('can be opened by the next process once it is closed', async () => {
    await store.close();
    store = await where.open();
    assert.deepEqual(await store.sites(), []);
  });

  test('takes no further write after its disk failed, and goes on reading', async () => {
    const failure = Object.assign(new Error('disk I/O error'), { errcode: 10 | (4 << 8) }); // SQLITE_IOERR_FSYNC
    const unavailable = (error: unknown) => error instanceof CommunityError && error.code === 'unavailable';
    await assert.rejects(store.write('s', 'x', () => Promise.reject(failure)), unavailable); // prettier-ignore
    await assert.rejects(store.write('s', 'x', async () => {}), unavailable); // prettier-ignore
    assert.deepEqual(await store.sites(), []);
  });

  test('is not overwritten when it is something else', async () => {
    const { writeFileSync, readFileSync } = await import('node:fs');
    const file = `${where.file}.txt`;
    writeFileSync(file, 'a letter to my aunt, long enough to be no empty database'.repeat(50));
    await assert.rejects(openSqlite(file));
    assert.match(readFileSync(file, 'utf8'), /^a letter/);
  });
});
