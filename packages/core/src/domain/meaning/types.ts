import type { Cursor, Id, Text, Time } from '../common.ts';
import type { Body } from '../body.ts';
import type { CommentImage } from '../media/types.ts';
import type { MemberCard } from '../people/people.ts';
import type { Reuse } from '../polls/reuse.ts';

/** A word of the community, and what it means. */
export interface Term {
  /** As it is compared: see `termId`. */
  readonly id: string;
  /** As it is written. */
  readonly term: string;
  /** Other forms of it that mean the same: a plural, a nickname. */
  readonly forms: readonly string[];
  /** Plain text, 280 characters at most. */
  readonly meaning: Text;
  /** Who wrote it; absent of those of the brand, and of the erased. */
  readonly by?: MemberCard;
  /** Rises with each change; a change names the one that it read. */
  readonly revision: number;
}

export interface Glossary {
  /** In the order of their ids. */
  readonly terms: readonly Term[];
  /** Whether the viewer may write terms; absent where the answer carries no viewer data. */
  readonly mayWrite?: boolean;
  readonly asOf: Cursor;
}

/** A question at the head of a thread. */
export interface Prompt {
  readonly id: Id;
  readonly text: Text;
  readonly since: Time;
  readonly until: Time;
  /** Published comments that answer it. */
  readonly answers: number;
}

/** A question that staff put at the head of threads, as they see it. */
export interface StaffPrompt {
  readonly id: Id;
  readonly text: string;
  /** `null`: every thread of the site. */
  readonly topic: string | null;
  readonly from: Time;
  readonly until: Time;
  readonly answers: number;
}

/** One of the questions that take turns, a week each. */
export interface PromptDefinition {
  readonly id: string;
  readonly text: Text;
  /** Topics, or how they begin and a `*`; absent: all. */
  readonly topics?: readonly string[];
}

/** Something that may be used elsewhere now, with whom to credit. */
export interface ReusableComment {
  readonly id: Id;
  readonly topic: string;
  readonly url: string | null;
  readonly body: Body;
  readonly images: readonly CommentImage[];
  /** `null` is nobody's any more. */
  readonly credit: MemberCard | null;
  /** What they agreed to, and when. */
  readonly reuse: Reuse;
  readonly createdAt: Time;
}

export interface ReusableComments {
  /** Oldest consent first. */
  readonly comments: readonly ReusableComment[];
  readonly next: string | null;
  readonly asOf: Cursor;
}
