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
  header p,
  form > p {
    margin-block: var(--_space);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
  }
  .chip,
  .mark {
    padding: 1px 8px;
    border: 1px solid currentColor;
    border-radius: 99px;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .yes,
  .own {
    color: var(--_success);
  }
  .yes::before,
  .own::before {
    content: '✓ ' / '';
  }
  .lead {
    color: var(--_accent);
  }
  .mark {
    display: inline-block;
    margin-block-start: 4px;
    font-size: 0.75rem;
  }
  .options {
    display: grid;
    gap: var(--_space);
    margin: calc(var(--_space) * 1.5) 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    list-style: none;
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px calc(var(--_space) * 1.5);
    min-block-size: 48px;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.75);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 400;
    text-align: start;
  }
  label.option {
    cursor: pointer;
    border-color: var(--_control);
  }
  label.option:hover {
    background: var(--_sunken);
  }
  .option.picked {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  label.option:has(:disabled) {
    cursor: default;
  }
  label.option:has(:focus-visible) {
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
    block-size: 8px;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 65%, transparent);
  }
  .bar i {
    display: block;
    block-size: 100%;
    inline-size: var(--_share, 0);
    border-radius: inherit;
    background: var(--_control);
    transition: inline-size 0.5s ease-out;
  }
  .leader .bar i {
    background: var(--_accent);
  }
  .duel {
    position: relative;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 2.5);
  }
  .duel .option {
    flex-direction: column;
    flex-wrap: nowrap;
    justify-content: center;
    min-block-size: 116px;
    text-align: center;
  }
  .duel button {
    border-width: 2px;
  }
  .duel button:hover:not([aria-pressed='true']) {
    border-color: var(--_accent);
  }
  .duel .words {
    flex: 0 1 auto;
    max-inline-size: 100%;
  }
  .duel .label {
    font-size: 1.125em;
  }
  .duel .bar {
    flex: none;
    inline-size: 100%;
  }
  .duel .figures b {
    display: block;
    font-size: 1.5em;
    line-height: 1.2;
  }
  .duel .mine {
    border-color: var(--_success);
  }
  .or {
    position: absolute;
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    display: grid;
    place-items: center;
    min-inline-size: 36px;
    block-size: 36px;
    padding-inline: 4px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_surface);
    line-height: 1;
    pointer-events: none;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .acts button {
    min-block-size: 40px;
  }
  .primary {
    padding-inline: calc(var(--_space) * 3);
  }
  .ask {
    display: grid;
    gap: 4px;
    margin-block: var(--_space);
    font-weight: 600;
  }
  .ask input {
    min-block-size: 40px;
    max-inline-size: 24em;
    inline-size: 100%;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 400;
  }
  [role='alert']:not(.notice) {
    color: var(--_danger);
  }
  @container (max-width: 300px) {
    .duel {
      grid-template-columns: 1fr;
    }
    .option {
      padding-inline: var(--_space);
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
      block-size: 10px;
    }
    .bar i {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .leader .bar i,
    .mine .bar i {
      background: Highlight;
    }
    .option.picked,
    .duel .mine {
      border-color: Highlight;
    }
  }
`;
