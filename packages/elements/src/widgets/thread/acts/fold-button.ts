import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Messages } from '../../../locales/messages.ts';

/**
 * Folds the replies below a comment away, and brings them back. It stands under the picture, where nothing else is: nothing moves
 * when it comes. Folded, it says in the row how much is hidden.
 */
export const foldButton = (t: Messages['acting'], replies: number, closed: boolean): TemplateResult => {
  const label = closed ? t.repliesHidden(replies) : t.hideReplies(replies);
  return html`<button
    type="button"
    class="quiet fold${closed ? ' closed' : ''}"
    part="fold"
    data-do="fold"
    aria-expanded=${!closed}
    aria-label=${label}
    title=${label}
  >
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d=${closed ? 'M8 12h8M12 8v8M12 3a9 9 0 1 0 .1 0' : 'M8 12h8M12 3a9 9 0 1 0 .1 0'}></path>
    </svg>
    ${closed ? label : ''}
  </button>`;
};
