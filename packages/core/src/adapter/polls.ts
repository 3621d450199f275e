import type { Points } from '../domain/polls/counting/points.ts';
import type { PollAuditPage, PollStage, PollView } from '../domain/polls/types.ts';
import type { Keyed, Options } from './common.ts';

export interface PollsPart {
  /** `not-found` for a poll that the site does not have. */
  read(id: string, options?: Options): Promise<PollView>;
  /**
   * Casts or changes the viewer's ballot. `revision` is that of the ballot to be replaced, 0 for the first; `conflict`
   * when it has moved on, `closed` outside the poll's time, `invalid` (field `choices` or `points`) for a ballot that the
   * kind refuses. Where options get points, `choices` is empty and `points` says what each gets (since 1.1). A ballot that names nothing is an abstention where the poll has them (since 1.1). A first answer
   * to a poll that feeds segments needs `consent` (else `invalid` with this field; since 1.1).
   */
  vote(
    input: Keyed & {
      readonly poll: string;
      readonly choices: readonly string[];
      readonly points?: Points;
      readonly revision: number;
      readonly consent?: true;
    },
    options?: Options,
  ): Promise<PollView>;
  withdraw(
    input: Keyed & { readonly poll: string; readonly revision: number },
    options?: Options,
  ): Promise<PollView>;
  /**
   * A stretch of a closed poll's audit file: its rules, the result, and all ballots without names. `not-found` while the poll is
   * open, for whoever may not see its counts, and where fewer than five ballots were cast. Since 1.1.
   */
  audit?(query: { readonly id: string; readonly cursor?: string }, options?: Options): Promise<PollAuditPage>;
  /**
   * Takes a poll to another stage (see `nextStages`; else `conflict`, field `stage`). From `decided`, `shipped` and `declined`
   * on nobody votes any more, and everybody who took part gets a notice. `reason`: 1 to 500 characters of plain text, for
   * everybody. `chosen`: what was decided on. Staff only. Since 1.1.
   */
  advance?(
    input: Keyed & {
      readonly poll: string;
      readonly stage: PollStage;
      readonly reason: string;
      readonly chosen?: readonly string[];
    },
    options?: Options,
  ): Promise<PollView>;
}
