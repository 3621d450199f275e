import type { Id, Time } from '../domain/common.ts';
import type { CommunityFigures, UnansweredPage, UnansweredQuery } from '../domain/figures/types.ts';
import type { Glossary, ReusableComments, StaffPrompt, Term } from '../domain/meaning/types.ts';
import type { Keyed, Options } from './common.ts';

/** What a community is talking about, and what staff look at to keep it going. Since 1.1. */
export interface CommunityPart {
  /**
   * How a community is doing: conversations that began from the day of `from` to that of `until`, by default the last 30 days and
   * 366 at most. Staff only. `invalid` (field `from`) for a time that is too long, or ends before it begins.
   */
  figures(
    query: { readonly from?: Time; readonly until?: Time },
    options?: Options,
  ): Promise<CommunityFigures>;
  /** First comments that wait for an answer, those that wait longest first. Staff only. */
  unanswered(query: UnansweredQuery, options?: Options): Promise<UnansweredPage>;
  /** Staff say that a first comment needs no answer, or does. `not-found` for what isn't a published first comment. */
  needless(input: Keyed & { readonly id: Id; readonly on: boolean }, options?: Options): Promise<void>;
  /** Whether figures may name the viewer. */
  listed(options?: Options): Promise<{ readonly on: boolean }>;
  /** The viewer does not want to be named in figures, or does again. */
  setListed(input: Keyed & { readonly on: boolean }, options?: Options): Promise<void>;
  /** What the community's words mean. `unsupported` where the site has no glossary. */
  glossary(options?: Options): Promise<Glossary>;
  /**
   * Writes a term, or another meaning of one: staff, and those whom the community file lets (`forbidden` for others). With `revision`,
   * the one that was read (`conflict` when it has moved on); without it the term must be new (else `conflict` with the reason
   * `taken`). Members change what they wrote, staff everything but what the community file says (`conflict`, reason `file`).
   * `invalid` names the field. Plain text all of it.
   */
  define(
    input: Keyed & {
      readonly term: string;
      /** Other forms: at most ten. */
      readonly forms?: readonly string[];
      readonly meaning: string;
      readonly revision?: number;
    },
    options?: Options,
  ): Promise<Term>;
  /** Takes a term out. Refused as by `define`; `not-found` for one that isn't there. */
  undefine(
    input: Keyed & { readonly id: string; readonly revision: number },
    options?: Options,
  ): Promise<void>;
  /** The questions that staff put at the head of threads, the newest first, and those that have ended in the last 90 days. Staff only. */
  prompts(options?: Options): Promise<{ readonly prompts: readonly StaffPrompt[] }>;
  /**
   * Staff put a question at the head of a topic, or of all: from one time to another, 92 days at most. Until then it stands in
   * place of the community file's. Safe to repeat by its `id`, a UUID; with a known one it is changed. `invalid` names the field;
   * `unsupported` where the site has no questions.
   */
  ask(
    input: Keyed & {
      readonly id: Id;
      /** Plain text, 280 characters at most. */
      readonly text: string;
      readonly topic: string | null;
      readonly from: Time;
      readonly until: Time;
      /** It is to sell something: counted by `moderation.promotion`. Default: no. */
      readonly promotional?: boolean;
    },
    options?: Options,
  ): Promise<StaffPrompt>;
  /** Takes it away; answers to it stay where they are. */
  unask(input: Keyed & { readonly id: Id }, options?: Options): Promise<void>;
  /**
   * Comments whose authors let the site use them elsewhere, as of now: never cached, and with no "since", so that what somebody took
   * back is gone with the next answer. Staff only.
   */
  reusable(
    query: { readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<ReusableComments>;
}
