import type { Id } from '../domain/common.ts';
import type { AttachedImage } from '../domain/media/types.ts';
import type {
  Entry,
  EntryPage,
  EntryQuery,
  EntryStatus,
  EntryStep,
  NewEntry,
  ReusablePage,
} from '../domain/polls/ideas/types.ts';
import type { Keyed, Options } from './common.ts';

/** What members hand in to polls of the kinds `ideas` and `contest`, and how it fares. Since 1.1. */
export interface EntriesPart {
  /** A page of entries. `not-found` for a poll that the site does not have; `unsupported` for one of another kind. */
  list(query: EntryQuery, options?: Options): Promise<EntryPage>;
  /** One entry, also a trace. `not-found` when the viewer may not see it. */
  read(id: Id, options?: Options): Promise<Entry>;
  /** Published entries that say what `text` says, the most alike first, five at most: to be shown before one proposes. */
  similar(
    query: { readonly poll: string; readonly text: string },
    options?: Options,
  ): Promise<{ readonly entries: readonly Entry[] }>;
  /**
   * Hands in an entry. Its state may be `held`, as a comment's. `closed` outside the time for it, `forbidden` for who may not
   * vote in the poll, `invalid` by the field at fault, `conflict` (field `poll`, reason `too-many`, `limit`) for whom has as
   * many as one may have, `nudge` as with a comment. To a contest, what comes before or after the time for entries is
   * `invalid` (field `entries`, reason `not-open` or `closed`), and so is what has no picture or no description of it.
   */
  propose(input: NewEntry, options?: Options): Promise<Entry>;
  /** `conflict` when the revision has moved on; `closed` after the edit window, or once staff have taken it up. */
  edit(
    input: Keyed & {
      readonly id: Id;
      readonly title: string;
      readonly body: string;
      /** Left out, it stays as it is; `null` takes it away. */
      readonly image?: AttachedImage | null;
      readonly confirm?: string;
      readonly revision: number;
    },
    options?: Options,
  ): Promise<Entry>;
  /** Leaves a trace without words, and gives its votes back to who cast them. Its author or staff. */
  remove(input: Keyed & { readonly id: Id; readonly revision: number }, options?: Options): Promise<Entry>;
  /**
   * The viewer's vote: for it, or not. `closed` outside the poll's time, and for what is shipped or declined. Where the
   * poll's `max` is 1, another vote takes the place of the first; where it is more, one too many is `invalid` (field `id`,
   * reason `too-many`, with the `limit`). `forbidden` for one's own entry of a contest.
   */
  vote(input: Keyed & { readonly id: Id; readonly on: boolean }, options?: Options): Promise<Entry>;
  /** Says what becomes of it, and why: `reply` is Markdown, an empty one takes the last away, none leaves it. Staff only. */
  settle(
    input: Keyed & { readonly id: Id; readonly status: EntryStatus; readonly reply?: string },
    options?: Options,
  ): Promise<Entry>;
  /**
   * Unites two that say the same: who voted for either has one vote for `into`, and `id` stays as a trace that points
   * there. `invalid` (field `into`) for itself, or for what is not published in the same poll. Answers with `into`. Staff only.
   */
  merge(input: Keyed & { readonly id: Id; readonly into: Id }, options?: Options): Promise<Entry>;
  /**
   * Of a contest that asks its authors (`poll.reuse`): they allow that their entry is used elsewhere, in the words of now, or
   * take that back, at any time. `forbidden` for anybody else, `unsupported` where nobody asks.
   */
  consent?(input: Keyed & { readonly id: Id; readonly on: boolean }, options?: Options): Promise<Entry>;
  /**
   * What may be used elsewhere at this moment: published entries whose authors allow it, earliest first. Ask anew before each
   * use, for authors may take it back. Staff only.
   */
  reusable?(
    query: { readonly poll: string; readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<ReusablePage>;
  /** `approve` publishes what is held, `hide` takes down, `restore` undoes hiding. Staff only. */
  moderate(
    input: Keyed & { readonly id: Id; readonly action: EntryStep; readonly reason?: string },
    options?: Options,
  ): Promise<Entry>;
}
