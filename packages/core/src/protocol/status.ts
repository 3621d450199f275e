import type { ErrorCode } from '../adapter/errors.ts';

/**
 * The HTTP status of each code. `closed` is 423, so that it is not taken for the 409 of a revision that has moved on. An
 * `invalid` body that could not even be read has the status HTTP keeps for that: 400, 413 or 415.
 */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  closed: 423,
  conflict: 409,
  invalid: 422,
  'rate-limited': 429,
  nudge: 428,
  unsupported: 501,
  offline: 503,
  unavailable: 503,
  aborted: 499,
};
