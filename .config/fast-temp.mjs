// Tests make many small databases, and wait for the disk most of the time: where there is a file system in memory, they live there.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
const ENOUGH = 4 * 2 ** 30;

if (!process.env.TMPDIR && existsSync(MEMORY)) {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ENOUGH) process.env.TMPDIR = MEMORY;
  } catch {
    // Then on the disk.
  }
}
