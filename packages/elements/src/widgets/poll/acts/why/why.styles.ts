import { css } from '../../../../parts/css.ts';

export const whyStyles = css`
  .why {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin-block: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .why label {
    font-weight: 600;
  }
  .why textarea {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 7px var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: 1.4;
    resize: vertical;
    field-sizing: content;
    max-block-size: 14em;
  }
  .why p {
    margin: 0;
  }
  .why .refused {
    color: var(--_danger);
  }
  .why .words {
    flex: none;
    white-space: pre-wrap;
    font-style: italic;
  }
`;
