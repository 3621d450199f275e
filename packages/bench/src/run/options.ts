import { parseArgs } from 'node:util';

export interface Options {
  /** Words that choose rows; none chooses all. */
  readonly words: readonly string[];
  /** Rounds that count, per row. */
  readonly runs: number;
  /** Less of everything: for a look, not for figures to quote. */
  readonly quick: boolean;
  /** Other widgets beside Hearth, where a row has them. */
  readonly peers: boolean;
  readonly list: boolean;
}

export const USAGE = `usage: npm run bench -- [WORD…] [--runs N] [--quick] [--peers] [--list]

  WORD      rows by kind and name: "server", "server read", "browser cpu thousand"
  --runs N  rounds per row (default 7; 3 when quick)
  --quick   shorter and smaller
  --peers   other widgets beside Hearth, installed from npm, in the rows that have them
  --list    names the rows`;

/** Throws `Error` with a sentence for whoever typed it. */
export function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      quick: { type: 'boolean' },
      peers: { type: 'boolean' },
      list: { type: 'boolean' },
    },
  });
  const quick = values.quick === true;
  const runs = values.runs === undefined ? (quick ? 3 : 7) : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  return { words: positionals, runs, quick, peers: values.peers === true, list: values.list === true };
}

/**
 * The rows that are named, of the kinds that are named: `browser cpu thousand` are two rows. Throws `Error` when a word names
 * no row.
 */
export function choose<R extends { readonly name: string }>(
  rows: readonly R[],
  words: readonly string[],
): readonly R[] {
  const isKind = (word: string): boolean => rows.some(({ name }) => kindOf(name) === word);
  const kinds = words.filter(isKind);
  const ofKind = rows.filter(({ name }) => kinds.length === 0 || kinds.includes(kindOf(name)));
  const named = words.filter((word) => !isKind(word));
  const has = ({ name }: R, word: string): boolean => partsOf(name).includes(word);
  const unknown = named.find((word) => !ofKind.some((row) => has(row, word)));
  if (unknown !== undefined)
    throw new Error(
      `No row is named "${[...kinds, unknown].join(' ')}". There is: ${rows.map(({ name }) => name).join(', ')}.`,
    );
  return named.length === 0 ? ofKind : ofKind.filter((row) => named.some((word) => has(row, word)));
}

const kindOf = (name: string): string => name.split(' ')[0]!;
const partsOf = (name: string): string[] => [...name.split(' '), ...name.split(/[ -]/)];
