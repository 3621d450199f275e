import { css } from '../../parts/css.ts';

export const badgesStyles = css`
  header,
  .row,
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px var(--_space);
  }
  p {
    margin-block: 0 var(--_space);
  }
  #heading {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    gap: var(--_space);
  }
  .grid > li {
    display: flex;
    flex-direction: column;
    padding-block-end: var(--_space);
    text-align: center;
  }
  [data-badge] {
    position: relative;
    min-inline-size: 0;
    border-radius: var(--_radius);
  }
  [data-badge] > button {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    inline-size: 100%;
    padding: var(--_space);
    border-color: transparent;
    background: none;
    font-weight: 400;
    hyphens: auto;
  }
  .words > * {
    display: block;
  }
  .name {
    font-weight: 650;
  }
  .next {
    margin-block-start: auto;
    padding-inline: var(--_space);
  }
  progress {
    appearance: none;
    align-self: center;
    inline-size: 112px;
    max-inline-size: 80%;
    block-size: 6px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 70%, transparent);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    background: var(--_accent);
  }
  .medal {
    flex: none;
    inline-size: 72px;
  }
  .row .medal,
  .strip .medal {
    inline-size: 44px;
  }
  .row > li > button {
    flex-direction: row;
    text-align: start;
  }
  .strip > li > button {
    padding: 0;
    min-block-size: 44px;
  }
  .row .next,
  .row progress,
  .strip .words,
  .strip .next,
  .strip progress {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .welcome {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_sunken);
    text-align: center;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
  }
`;
