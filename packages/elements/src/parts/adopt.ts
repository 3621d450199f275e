import type { Styles } from './css.ts';

/**
 * Gives a shadow root the styles of code that has just loaded, once.
 *
 * @param place where among its sheets: of equal rules, the later one wins; default: at the end
 */
export function adopt(root: Node, { styleSheet }: Styles, place?: number): void {
  if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  const sheets = [...root.adoptedStyleSheets];
  sheets.splice(place ?? sheets.length, 0, styleSheet);
  root.adoptedStyleSheets = sheets;
}
