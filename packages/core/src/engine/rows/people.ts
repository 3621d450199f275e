import type { Id, Time } from '../../domain/common.ts';
import type { MailPace, Preferences, QuietHours } from '../../domain/preferences.ts';

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
  /** The comments that a notice tells of. */
  told: { member: Id; cause: string; comment: Id; at: Time };
}
