import { css } from '../../parts/css.ts';

export const inviteStyles = css`
  section,
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }
  #heading {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
    hyphens: auto;
  }
  dl,
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: calc(var(--_space) * 1.5);
  }
  dl > div,
  .landing {
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  dd {
    hyphens: auto;
  }
  .chip {
    padding-inline: 8px;
    border: 1px solid currentColor;
    border-radius: 99px;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .joined,
  .qualified {
    color: var(--_success);
  }
  label,
  summary,
  .ended,
  dd,
  bdi {
    font-weight: 600;
  }
  .pair,
  .acts,
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
  }
  input,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    padding: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .pair input {
    flex: 1 1 8em;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  #code,
  #entered {
    font-family: ui-monospace, monospace;
    text-transform: uppercase;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea {
    resize: vertical;
    field-sizing: content;
    min-block-size: 5.5em;
  }
  .pair button,
  .acts > *,
  .notice button {
    min-block-size: 40px;
  }
  .button {
    align-content: center;
    padding-inline: calc(var(--_space) * 1.75);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-weight: 600;
    font-size: 0.9375em;
    text-decoration: none;
  }
  .button:hover {
    background: var(--_sunken);
  }
  .friends,
  details {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  li {
    padding-block: 4px;
  }
  time {
    white-space: nowrap;
  }
  summary {
    padding-block: 6px;
    cursor: pointer;
  }
  .landing {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  .problem {
    color: var(--_danger);
  }
`;
