import { css } from '../../parts/css.ts';

/** Bars are borders: those stay visible in forced colours. */
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
  .acts,
  .option {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px calc(var(--_space) * 1.25);
  }
  .mark {
    display: inline-block;
    padding-inline: 8px;
    border: 1px solid;
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
    list-style: '';
  }
  .option {
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
  .option input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
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
  .bar {
    flex: 1 0 100%;
    border-radius: 99px;
    overflow: hidden;
    background: var(--_sunken);
  }
  i {
    display: block;
    inline-size: var(--_share);
    border-block-start: 8px solid var(--_control);
  }
  .leader i {
    border-color: var(--_accent);
  }
  .duel {
    position: relative;
    grid-template-columns: repeat(auto-fit, minmax(min(130px, 100%), 1fr));
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
  .duel .bar {
    flex: none;
    inline-size: 100%;
  }
  .duel b {
    display: block;
    font-size: 1.5em;
    line-height: 1.2;
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
`;
