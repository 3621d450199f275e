import type { Id, Time } from '../../domain/common.ts';

/** What is kept of the host: see `Rows`. */
export interface HostRows {
  /** What happened at the host's. `member` `null`: whom it is about has not signed in yet. `hash`: of all that was sent. */
  host_events: {
    id: string;
    type: string;
    issuer: string;
    subject: string;
    member: Id | null;
    at: Time;
    receivedAt: Time;
    value: number | null;
    currency: string | null;
    order: string | null;
    refers: string | null;
    data: Readonly<Record<string, string | number>>;
    hash: string;
  };
}
