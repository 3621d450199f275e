import { existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { freshEpoch } from '../store.ts';
import { makePrivate } from './private-file.ts';

export interface BackupOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Pages per step, between which progress is told and others may run. */
const STEP = 500;

/**
 * Copies a database while a server writes to it, by SQLite's online backup. The copy is whole or absent. Its logs begin
 * a new epoch: clients that saw what came after the backup read everything again, instead of waiting for numbers that
 * mean other things now.
 */
export async function backupSqlite(
  file: string,
  to: string,
  { signal, onProgress }: BackupOptions = {},
): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}.`);
  if (existsSync(to)) throw new Error(`${to} exists already: a backup overwrites nothing.`);
  const draft = `${to}.part`;
  rmSync(draft, { force: true });
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    makePrivate(draft); // members' data: for its owner alone
    // One snapshot for all steps: else each write by the server would make the backup begin again.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await backup(source, draft, {
      rate: STEP,
      progress: ({ totalPages, remainingPages }) => {
        signal?.throwIfAborted();
        onProgress?.(totalPages - remainingPages, totalPages);
      },
    });
    signal?.throwIfAborted();
    renew(draft);
    sync(draft);
    renameSync(draft, to);
    sync(dirname(to));
  } finally {
    source.close();
    for (const rest of [draft, `${draft}-wal`, `${draft}-shm`, `${draft}-journal`])
      rmSync(rest, { force: true });
  }
}

function renew(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('pragma journal_mode = delete');
    copy.prepare('update site_counters set epoch = ?').run(freshEpoch());
  } finally {
    copy.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
