import { AUDIT_LEAST, auditHead, auditResult, ballotLine } from '../../domain/polls/audit.ts';
import { tallyOf } from '../../domain/polls/tally.ts';
import type { AuditMark, PollAuditPage } from '../../domain/polls/types.ts';
import { wordsOf, type PollRow } from './ballots.ts';
import { invalid } from '../input.ts';
import { breath, mergeSorted } from '../log/merge-sorted.ts';
import { rankedCount } from './ranked.ts';
import { notFound, type Reading } from '../scene.ts';
import type { ReadTx, WriteTx } from '../store.ts';

/** Ballots that are read at once. */
const PAGE = 1_000;
/** Characters of a part: few enough for one answer, many enough that a large file is tens of them. */
const PART = 250_000;

/** An audit file, ready to be kept. */
export interface AuditFile extends AuditMark {
  readonly parts: readonly string[];
}

/**
 * The audit file of a poll that has closed; `null` for so few ballots that it would show who cast them. Ballots come sorted
 * by what they say, so that nothing is left of who came first. Takes long for many, and changes nothing.
 */
export async function auditFileOf(
  { tx, now, options, site }: Pick<Reading, 'tx' | 'now' | 'options' | 'site'>,
  row: PollRow,
): Promise<AuditFile | null> {
  const { definition } = row;
  // A copy of an answer that its member may delete is not kept.
  if (definition.segment || row.voters < AUDIT_LEAST) return null;
  const ranked =
    definition.kind === 'ranked' ? await rankedCount({ tx, now, options, site }, row) : undefined;
  const result = auditResult(definition, tallyOf(definition, row, now, ranked));
  const ballots = await sortedLines(tx, row);
  const parts = inParts([auditHead(definition, row.seed, result), ...ballots]);
  const bytes = new TextEncoder().encode(parts.join(''));
  const digest = await (options.ambient.digest ?? sha256)(bytes);
  return { digest: hex(digest), ballots: ballots.length, parts };
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function sortedLines(tx: ReadTx, { id, definition }: PollRow): Promise<readonly string[]> {
  const runs: string[][] = [];
  for (let after: string | undefined; ;) {
    const page = await tx.range('ballots', {
      eq: [id],
      ...(after !== undefined && { after: [after] }),
      limit: PAGE,
    });
    runs.push(page.map((ballot) => ballotLine(definition, wordsOf(ballot))).sort());
    after = page.at(-1)?.voter;
    if (after === undefined || page.length < PAGE) return mergeSorted(runs);
    await breath();
  }
}

/** Whole lines, joined until a part is full. */
function inParts(lines: readonly string[]): string[] {
  const parts: string[] = [];
  let [part, length]: [string[], number] = [[], 0];
  const end = (): void => {
    if (part.length > 0) parts.push(`${part.join('\n')}\n`);
    [part, length] = [[], 0];
  };
  for (const line of lines) {
    if (length + line.length > PART) end();
    part.push(line);
    length += line.length + 1;
  }
  end();
  return parts;
}

/** Keeps a closed poll's file in the place of an earlier one; `null`: there is none. Returns what the poll's row says of it. */
export async function keepAuditFile(
  tx: WriteTx,
  poll: string,
  file: AuditFile | null,
): Promise<AuditMark | null> {
  for (const { part } of await tx.range('audit_files', { eq: [poll], limit: 100_000 }))
    await tx.delete('audit_files', [poll, part]);
  if (!file) return null;
  for (const [part, text] of file.parts.entries()) await tx.insert('audit_files', { poll, part, text });
  return { digest: file.digest, ballots: file.ballots };
}

/** A stretch of what was kept. The caller has seen to it that the viewer may see the counts. */
export async function auditPage(tx: ReadTx, { id, audit }: PollRow, cursor?: string): Promise<PollAuditPage> {
  if (!audit) throw notFound('audit file');
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) throw invalid('cursor', 'format');
  const [part, next] = await tx.range('audit_files', {
    eq: [id],
    after: [Number(cursor ?? 0) - 1],
    limit: 2,
  });
  if (!part) throw invalid('cursor', 'format');
  return { ...audit, text: part.text, next: next ? String(next.part) : null };
}
