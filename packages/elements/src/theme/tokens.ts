import { css } from '../parts/css.ts';

/** `light` and `dark` fix the scheme, `auto` follows the device. Without it the page's own `color-scheme` is inherited. */
export type Theme = 'light' | 'dark' | 'auto';

/**
 * The design tokens. A page sets `--hearth-*` anywhere above a widget, or on it; widgets read the private `--_*` beside it,
 * so that a token inherited from `:root` wins over the default, and a default never shadows it.
 *
 * @cssproperty [--hearth-color-accent] - links, the main button, focus rings
 * @cssproperty [--hearth-color-on-accent] - words on the accent
 * @cssproperty [--hearth-color-text] - words
 * @cssproperty [--hearth-color-muted] - secondary words
 * @cssproperty [--hearth-color-background=transparent] - behind a widget
 * @cssproperty [--hearth-color-surface] - behind fields, menus and cards
 * @cssproperty [--hearth-color-sunken] - behind quotes, code and notices
 * @cssproperty [--hearth-color-border] - rules between things
 * @cssproperty [--hearth-color-control] - edges of fields and buttons (3:1 against the surface)
 * @cssproperty [--hearth-color-danger] - errors and deletions
 * @cssproperty [--hearth-color-success] - what went well
 * @cssproperty [--hearth-font=inherit] - font family
 * @cssproperty [--hearth-font-size=inherit] - size of running text
 * @cssproperty [--hearth-line-height=1.6] - of running text
 * @cssproperty [--hearth-radius=8px] - corners
 * @cssproperty [--hearth-space=8px] - the unit that all distances are multiples of
 * @cssproperty [--hearth-focus-ring] - outline of what has the focus
 */
export const tokens = css`
  :host {
    --_accent: var(--hearth-color-accent, light-dark(#9a3412, #f2a87e));
    --_on-accent: var(--hearth-color-on-accent, light-dark(#fff, #26130a));
    --_text: var(--hearth-color-text, light-dark(#211e1a, #ece7df));
    --_muted: var(--hearth-color-muted, light-dark(#625c53, #b3ab9f));
    --_surface: var(--hearth-color-surface, light-dark(#fff, #211f1b));
    --_sunken: var(--hearth-color-sunken, light-dark(#f7f4ef, #2a2723));
    --_border: var(--hearth-color-border, light-dark(#e4dfd6, #3d3932));
    --_control: var(--hearth-color-control, light-dark(#8b8478, #857d71));
    --_danger: var(--hearth-color-danger, light-dark(#b3261e, #f4aaa2));
    --_success: var(--hearth-color-success, light-dark(#1f6b3a, #8fd3a6));
    --_radius: var(--hearth-radius, 8px);
    --_space: var(--hearth-space, 8px);
  }
  [data-theme='light'] {
    color-scheme: light;
  }
  [data-theme='dark'] {
    color-scheme: dark;
  }
  [data-theme='auto'] {
    color-scheme: light dark;
  }
`;
