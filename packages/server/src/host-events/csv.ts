import { parseMoney, timeOf, type HostEvent } from '@hearth/core/domain';

/** A CSV file that can't be taken, with the line that is at fault; lines count from 1. */
export class CsvError extends Error {
  override readonly name = 'ImportError';
}

const COLUMNS = ['id', 'type', 'issuer', 'subject', 'at', 'amount', 'currency', 'order', 'refers'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['id', 'type', 'subject', 'at'];

/** Rows of RFC 4180, with the line that each begins on; commas, or semicolons where the first line has more of them. */
function rowsOf(text: string): { line: number; cells: string[] }[] {
  const source = text.replace(/^\ufeff/, '');
  const head = source.split('\n', 1)[0]!;
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: { line: number; cells: string[] }[] = [];
  let [cell, quoted, line, begun] = ['', false, 1, 1];
  let cells: string[] = [];
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\n') line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (quoted) throw new CsvError(`Line ${begun}: a quotation mark is not closed.`);
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/**
 * Events from a table whose first line names its columns: `id`, `type`, `subject` and `at` are needed; `issuer` (else `issuer`
 * given here), `amount` in whole units with a point (25.00) and its `currency`, `order` and `refers` are not.
 *
 * @throws CsvError naming the line
 */
export function readEventsCsv(
  text: string,
  issuer: string,
): { readonly line: number; readonly event: HostEvent }[] {
  const [head, ...rows] = rowsOf(text);
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const unknown = names.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new CsvError(`Line 1: there is no column "${unknown}"; there are: ${COLUMNS.join(', ')}.`);
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing !== undefined) throw new CsvError(`Line 1: the column "${missing}" is missing.`);
  return rows.map(({ line, cells }) => {
    if (cells.length !== names.length)
      throw new CsvError(`Line ${line}: ${cells.length} cells, but ${names.length} columns.`);
    const cell = (name: Column): string => cells[names.indexOf(name)]?.trim() ?? '';
    const at = timeOf(cell('at'));
    if (at === null)
      throw new CsvError(
        `Line ${line}: write "at" as ISO 8601 with a zone, such as 2027-03-31T18:00:00+02:00.`,
      );
    const [order, refers] = [cell('order'), cell('refers')];
    const amount = amountOf(cell('amount'), cell('currency'), line);
    return {
      line,
      event: {
        id: cell('id'),
        type: cell('type'),
        member: { issuer: cell('issuer') || issuer, subject: cell('subject') },
        at,
        ...(amount && { amount }),
        ...(order !== '' && { order }),
        ...(refers !== '' && { refers }),
      },
    };
  });
}

function amountOf(amount: string, currency: string, line: number) {
  if (amount === '' && currency === '') return null;
  const money = parseMoney(`${amount} ${currency}`);
  if (!money)
    throw new CsvError(
      `Line ${line}: write the amount with a point and no more digits than its currency has, such as 25.00 in one column and EUR in another.`,
    );
  return money;
}
