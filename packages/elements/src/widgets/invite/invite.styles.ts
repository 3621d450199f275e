import { css } from 'lit';

export const inviteStyles = css`
  section > * {
    margin-block: calc(var(--_space) * 1.5);
  }
  #heading {
    margin-block-start: 0;
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
    hyphens: auto;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: var(--_space);
  }
  dl > div {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 1.75);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  dt {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  dd {
    margin: 4px 0 0;
    font-weight: 600;
    line-height: 1.4;
    hyphens: auto;
  }
  .chip {
    padding: 0 8px;
    border: 1px solid currentColor;
    border-radius: 99px;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .chip.joined,
  .chip.qualified,
  .ended.joined {
    color: var(--_success);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }
  .field {
    flex: 1 1 220px;
    min-inline-size: 0;
  }
  .field.copy {
    flex: 2 1 320px;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  input,
  textarea {
    inline-size: 100%;
    padding: 7px calc(var(--_space) * 1.25);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: 1.5;
  }
  .pair input {
    flex: 1 1 7em;
    min-inline-size: 0;
    min-block-size: 40px;
    text-overflow: ellipsis;
  }
  #code,
  #entered {
    font-family: ui-monospace, monospace;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea {
    display: block;
    resize: vertical;
  }
  label[for='message'] {
    margin-block-end: 0;
  }
  textarea,
  #message-hint {
    margin-block-start: 0;
  }
  #message-hint {
    margin-block: calc(var(--_space) * -1) 0;
  }
  .pair button,
  .acts button,
  .button {
    min-block-size: 40px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .button {
    display: inline-grid;
    place-items: center;
    padding: 0 calc(var(--_space) * 1.75);
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
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  .friends p {
    margin-block: 4px 0;
  }
  ul {
    margin: 4px 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space);
    padding-block: 4px;
  }
  li bdi {
    font-weight: 600;
  }
  li .muted {
    margin-inline-start: auto;
  }
  summary {
    padding-block: 8px;
    font-weight: 600;
    cursor: pointer;
  }
  details p {
    margin-block: 4px;
  }
  .landing {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2.5);
    border: 1px solid var(--_accent);
    border-radius: calc(var(--_radius) * 1.5);
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  .landing > :first-child {
    margin-block-start: 0;
  }
  .landing > :last-child {
    margin-block-end: 0;
  }
  .hello {
    font-size: 1.125em;
    line-height: 1.35;
  }
  .ended {
    font-weight: 600;
  }
  .problem {
    color: var(--_danger);
  }
`;
