/** What people say in the bench: the same at each run, and much like what they say elsewhere. */
export interface Said {
  /** Counts from 0, oldest first. */
  readonly index: number;
  /** Index of what it replies to, or `null`. */
  readonly parent: number | null;
  /** Counts from 0. */
  readonly author: number;
  readonly markdown: string;
  /** UTC milliseconds. */
  readonly at: number;
}

const AUTHORS = 40;

const BEGAN = Date.UTC(2025, 0, 1);
const MINUTE = 60_000;
const WORDS =
  'the lamp on my desk has a warm light and I like how it holds the dusk when evening comes early we asked for a longer cord last year and you made one thank you it arrived with a small card about the maker has anybody tried the new shade in green mine is a little loose but the handle feels right should work outside too if it stays dry'.split(
    ' ',
  );

/**
 * A thread of so many comments. `replies` is the share of comments that reply to an earlier one nearby; 0 makes a flat
 * thread, whose first page holds 50 comments however long it is. The first `chain` comments are one conversation, each an
 * answer to the one before.
 */
export function* talk(
  comments: number,
  { replies = 0, seed = 1, chain = 0 }: { replies?: number; seed?: number; chain?: number } = {},
): Generator<Said> {
  const next = random(seed);
  const pick = (below: number): number => Math.floor(next() * below);
  for (let index = 0; index < comments; index++) {
    const after = index - chain;
    const answers = after > 0 && next() < replies;
    const parent = after < 0 ? index - 1 : answers ? index - 1 - pick(Math.min(after, 30)) : -1;
    const at = BEGAN + index * MINUTE;
    yield {
      index,
      parent: parent < 0 ? null : parent,
      author: pick(AUTHORS),
      markdown: paragraphs(pick),
      at,
    };
  }
}

/** One to three paragraphs of 8 to 47 words each; some have emphasis. */
function paragraphs(pick: (below: number) => number): string {
  return Array.from({ length: 1 + Math.floor(pick(10) / 5) + Math.floor(pick(10) / 9) }, () => {
    const words = Array.from({ length: 8 + pick(40) }, () => WORDS[pick(WORDS.length)]!);
    if (pick(4) === 0) words[pick(words.length)] = `*${words[0]}*`;
    const text = words.join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  }).join('\n\n');
}

/** 0 to 1; the "mulberry32" generator: any will do that is short and the same everywhere. */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
