import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makePrivate } from './private-file.ts';

/** Another process writes to this database. */
export class DatabaseLocked extends Error {
  override readonly name = 'DatabaseLocked';
  /** Of the process that holds it, if it left word. */
  readonly pid: number | null;

  constructor(file: string, pid: number | null) {
    super(
      `${file} is in use by ${pid === null ? 'another process' : `process ${pid}`}. One process may write to it at a time: stop that one first.`,
    );
    this.pid = pid;
  }
}

/**
 * Takes `file` for this process alone. Node has no file locks, but SQLite has: an exclusive transaction on a small file
 * beside it. The operating system lets go of it when the process ends, however it ends, so no stale lock can remain.
 *
 * @returns how to let go.
 */
export function lock(file: string): () => void {
  const pidFile = `${file}.pid`;
  makePrivate(`${file}.lock`);
  const holder = new DatabaseSync(`${file}.lock`);
  try {
    holder.exec('pragma journal_mode = delete; pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    holder.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 === 5)
      throw new DatabaseLocked(file, readPid(pidFile));
    throw error;
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return () => {
    rmSync(pidFile, { force: true });
    holder.close();
  };
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
