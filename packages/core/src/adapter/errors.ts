/** Every way in which a backend can say no. docs/errors.md has a paragraph for each. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'closed'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'nudge'
  | 'unsupported'
  | 'offline'
  | 'unavailable'
  | 'aborted';

/** Parameters with which a widget words an error; codes and parameters travel, sentences don't. */
export interface ErrorDetails {
  /** `invalid`: the field at fault, as a dotted path ("body", "options.1.label"). */
  readonly field?: string;
  /** `invalid`: what is wrong with it, as a stable code ("too-long", "unknown-field", "required", "format"). */
  readonly reason?: string;
  /** `rate-limited`, `unavailable`: seconds to wait. */
  readonly retryAfter?: number;
  /** `nudge`: send it again with this token to confirm. */
  readonly confirm?: string;
  /** `invalid` with `too-long` and the like: the limit. */
  readonly limit?: number;
  /** What to write to support: the request's id. */
  readonly request?: string;
}

/** The one error that adapters throw. `message` is for developers, one plain sentence; widgets word the code themselves. */
export class CommunityError extends Error {
  override readonly name = 'CommunityError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }

  /** Whether the same request may succeed later, unchanged. */
  get retryable(): boolean {
    return /^(rate-limited|offline|unavailable)$/.test(this.code);
  }
}

/** Turns anything thrown into a {@link CommunityError}: aborts to `aborted`, the unknown to `unavailable`. */
export function toCommunityError(thrown: unknown): CommunityError {
  if (thrown instanceof CommunityError) return thrown;
  const aborted = (thrown as Error | null)?.name === 'AbortError';
  return new CommunityError(
    aborted ? 'aborted' : 'unavailable',
    `The backend failed: ${String(thrown)}`,
    {},
    { cause: thrown },
  );
}
