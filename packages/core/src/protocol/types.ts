import type { Session } from '../adapter/contract.ts';
import type { ErrorCode, ErrorDetails } from '../adapter/errors.ts';
import type { Cursor, Time } from '../domain/common.ts';
import type { Viewer } from '../domain/people/people.ts';

/** Who somebody is, to be exchanged for a bearer. With both, the guest's things become the member's. */
export interface IdentityRequest {
  /** A short token signed by the brand's server. */
  readonly assertion?: string;
  /** The token that this device got when its owner joined as a guest. */
  readonly guest?: string;
}

/** A bearer for viewer reads and writes: short-lived, to be held in memory only. */
export interface Grant {
  readonly bearer: string;
  readonly expiresAt: Time;
  readonly viewer: Viewer;
}

export interface IdentityAnswer extends Grant {
  /** The server's clock, so that a client with a wrong one still knows how long the bearer lasts. */
  readonly now: Time;
}

export interface GuestAnswer extends IdentityAnswer {
  /** Kept by the device, and exchanged for later bearers. */
  readonly token: string;
}

/** What a session's answer says in its body; its clock is in the header `Hearth-Now`. */
export type SessionAnswer = Omit<Session, 'now'>;

/** Every answer that says no. */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode } & ErrorDetails;
}

/**
 * The events of `/stream`, besides comments that only keep the line warm. Each `change` and `resync` carries its cursor
 * as `id`. `end` means: do not come back unchanged.
 */
export type StreamEvent = 'live' | 'change' | 'resync' | 'end';

export interface ResyncData {
  readonly asOf: Cursor;
}
