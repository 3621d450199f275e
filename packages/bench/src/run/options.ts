import { parseArgs } from 'node:util';

export interface Options {
  /** Words that choose rows; none chooses all. */
  readonly words: readonly string[];
  /** Rounds that count, per row. */
  readonly runs: number;
  /** Less of everything: for a look, not for figures to quote. */
  readonly quick: boolean;
  readonly list: boolean;
}

export const USAGE = `usage: npm run bench -- [WORD…] [--runs N] [--quick] [--list]

  WORD      rows whose name has all the words: "server", "server read"
  --runs N  rounds per row (default 7; 3 when quick)
  --quick   shorter and smaller
  --list    names the rows`;

/** Throws `Error` with a sentence for whoever typed it. */
export function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { runs: { type: 'string' }, quick: { type: 'boolean' }, list: { type: 'boolean' } },
  });
  const quick = values.quick === true;
  const runs = values.runs === undefined ? (quick ? 3 : 7) : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  return { words: positionals, runs, quick, list: values.list === true };
}

/** The rows whose names have all the words. Throws `Error` when there is none. */
export function choose<R extends { readonly name: string }>(
  rows: readonly R[],
  words: readonly string[],
): readonly R[] {
  const chosen = rows.filter(({ name }) => words.every((word) => partsOf(name).includes(word)));
  if (chosen.length === 0)
    throw new Error(
      `No row is named "${words.join(' ')}". There is: ${rows.map(({ name }) => name).join(', ')}.`,
    );
  return chosen;
}

const partsOf = (name: string): string[] => [...name.split(' '), ...name.split(/[ -]/)];
