import { css } from 'lit';

export const pollStyles = css`
  #question {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
    hyphens: auto;
    outline: 0;
  }
  p {
    margin-block: var(--_space);
  }
  .facts,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
  }
  .mark {
    display: inline-block;
    padding-inline: 8px;
    border: 1px solid currentColor;
    border-radius: 99px;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .yes {
    color: var(--_success);
  }
  .yes::before {
    content: '✓ ';
  }
  .lead {
    color: var(--_accent);
  }
  .options {
    display: grid;
    gap: var(--_space);
    margin: calc(var(--_space) * 1.5) 0;
    padding: 0;
    list-style: none;
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 400;
  }
  label.option,
  button.option {
    border-color: var(--_control);
    cursor: pointer;
  }
  label:hover {
    background: var(--_sunken);
  }
  .option.picked {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  label:has(:focus-visible) {
    outline: var(--_focus);
    outline-offset: 2px;
  }
  .option input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
    outline: 0;
  }
  .words {
    flex: 1 1 8em;
    min-inline-size: 0;
    hyphens: auto;
  }
  .words > * {
    display: block;
  }
  .label {
    font-weight: 600;
    line-height: 1.35;
  }
  .figures {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .bar {
    flex: 1 0 100%;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 65%, transparent);
  }
  .bar i {
    display: block;
    block-size: 8px;
    inline-size: var(--_share, 0);
    border-radius: 99px;
    background: var(--_control);
    transition: inline-size 0.5s;
  }
  .leader i {
    background: var(--_accent);
  }
  .duel {
    position: relative;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 2.5);
  }
  .duel .option {
    flex-flow: column;
    min-block-size: 120px;
    text-align: center;
  }
  .duel .words {
    flex: 1 0 auto;
    max-inline-size: 100%;
    align-content: center;
  }
  .duel .label {
    font-size: 1.125em;
  }
  .duel .bar {
    flex: none;
    inline-size: 100%;
  }
  .duel b {
    display: block;
    font-size: 1.5em;
    line-height: 1.2;
  }
  .duel button:hover,
  .duel .mine {
    box-shadow: inset 0 0 0 1px var(--_control);
  }
  .or {
    position: absolute;
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_surface);
    line-height: 1;
    pointer-events: none;
  }
  .acts button {
    min-block-size: 40px;
  }
  .ask {
    display: grid;
    font-weight: 600;
  }
  .ask input {
    min-block-size: 40px;
    max-inline-size: 24em;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  #trouble {
    color: var(--_danger);
  }
  @container (max-width: 300px) {
    .duel {
      grid-template-columns: 1fr;
    }
  }
  @media (forced-colors: active) {
    .bar i {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .option.picked,
    .mine {
      border: 2px solid Highlight;
    }
  }
`;
