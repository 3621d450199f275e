import type { QrCode } from './qr-code.ts';

interface Sheet {
  readonly title: string;
  readonly words: string;
  readonly scan: string;
  readonly orCode: string;
  readonly code: string;
  /** Where the code is to be entered. */
  readonly where: string;
  /** Where it hangs, small at its foot, so that sheets are not mixed up. */
  readonly mark: string;
  readonly qr: QrCode;
  readonly lang: string;
  readonly dir: string;
}

const LOOKS = `
  @page { margin: 18mm; }
  body { margin: 0; font: 14pt/1.4 system-ui, sans-serif; color: #000; background: #fff; text-align: center; }
  h1 { margin: 0 0 6mm; font-size: 30pt; line-height: 1.15; text-wrap: balance; overflow-wrap: anywhere; }
  p { margin: 0 auto 4mm; max-width: 130mm; overflow-wrap: anywhere; }
  svg { display: block; width: 110mm; max-width: 100%; height: auto; margin: 4mm auto; }
  .scan { font-size: 20pt; font-weight: 700; }
  .code { font: 700 26pt/1.2 ui-monospace, monospace; letter-spacing: 0.06em; }
  .mark { margin-block-start: 10mm; font-size: 9pt; color: #555; }
`;

const SVG = 'http://www.w3.org/2000/svg';

/** Prints a sheet for a shop window, from a frame of its own: what surrounds the widget is not on it. */
export function printSheet(sheet: Sheet): void {
  const frame = document.createElement('iframe');
  frame.title = sheet.title;
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // Out of sight, not hidden: a frame without a box is not printed by all.
  for (const [property, value] of Object.entries({
    position: 'fixed',
    'inset-block-start': '0',
    'inset-inline-start': '-10000px',
    'inline-size': '794px',
    'block-size': '1123px',
    border: '0',
  }))
    frame.style.setProperty(property, value);
  frame.dataset['hearthSheet'] = '';
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return frame.remove();
  write(view, sheet);
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
}

/** By calls alone, so that it works where pages allow no inline styles and no HTML made of strings. */
function write(view: Window & typeof globalThis, sheet: Sheet): void {
  const { document: page } = view;
  page.documentElement.lang = sheet.lang;
  page.documentElement.dir = sheet.dir;
  page.title = sheet.title;
  const looks = new view.CSSStyleSheet();
  looks.replaceSync(LOOKS);
  page.adoptedStyleSheets = [looks];
  const say = (tag: string, words: string, className = ''): HTMLElement => {
    const element = page.createElement(tag);
    element.textContent = words;
    element.className = className;
    return element;
  };
  const code = page.createElementNS(SVG, 'svg');
  code.setAttribute('viewBox', `0 0 ${sheet.qr.size} ${sheet.qr.size}`);
  const dark = page.createElementNS(SVG, 'path');
  dark.setAttribute('d', sheet.qr.path);
  code.append(dark);
  page.body.append(
    say('h1', sheet.title),
    ...(sheet.words ? [say('p', sheet.words)] : []),
    say('p', sheet.scan, 'scan'),
    code,
    say('p', sheet.orCode),
    say('p', sheet.code, 'code'),
    say('p', sheet.where),
    ...(sheet.mark ? [say('p', sheet.mark, 'mark')] : []),
  );
}
