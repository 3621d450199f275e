import type { Id } from '../../domain/common.ts';
import type { AuditEntry, Facts } from '../../domain/moderation/types.ts';
import type { Reading, Writing } from '../scene.ts';
import type { EventKind } from '../schema.ts';

/**
 * A kind of thing that staff change. Acting and undoing take the same way: the facts that an action touches are written,
 * with all that follows from them, and told to the log.
 */
export interface Subject {
  /** The name of the lock under which it is changed. */
  lock(entry: Pick<AuditEntry, 'subject' | 'topic'>): string;
  /** `undefined`: there is no such thing. */
  read(context: Reading, subject: string): Promise<Facts | undefined>;
  write(context: Writing, subject: string, facts: Facts, by: By): Promise<void>;
}

/** By what facts are changed. */
export interface By {
  /** What a change of a comment's status is called in the log. */
  readonly event: EventKind;
  /** The audit's entry. */
  readonly entry: Id;
}
