import type { Text, Time } from '../common.ts';

/** What a contest asks its authors: whether their entry may be used elsewhere. */
export interface ReuseTerms {
  /** What is allowed, in the brand's own words: all that whoever consents has read. */
  readonly licence: Text;
}

/** An author's consent. */
export interface Reuse {
  /** Since when. */
  readonly at: Time;
  /** Tells one wording from another: the first 32 hexadecimal digits of the SHA-256 of {@link licenceWords}. */
  readonly licence: string;
  /** What they agreed to, as it read then. */
  readonly text: Text;
}

/** A licence as it is hashed: the same words are the same licence, in whatever order its languages stand. */
export const licenceWords = (text: Text): string =>
  typeof text === 'string'
    ? text
    : Object.entries(text)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([locale, words]) => `${locale}\n${words}`)
        .join('\n\n');
