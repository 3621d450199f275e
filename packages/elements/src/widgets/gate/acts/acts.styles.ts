import { css } from '../../../parts/css.ts';

/** Places, passes, circles and invitations. */
export const actsStyles = css`
  .offers {
    margin: 0;
    padding: 0;
    list-style: '';
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: calc(var(--_space) * 1.5);
  }
  .offer {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .offer .what {
    flex: none;
  }
  .offer strong {
    font-size: 1.0625em;
  }
  .pass {
    position: relative;
    border-style: dashed;
    border-color: var(--_control);
  }
  .pass.used {
    background: none;
  }
  .pass.used strong {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .mine {
    color: var(--_success);
    font-weight: 600;
  }
  .do,
  .asking,
  .hand-on {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .offers > li > :last-child {
    margin-block-start: auto;
  }
  .asking p,
  .hand-on p {
    flex: 1 0 100%;
  }
  .hand-on label {
    flex: 1 1 14em;
    min-inline-size: 0;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .link {
    display: block;
    inline-size: 100%;
    min-block-size: 36px;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    text-overflow: ellipsis;
  }
  .hand-on button {
    align-self: end;
  }
  .failed {
    color: var(--_danger);
  }
  .invited {
    border-color: var(--_accent);
    border-inline-start-width: 3px;
  }
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
`;
