import type { Look } from './look.ts';
import { wrap } from './wrap.ts';

/** What a card says: a headline, rows with bars, and a line at its foot. */
export interface Card {
  readonly title: string;
  readonly rows: readonly CardRow[];
  readonly foot: string;
  /** What is said of rows that found no room. */
  readonly more: (count: number) => string;
  readonly dir: 'ltr' | 'rtl';
}

export interface CardRow {
  readonly label: string;
  /** Length of the bar, 0 to 100. */
  readonly share: number;
  /** What it has, in words. */
  readonly figure: string;
  /** Drawn in the accent. */
  readonly leads: boolean;
}

/** The size that services show pictures of links in, in pixels. */
export const CARD = { width: 1200, height: 630 } as const;
const EDGE = 64;
const INNER = CARD.width - 2 * EDGE;
const FOOT = { size: 26, at: CARD.height - 52 } as const;
const ROW = { size: 29, line: 36, bar: 14, gap: 22 } as const;
/** Sizes of the headline, and how many lines of each there may be. */
const TITLES = [
  { size: 54, line: 64, most: 2 },
  { size: 42, line: 52, most: 3 },
] as const;

/** Draws a card in the looks of a widget. Rows that find no room are counted. */
export function drawCard(card: Card, look: Look): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, CARD);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  const rtl = card.dir === 'rtl';
  const font = (size: number, weight: number) => (pen.font = `${weight} ${size}px ${look.font}`);
  /** From the side where reading begins. */
  const x = (from: number): number => (rtl ? CARD.width - from : from);
  const measure = (words: string): number => pen.measureText(words).width;
  const say = (words: string, from: number, y: number, ends = false): void => {
    pen.textAlign = ends !== rtl ? 'right' : 'left';
    pen.fillText(words, x(from), y);
  };
  const box = (from: number, y: number, width: number, height: number): void => {
    pen.beginPath();
    const left = rtl ? CARD.width - from - width : from;
    if ('roundRect' in pen) pen.roundRect(left, y, width, height, height / 2);
    else (pen as CanvasRenderingContext2D).rect(left, y, width, height);
    pen.fill();
  };

  pen.direction = card.dir;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = look.surface;
  pen.fillRect(0, 0, CARD.width, CARD.height);
  pen.fillStyle = look.accent;
  pen.fillRect(0, 0, CARD.width, 12);

  let y = EDGE + 12;
  const titles = TITLES.map((title) => {
    font(title.size, 700);
    return { ...title, lines: wrap(card.title, INNER, measure, title.most) };
  });
  const title = titles.find(({ lines }) => !lines.at(-1)?.endsWith('…')) ?? titles.at(-1)!;
  font(title.size, 700);
  pen.fillStyle = look.text;
  for (const line of title.lines) say(line, EDGE, (y += title.line) - title.line / 3);
  y += ROW.gap;

  let drawn = 0;
  for (const row of card.rows) {
    font(ROW.size, 700);
    const figure = measure(row.figure);
    font(ROW.size, row.leads ? 700 : 500);
    const lines = wrap(row.label, INNER - figure - 40, measure, 2);
    const height = lines.length * ROW.line + ROW.bar;
    if (y + height > FOOT.at - FOOT.size - ROW.gap) break;
    pen.fillStyle = look.text;
    lines.forEach((line, index) => say(line, EDGE, y + index * ROW.line + ROW.size));
    font(ROW.size, 700);
    say(row.figure, EDGE + INNER, y + (lines.length - 1) * ROW.line + ROW.size, true);
    pen.fillStyle = look.sunken;
    box(EDGE, y + lines.length * ROW.line + 4, INNER, ROW.bar);
    pen.fillStyle = row.leads ? look.accent : look.control;
    if (row.share > 0)
      box(EDGE, y + lines.length * ROW.line + 4, Math.max(ROW.bar, (INNER * row.share) / 100), ROW.bar);
    y += height + ROW.gap;
    drawn++;
  }

  font(FOOT.size, 500);
  pen.fillStyle = look.muted;
  const left = card.rows.length - drawn;
  const foot = left ? `${card.more(left)} · ${card.foot}` : card.foot;
  for (const line of wrap(foot, INNER, measure, 1)) say(line, EDGE, FOOT.at + FOOT.size / 2);
  return canvas;
}

/** The card as a PNG. */
export const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))),
      'image/png',
    );
  });
