import { css } from '../../../../parts/css.ts';

export const proofStyles = css`
  .proof {
    margin-block-start: calc(var(--_space) * 1.25);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .proof .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .proof button {
    padding-inline: 10px;
    font-size: 0.9375em;
  }
  .proof ul {
    margin-block: 6px;
  }
  .card .proof li {
    display: flex;
    gap: 8px;
    padding-block: 2px;
    border: 0;
  }
  .proof .sign {
    flex: none;
    inline-size: 1.2em;
    text-align: center;
    font-weight: 700;
  }
  .proof .passed .sign {
    color: var(--_success);
  }
  .proof .failed .sign,
  .proof .verdict.refused {
    color: var(--_danger);
  }
  .proof .verdict {
    margin-block: 8px 0;
    font-weight: 600;
  }
  .proof .verdict.verified {
    color: var(--_success);
  }
`;
