import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

/** The folder for everything the server keeps, for its owner's eyes only. */
export function openData(data: string): string {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return data;
}

/**
 * The secret that signs bearers and clicks: as given, else from the file `secret` in the data folder, which is made at
 * first. Several processes on one PostgreSQL need the same one.
 */
export function secretFor(given: string | undefined, data: string): Uint8Array {
  if (given !== undefined) {
    if (Buffer.byteLength(given) < BYTES)
      throw new Error(
        `The secret (HEARTH_SECRET) must have at least ${BYTES} characters: "openssl rand -base64 32" makes one.`,
      );
    return Buffer.from(given);
  }
  const file = join(openData(data), 'secret');
  return read(file) ?? make(file);
}

function read(file: string): Uint8Array | null {
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (secret.length < BYTES)
      throw new Error(
        `${file} is damaged: restore it, or delete it to begin with a new one (members sign in again, invitation clicks under way are lost).`,
      );
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Of two processes that start at once, one wins, and both use its secret: a link is made whole or not at all. */
function make(file: string): Uint8Array {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(file)!;
}
