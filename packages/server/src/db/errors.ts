import { CommunityError } from '@hearth/core/adapter';
import { UniqueViolation } from '@hearth/core/engine';
import { WriteConflict } from './database.ts';

interface DriverError {
  /** SQLite: the extended result code; its low byte is the kind of failure. */
  readonly errcode?: number;
  /** PostgreSQL: the SQLSTATE; of the driver or the network, a word. */
  readonly code?: string;
}

const CONSTRAINT_PRIMARYKEY = 1555;
const CONSTRAINT_UNIQUE = 2067;
/** BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB. */
const SQLITE_FAILURES = new Set([5, 6, 7, 8, 10, 11, 13, 14, 26]);
/** What says that the file cannot be trusted to take writes any more, even if the next one seems to work. */
const SQLITE_FATAL = new Set([8, 10, 11, 26]);
/** Connection, resources, operator intervention, system and internal errors (PostgreSQL, appendix A); read-only server. */
const POSTGRES_FAILURES = /^(08|53|57|58|XX|25006)/;
/** Text that the database cannot hold: U+0000 or a lone surrogate. */
const UNTRANSLATABLE = new Set(['22021', '22P05', '22P02']);

/** Turns what a driver throws into what the {@link Store} port promises; everything else passes unchanged. */
export function normalise(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof CommunityError) return thrown;
  const { errcode, code } = thrown as Error & DriverError;
  if (errcode === CONSTRAINT_PRIMARYKEY || errcode === CONSTRAINT_UNIQUE || code === '23505') {
    return new UniqueViolation('A key or unique index is taken.', { cause: thrown });
  }
  if (code === '40001' || code === '40P01')
    return new WriteConflict('The database asks to try again.', { cause: thrown });
  if (typeof code === 'string' && UNTRANSLATABLE.has(code)) {
    return new CommunityError(
      'invalid',
      'The text has characters that cannot be stored.',
      { reason: 'format' },
      { cause: thrown },
    );
  }
  const failed =
    (errcode !== undefined && SQLITE_FAILURES.has(errcode & 0xff)) ||
    (typeof code === 'string' &&
      (POSTGRES_FAILURES.test(code) || /^(CONNECT|ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|EAI_AGAIN)/.test(code)));
  if (!failed) return thrown;
  return new CommunityError(
    'unavailable',
    'The database does not answer.',
    { retryAfter: 5 },
    { cause: thrown },
  );
}

/** Whether SQLite met a failure after which only a restart may write again (a later fsync can succeed on lost pages). */
export function isFatal(thrown: unknown): boolean {
  const errcode = (thrown as DriverError | null)?.errcode;
  return errcode !== undefined && SQLITE_FATAL.has(errcode & 0xff);
}
