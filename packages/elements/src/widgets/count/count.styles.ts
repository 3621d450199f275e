import { css } from '../../parts/css.ts';

/** Words among the page's own, such as in a link: with its font, its colour and its line. */
export const countStyles = css`
  :host,
  .root,
  .content {
    display: inline;
  }
  :host {
    container-type: normal;
    line-height: inherit;
  }
  .root {
    color: inherit;
    background: none;
  }
  .notice {
    color: var(--_text);
  }
  [part='device'] {
    display: none;
  }
`;
