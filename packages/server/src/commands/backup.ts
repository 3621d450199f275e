import { backupSqlite } from '../db/sqlite/backup.ts';
import { databaseFile } from '../open-store.ts';
import { DEFAULT_DATA } from '../options.ts';
import { DATA_HELP, DATA_OPTIONS, where, type Command } from './command.ts';

export const backup: Command = {
  summary: 'copies the database while the server runs',
  usage: 'backup TO [--data DIR]',
  help: `${DATA_HELP}

The file "secret" and the folder "media" beside the database are not in the copy: keep copies of them apart. To restore, stop the server,
put the copy in the place of hearth.db, remove hearth.db-wal and hearth.db-shm, and start again.`,
  options: { ...DATA_OPTIONS },
  words: 1,
  async run(values, [to], io) {
    const { data = DEFAULT_DATA, databaseUrl } = where(values, io);
    if (databaseUrl !== undefined) {
      throw new Error(
        'PostgreSQL has its own: pg_dump --format=custom --file=hearth.dump "$DATABASE_URL". After a restore, run: update site_counters set epoch = md5(random()::text);',
      );
    }
    await backupSqlite(databaseFile(data), to!, {
      signal: io.signal,
      onProgress: (done, total) => io.progress(`${Math.floor((100 * done) / total)} %`),
    });
    io.note(`Copied to ${to}. The secret and the pictures in ${data} are not in it.`);
  },
};
