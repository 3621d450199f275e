/**
 * A row of CSV (RFC 4180), without its line end. What a spreadsheet would read as a formula gets an apostrophe before it; numbers
 * are left as they are, negative ones too.
 */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => {
      const tame = /^[=+\-@\t\r]/.test(field) && !/^-?\d+(\.\d+)?$/.test(field) ? `'${field}` : field;
      return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
    })
    .join(',');
}
