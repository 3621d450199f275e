import type { Id, Time } from '../../domain/common.ts';
import type { MailKind, MailState, MailTry } from '../../domain/mail/types.ts';

/** How members are written to: see `Rows`. */
export interface MailRows {
  /**
   * `address` was confirmed; `pending` waits for that until `until`, by a link that is made of `nonce`; `suggested`: as the host says.
   * `asked`: when confirmations were asked for of late. `stopped` 1: nothing goes there, since it was refused; `failures`: refusals
   * for good since a mail came through. `due` 1: at `dueAt` there may be something to write of.
   */
  mail_addresses: {
    member: Id;
    address: string | null;
    pending: string | null;
    suggested: string | null;
    nonce: string | null;
    until: Time;
    asked: readonly Time[];
    confirmedAt: Time | null;
    stopped: number;
    failures: number;
    due: number;
    dueAt: Time;
  };
  /**
   * Mails, without words and addresses: both are looked up when one is sent, so that nothing that was taken back goes out. `to`: a keyed
   * hash of the address; `causes`: the notices that it tells of. `nextAt`: when it is tried next, or was settled.
   */
  mails: {
    id: Id;
    member: Id;
    kind: MailKind;
    state: MailState;
    to: string;
    causes: readonly string[];
    tries: readonly MailTry[];
    at: Time;
    nextAt: Time;
  };
  /** Notices that a mail told of, so that none does twice. */
  mailed: { member: Id; cause: string; at: Time };
}
