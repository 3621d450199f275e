import type { Measured } from '../measure/alternate.ts';
import { ratios, summarise, type Summary } from '../measure/stats.ts';
import type { Column, Result, Row } from './row.ts';

/** A row as a table: per contender the median of each figure, its extremes in brackets, and the ratios below. */
export function report({ name, title, goal }: Pick<Row, 'name' | 'title' | 'goal'>, result: Result): string {
  const { columns, measured, against, notes = [] } = result;
  const samples = (contender: string, { key }: Column): number[] => {
    const found = measured.find((each) => each.name === contender);
    if (!found) throw new Error(`Nothing was measured of ${contender}.`);
    return figures(found, key);
  };
  const lines = [
    ['', ...columns.map(({ label }) => label)],
    ...measured.map((each) => [
      each.name,
      ...columns.map((column) => show(summarise(samples(each.name, column)))),
    ]),
    ...against.map(([ours, theirs]) => [
      `${ours} / ${theirs}`,
      ...columns.map((column) => {
        const within = ratios(samples(ours, column), samples(theirs, column));
        return `${show(summarise(within))} ×`;
      }),
    ]),
  ];
  return [`${name}: ${title}`, ...align(lines), `  goal: ${goal}`, ...notes.map((note) => `  ${note}`)].join(
    '\n',
  );
}

function figures({ name, samples }: Measured, key: string): number[] {
  return samples.map((sample) => {
    const value = sample[key];
    if (value === undefined) throw new Error(`${name} was measured without "${key}".`);
    return value;
  });
}

/** What a contender has no figure for is not a number. */
const show = ({ median, min, max }: Summary): string =>
  Number.isNaN(median) || min === max ? number(median) : `${number(median)} (${number(min)}–${number(max)})`;

/** Three significant digits; whole from 100 on. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

function align(lines: readonly (readonly string[])[]): string[] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    `  ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd(),
  );
}
