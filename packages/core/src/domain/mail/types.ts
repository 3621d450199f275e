import type { Text, Time } from '../common.ts';

/** How a community writes to its members: `mail` of the community file. */
export interface MailSettings {
  /** Whom mails are from. */
  readonly from: string;
  /** The sender's name. Default: the site's. */
  readonly name?: string;
  readonly replyTo?: string;
  /** Where a mail leads when what it tells of has no page of its own. Default: the site's first origin. */
  readonly page?: string;
  /** The hour of the site's day at which digests go out, 0 to 23. */
  readonly hour: number;
  /** The day of weekly ones: 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  /** Whether the address in the host's signed tokens is offered to its owner. It is confirmed like any other. */
  readonly claims: boolean;
  /** Ends every mail: who sends it, as the law may ask. */
  readonly footer?: Text;
}

/** The viewer's address, as they are told of it. Addresses are masked: `m•••@example.org`. */
export interface OwnMail {
  /**
   * `none`: there is no confirmed address. `confirmed`: mails go there, at the pace of the preferences. `stopped`: it was refused for
   * good several times; confirming it, or another one, puts that right.
   */
  readonly state: 'none' | 'confirmed' | 'stopped';
  readonly address: string | null;
  /** One that waits for its owner to confirm it. */
  readonly pending: { readonly address: string; readonly until: Time } | null;
  /** One that the host knows: `setMail` without an address asks its owner to confirm it. */
  readonly suggested: string | null;
}

/** What went wrong with a try: the mailbox or the mail was refused for good, it shall be tried later, or nobody could be reached. */
export type MailFault = 'address' | 'content' | 'later' | 'connection';

/** One try of a mail. No address, and nothing of what was answered but its code. */
export interface MailTry {
  readonly at: Time;
  readonly fault: MailFault | null;
  /** The reply's code (RFC 5321 §4.2); `null` where there was none. */
  readonly code: number | null;
}

/** `confirm`: asks the owner of an address whether they want it. `notices`: tells of them. */
export type MailKind = 'confirm' | 'notices';

/** `dropped`: nothing was left to tell, or nobody wants it any more. */
export type MailState = 'waiting' | 'sent' | 'failed' | 'dropped';
