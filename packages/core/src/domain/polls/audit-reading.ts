import { canonical } from '../canonical.ts';
import type { Text } from '../common.ts';
import { AUDIT_FORMAT, auditedBallot, recountBallots, type AuditHead, type AuditResult } from './audit.ts';
import { validateDefinition } from './definition.ts';
import type { BallotWords } from './rules.ts';

/** What is wrong with an audit file, and in which line, from 1 on. */
export class AuditProblem extends Error {
  override readonly name = 'AuditProblem';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A file that was read, and counted again. */
export interface Recount {
  readonly head: AuditHead;
  readonly result: AuditResult;
}

/**
 * Reads an audit file and counts its ballots again. Throws an {@link AuditProblem} for what no server of Hearth would have
 * written (a line that is no ballot of this poll, is written otherwise or stands elsewhere), and for a result that the
 * ballots do not give. A file that was rewritten as a whole passes: only its digest shows that it is another.
 */
export async function recountAudit(text: string): Promise<Recount> {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new AuditProblem(lines.length + 1, 'The last line is cut off.');
  const [first = '', ...rest] = lines;
  const head = readHead(first);
  const ballots = rest.map((line, index) => readBallot(head, line, rest[index - 1] ?? '', index + 2));
  const result = await recountBallots(head, ballots, head.seed);
  const [difference] = differences(head.result, result);
  if (difference) throw new AuditProblem(1, difference);
  return { head, result };
}

function parse(line: string, number: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new AuditProblem(number, `It is not JSON: ${(error as Error).message}.`);
  }
  if (canonical(value) !== line)
    throw new AuditProblem(number, 'It is not written as an audit file is: keys sorted, and no spaces.');
  return value;
}

function readHead(line: string): AuditHead {
  const value = parse(line, 1) as Partial<AuditHead> | null;
  if (value?.format !== AUDIT_FORMAT)
    throw new AuditProblem(
      1,
      `It does not say "${AUDIT_FORMAT}": this is no audit file, or one of a later version.`,
    );
  if (!isHead(value)) throw new AuditProblem(1, 'Something is missing that a count needs.');
  const [problem] = validateDefinition({
    ...value,
    id: value.poll,
    results: 'always',
    opensAt: null,
    closesAt: null,
    anonymous: false,
    guests: false,
  });
  if (problem) throw new AuditProblem(1, `${problem.field}: ${problem.hint}`);
  return value;
}

const isText = (value: unknown): value is Text =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));

const isHead = (value: Partial<AuditHead>): value is AuditHead =>
  typeof value.poll === 'string' &&
  isText(value.question) &&
  Array.isArray(value.options) &&
  value.options.every(
    (option: Partial<AuditHead['options'][number]> | null) => typeof option?.id === 'string',
  ) &&
  /^(duel|single|multiple|ranked|score|dots|quadratic)$/.test(String(value.kind)) &&
  typeof (value.seed ?? '') === 'string' &&
  typeof value.result === 'object' &&
  value.result !== null;

function readBallot(head: AuditHead, line: string, before: string, number: number): BallotWords {
  const value = parse(line, number);
  const words: BallotWords = Array.isArray(value)
    ? { choices: value as string[] }
    : { choices: [], points: value as Record<string, number> };
  const checked = isBallot(value) ? auditedBallot(head, words) : { field: '', reason: 'format' };
  if ('reason' in checked)
    throw new AuditProblem(
      number,
      `It is no ballot of this poll (${[checked.field, checked.reason].join(' ').trim()}).`,
    );
  if (canonical(checked.points ?? checked.choices) !== line)
    throw new AuditProblem(number, 'It names options in another order than the poll does.');
  if (line < before)
    throw new AuditProblem(number, 'It should stand further up: ballots are sorted by their text.');
  return checked;
}

const isBallot = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((id) => typeof id === 'string')
    : typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Where what a file says and what its ballots give are not the same, in words. */
function differences(said: unknown, counted: unknown, path = 'result'): string[] {
  if (canonical(said) === canonical(counted)) return [];
  if (isRecord(said) && isRecord(counted)) {
    const fields = [...new Set([...Object.keys(counted), ...Object.keys(said)])];
    return fields.flatMap((field) => differences(said[field], counted[field], `${path}.${field}`));
  }
  return [`${path} says ${canonical(said)}, but the ballots give ${canonical(counted)}.`];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
