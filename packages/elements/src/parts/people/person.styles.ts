import { css } from '../css.ts';

export const personStyles = css`
  .person {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    inline-size: max-content;
    min-inline-size: min(250px, calc(100vw - 16px));
    max-inline-size: min(320px, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
    overscroll-behavior: contain;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.9375em;
    line-height: 1.5;
    text-align: start;
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .person.placed {
    visibility: visible;
  }
  .person:focus {
    outline: none;
  }
  .person .who {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .person .who .avatar {
    inline-size: 52px;
    block-size: 52px;
    font-size: 18px;
  }
  .person .who strong {
    display: block;
    font-size: 1.0625em;
    line-height: 1.3;
  }
  .person p {
    margin: calc(var(--_space) * 1.25) 0 0;
  }
  .person .who p {
    margin: 0;
  }
  .person .facts {
    margin: calc(var(--_space) * 1.25) 0 0;
    padding: 0;
    list-style: '';
  }
  .person .won {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    margin: calc(var(--_space) * 1.25) 0 0;
    padding: 0;
    list-style: '';
  }
  .person .won svg {
    display: block;
    inline-size: 34px;
    block-size: 34px;
  }
  .person .won li.muted {
    padding-inline-start: 4px;
  }
  .person .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: calc(var(--_space) * 1.5) calc(var(--_space) * -1) calc(var(--_space) * -1);
  }
  .person .foot button {
    padding-inline: var(--_space);
    font-size: 0.875em;
  }
  .person .wait {
    block-size: 4.5em;
    margin-block-start: calc(var(--_space) * 1.25);
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: hearth-breathe 1.6s infinite alternate;
  }
  .person .not {
    color: var(--_danger);
    font-weight: 600;
  }
`;
