import { normaliseCommunity, type Community } from '@hearth/core/engine';
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml';

/** Something wrong in a community file, at its place. Lines and columns count from 1. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  /** Dotted path of the field, empty for the file itself. */
  readonly field: string;
  readonly hint: string;
}

/** A community file that cannot be applied; nothing was changed. */
export class CommunityFileError extends Error {
  override readonly name = 'CommunityFileError';
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(
      problems
        .map(
          ({ line, column, field, hint }) => `${line}:${column}  ${field === '' ? '' : `${field}: `}${hint}`,
        )
        .join('\n'),
    );
    this.problems = problems;
  }
}

export interface CommunityFile {
  readonly community: Community;
  /** The error for a field that turned out wrong later. */
  readonly fault: (field: string, hint: string) => CommunityFileError;
}

/** @throws CommunityFileError with everything that is wrong. */
export function readCommunityFile(text: string): CommunityFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const place = (path: readonly (string | number)[], hint: string): FileProblem => ({
    ...at(offsetOf(document, path)),
    field: path.join('.'),
    hint,
  });

  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    throw new CommunityFileError(
      wrong.map(({ pos, message }) => ({ ...at(pos[0]), field: '', hint: firstLine(message) })),
    );
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new CommunityFileError([
      { line: 1, column: 1, field: '', hint: firstLine((error as Error).message) },
    ]);
  }
  const result = normaliseCommunity(raw);
  if ('problems' in result)
    throw new CommunityFileError(result.problems.map(({ path, hint }) => place(path, hint)));
  const steps = (field: string) =>
    field === '' ? [] : field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return {
    community: result.community,
    fault: (field, hint) => new CommunityFileError([place(steps(field), hint)]),
  };
}

const firstLine = (message: string): string => message.split('\n')[0]!;

/** Where the field begins: its key, or the item of a list; for a missing one, what it is missing from. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === String(step),
      );
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) break;
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
