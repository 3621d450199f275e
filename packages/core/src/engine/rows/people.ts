import type { Id, Time } from '../../domain/common.ts';
import type { MailPace, Preferences, QuietHours } from '../../domain/people/preferences.ts';

/** What members wish, and what their notices are about: see `Rows`. */
export interface PeopleRows {
  /** Of whoever has said something; see `DEFAULT_PREFERENCES`. `kinds`: what was said, no more. `streak` 1: others see it. */
  preferences: {
    member: Id;
    language: string | null;
    mail: MailPace;
    quiet: QuietHours | null;
    kinds: Partial<Preferences['kinds']>;
    streak: number;
    at: Time;
  };
  /** Of what is written there a member isn't told. */
  thread_mutes: { member: Id; topic: string; at: Time };
  /** What staff said to all. `after`: everybody up to this member was told; `done` 1: all were. */
  news: {
    id: Id;
    by: Id | null;
    title: string;
    text: string | null;
    url: string | null;
    promotional: number;
    at: Time;
    told: number;
    after: Id;
    done: number;
  };
  /** What the brand said of its own accord, for the figure of how much of it sells something. `kind`: news, or a prompt. */
  brand_words: { id: Id; kind: 'news' | 'prompt'; promotional: number; at: Time };
  /** The comments that a notice tells of. */
  told: { member: Id; cause: string; comment: Id; at: Time };
}
