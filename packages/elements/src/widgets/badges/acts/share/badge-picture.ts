import { CARD } from '../../../../parts/card/card.ts';
import type { Look } from '../../../../parts/card/look.ts';
import { wrap } from '../../../../parts/card/wrap.ts';

/** What a picture of a badge says. */
export interface BadgePicture {
  readonly title: string;
  readonly tier: string;
  readonly about: string;
  readonly notes: readonly string[];
  readonly foot: string;
  readonly dir: 'ltr' | 'rtl';
}

/** A medal of 64 units is drawn this large, in pixels. */
const MEDAL = 400;
const EDGE = 72;
const WORDS = EDGE + MEDAL + 64;
const WIDTH = CARD.width - WORDS - EDGE;
const TITLE = [
  { size: 68, line: 78, most: 2 },
  { size: 50, line: 60, most: 3 },
] as const;

/** Draws a badge with its medal, in the looks of its widget. `medal`: as it stands in the page. */
export async function drawBadge(
  { title, tier, about, notes, foot, dir }: BadgePicture,
  look: Look,
  medal: SVGSVGElement,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, CARD);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  const rtl = dir === 'rtl';
  const font = (size: number, weight: number) => (pen.font = `${weight} ${size}px ${look.font}`);
  const measure = (words: string): number => pen.measureText(words).width;
  const say = (words: string, y: number): void => pen.fillText(words, rtl ? CARD.width - WORDS : WORDS, y);

  pen.direction = dir;
  pen.textAlign = rtl ? 'right' : 'left';
  pen.fillStyle = look.surface;
  pen.fillRect(0, 0, CARD.width, CARD.height);
  pen.fillStyle = look.sunken;
  pen.beginPath();
  pen.arc(rtl ? CARD.width - EDGE - MEDAL / 2 : EDGE + MEDAL / 2, 300, MEDAL / 2 + 44, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = look.accent;
  pen.fillRect(0, 0, CARD.width, 12);
  await drawMedal(pen, medal, rtl ? CARD.width - EDGE - MEDAL : EDGE, 300 - MEDAL / 2);

  const sizes = TITLE.map((size) => {
    font(size.size, 700);
    return { ...size, lines: wrap(title, WIDTH, measure, size.most) };
  });
  const head = sizes.find(({ lines }) => !lines.at(-1)?.endsWith('…')) ?? sizes.at(-1)!;
  font(30, 400);
  const words = wrap(about, WIDTH, measure, 3);
  const height = head.lines.length * head.line + 58 + words.length * 42 + (notes[0] ? 56 : 0);
  let y = Math.max(90, 300 - height / 2);
  font(head.size, 700);
  pen.fillStyle = look.text;
  for (const line of head.lines) say(line, (y += head.line) - head.line / 4);
  font(38, 700);
  pen.fillStyle = look.accent;
  say(wrap(tier, WIDTH, measure, 1)[0] ?? '', (y += 50));
  font(30, 400);
  pen.fillStyle = look.text;
  y += 8;
  for (const line of words) say(line, (y += 42));
  font(26, 500);
  pen.fillStyle = look.muted;
  if (notes[0]) say(wrap(notes.join(' · '), WIDTH, measure, 1)[0] ?? '', y + 54);
  const [line = ''] = wrap(foot, CARD.width - 2 * EDGE, measure, 1);
  pen.fillText(line, rtl ? CARD.width - EDGE : EDGE, CARD.height - 40);
  return canvas;
}

/**
 * The shapes of a medal in their colours, drawn one by one: a picture of them would need the page's policy to allow it. A brand's own
 * picture is drawn where its server lets others do so, and left out where it doesn't.
 */
async function drawMedal(
  pen: CanvasRenderingContext2D,
  medal: SVGSVGElement,
  left: number,
  top: number,
): Promise<void> {
  const scale = MEDAL / 64;
  for (const shape of medal.querySelectorAll<SVGGraphicsElement>('path, circle, image')) {
    const looks = getComputedStyle(shape);
    if (looks.display === 'none') continue;
    const { x, y, zoom } = placeOf(shape);
    pen.save();
    pen.translate(left, top);
    pen.scale(scale, scale);
    pen.translate(x, y);
    pen.scale(zoom, zoom);
    pen.globalAlpha = Number(looks.opacity);
    if (shape instanceof SVGImageElement) await drawPicture(pen, shape).catch(() => {});
    else {
      const path = outlineOf(shape);
      pen.fillStyle = looks.fill;
      if (looks.fill !== 'none') pen.fill(path, 'evenodd');
      pen.strokeStyle = looks.stroke;
      pen.lineWidth = parseFloat(looks.strokeWidth);
      if (looks.stroke !== 'none') pen.stroke(path);
    }
    pen.restore();
  }
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name));

/** Where a shape's own little drawing stands in the medal. */
function placeOf(shape: SVGElement): { readonly x: number; readonly y: number; readonly zoom: number } {
  const inner = shape.ownerSVGElement;
  if (!inner?.hasAttribute('x')) return { x: 0, y: 0, zoom: 1 };
  const [boxX = 0, boxY = 0, boxWidth = number(inner, 'width')] = (inner.getAttribute('viewBox') ?? '')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const zoom = number(inner, 'width') / boxWidth;
  return { x: number(inner, 'x') - boxX * zoom, y: number(inner, 'y') - boxY * zoom, zoom };
}

function outlineOf(shape: SVGElement): Path2D {
  if (shape.tagName !== 'circle') return new Path2D(shape.getAttribute('d') ?? '');
  const path = new Path2D();
  path.arc(number(shape, 'cx'), number(shape, 'cy'), number(shape, 'r'), 0, 2 * Math.PI);
  return path;
}

async function drawPicture(pen: CanvasRenderingContext2D, shape: SVGImageElement): Promise<void> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = shape.getAttribute('href') ?? '';
  await image.decode();
  const [width, height] = [number(shape, 'width'), number(shape, 'height')];
  const fit = Math.min(width / image.naturalWidth, height / image.naturalHeight);
  const [w, h] = [image.naturalWidth * fit, image.naturalHeight * fit];
  pen.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
}
