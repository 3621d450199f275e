import { css } from '../../../../parts/css.ts';

export const pointsStyles = css`
  .marks {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 104px;
    gap: 6px;
    margin: 0;
    min-inline-size: 0;
  }
  .marks legend {
    float: inline-start;
    flex: 1 0 100%;
    inline-size: 100%;
    padding: 0;
  }
  .marks legend .muted {
    display: block;
  }
  .marks label {
    position: relative;
    cursor: pointer;
  }
  .marks input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .marks label span {
    display: grid;
    place-content: center;
    min-inline-size: 38px;
    min-block-size: 38px;
    padding-inline: 6px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  .mark-none span {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .marks label:hover span {
    background: var(--_sunken);
  }
  .marks input:checked + span {
    outline: 2px solid var(--_control);
    outline-offset: -3px;
    color: var(--_text);
  }
  .mark-one input:checked + span {
    border-color: var(--_accent);
    outline-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 700;
  }
  .marks input:focus-visible + span {
    outline: var(--hearth-focus-ring, 2px solid var(--_accent));
    outline-offset: 2px;
  }
  #budget {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .stepper input {
    inline-size: 4.2em;
    block-size: 36px;
    padding-inline: 2px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    appearance: textfield;
  }
  .stepper input::-webkit-inner-spin-button {
    appearance: none;
    margin: 0;
  }
  .stepper .tool {
    font-size: 1.125em;
  }
`;
