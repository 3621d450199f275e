import { css } from '../../../../parts/css.ts';

export const historyStyles = css`
  .history {
    margin-block: var(--_space);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border-radius: var(--_radius);
    border-inline-start: 3px solid var(--_control);
    background: var(--_sunken);
  }
  .history > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space);
  }
  .history h3 {
    margin: 0;
    font-size: 0.9375em;
    font-weight: 650;
  }
  .history ol {
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .history li + li {
    margin-block-start: calc(var(--_space) * 1.5);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  .history .past {
    margin: 2px 0 0;
    white-space: pre-wrap;
  }
  .history ins {
    background: color-mix(in oklab, var(--_accent) 18%, transparent);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .history del {
    color: var(--_muted);
  }
`;
