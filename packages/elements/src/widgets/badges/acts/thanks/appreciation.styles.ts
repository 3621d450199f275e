import { css } from '../../../../parts/css.ts';

export const appreciationStyles = css`
  .filled {
    margin-block-start: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .standing,
  .thanks {
    margin-block-start: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  .standing p {
    margin-block: 0 4px;
  }
  .standing strong {
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
  }
  .standing progress {
    inline-size: min(320px, 100%);
    max-inline-size: 100%;
    block-size: 8px;
  }
  #thanks {
    margin-block-end: 4px;
    font-weight: 650;
  }
  .thanks li {
    padding-block: 6px;
  }
  .thanks q {
    display: block;
    white-space: pre-line;
    quotes: none;
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_accent);
  }
  .thanks li .muted {
    padding-inline-start: calc(var(--_space) * 1.5 + 3px);
  }
  .thanks summary {
    min-block-size: 36px;
    align-content: center;
    color: var(--_accent);
    cursor: pointer;
  }
`;
