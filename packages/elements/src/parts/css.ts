/** One style sheet, made when the first element adopts it, so that this file loads where there is no document. */
export interface Styles {
  readonly styleSheet: CSSStyleSheet;
}

/** Sheets, and lists of them, in the order in which they apply. */
export type StylesGroup = Styles | readonly StylesGroup[];

/** A constructed style sheet, which strict pages allow (`style-src 'none'`). Takes no values: what changes is a custom property. */
export function css({ 0: text }: TemplateStringsArray): Styles {
  let made: CSSStyleSheet | undefined;
  return {
    get styleSheet() {
      if (!made) (made = new CSSStyleSheet()).replaceSync(text!);
      return made;
    },
  };
}
