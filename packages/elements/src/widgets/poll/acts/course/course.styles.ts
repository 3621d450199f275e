import { css } from '../../../../parts/css.ts';

export const courseStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--_space) * 2);
    margin: var(--_space) 0;
    padding: 0;
    list-style: '';
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .steps li::before {
    content: '';
    box-sizing: border-box;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid;
    border-radius: 99px;
  }
  .steps .past::before {
    border-width: 5px;
  }
  .steps [aria-current] {
    color: var(--_accent);
    font-weight: 650;
  }
  .steps [aria-current]::before {
    border-width: 5px;
    outline: 2px solid;
    outline-offset: 1px;
  }
  .goal progress {
    display: block;
    inline-size: 100%;
    block-size: 10px;
    accent-color: var(--_accent);
  }
  .news {
    margin-block: var(--_space);
    border-color: var(--_accent);
  }
  .outcomes {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .outcomes li {
    padding-block: var(--_space);
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_border);
  }
  .outcomes li:first-child {
    border-color: var(--_accent);
  }
  .outcomes p {
    margin: 2px 0;
    white-space: pre-line;
  }
  #log,
  #step-sure {
    outline: 0;
  }
  .log-title {
    margin-block: calc(var(--_space) * 2) var(--_space);
    font-weight: 650;
  }
  .step-form {
    margin-block: calc(var(--_space) * 2);
  }
  .step-form fieldset {
    inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .step-form label {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 32px;
  }
  .step-form .why {
    display: block;
    inline-size: 100%;
    font-weight: 600;
  }
  .step-form textarea {
    display: block;
    inline-size: 100%;
    padding: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 16px;
    font-weight: 400;
  }
`;
