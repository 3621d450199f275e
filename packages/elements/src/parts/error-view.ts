import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Messages } from '../locales/messages.ts';

type Common = Messages['common'];

/** What happened and what to do, in the viewer's language. A code that this version does not know counts as `unavailable`. */
export function errorWords(error: CommunityError, t: Common): string {
  const words = t.errors[error.code] ?? t.errors.unavailable;
  return typeof words === 'string' ? words : words(error.details);
}

interface ErrorNotice {
  readonly t: Common;
  readonly error: CommunityError;
  /** Offered when the same request may succeed later. */
  readonly retry?: () => void;
  /** More to do, such as signing in. */
  readonly action?: TemplateResult | typeof nothing;
}

/** An error in place: words, and a button where trying again can help. */
export const errorNotice = ({ t, error, retry, action = nothing }: ErrorNotice): TemplateResult => html`
  <div class="notice error" part="error" role="alert">
    <p>${errorWords(error, t)}</p>
    ${retry && error.retryable ? html`<button type="button" @click=${retry}>${t.retry}</button>` : nothing}
    ${action}
  </div>
`;
