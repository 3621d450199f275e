import { closeSync, openSync } from 'node:fs';

/**
 * Makes an empty file that only its owner may read, unless it is there. An existing one is not even opened: on POSIX,
 * closing any handle of a file lets go of all locks that the process holds on it.
 */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
