import { css } from '../../../../parts/css.ts';

export const microStyles = css`
  .micro {
    margin-block: calc(var(--_space) * 2);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_control);
    background: var(--_sunken);
  }
  .micro p {
    margin-block: 2px;
  }
  .agree {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 40px;
    cursor: pointer;
  }
  .agree input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .own {
    margin-block: calc(var(--_space) * 2);
  }
  .own ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .own li {
    margin-block: var(--_space);
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }
  .own li > * {
    display: block;
  }
  .own .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .own .acts p {
    flex: 1 0 100%;
    margin: 0;
  }
`;
