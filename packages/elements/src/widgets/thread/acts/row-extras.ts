import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Messages } from '../../../locales/messages.ts';
import { errorNotice, errorWords } from '../../../parts/error-view.ts';
import type { Id } from '@hearth/core/domain';
import type { RowExtras, RowView } from '../scene.ts';

type Words = Messages['acting'];

const button = (action: string, words: string, kind = ''): TemplateResult =>
  html`<button type="button" class=${kind} data-do=${action}>${words}</button>`;

/** Waiting for staff, or taken down: said in the row, with what staff can do about it. */
function review(t: Words, { item }: RowView, viewer: Id | undefined): TemplateResult | typeof nothing {
  const { status, can, author } = item.comment;
  if (status !== 'held' && status !== 'hidden') return nothing;
  const words = status === 'hidden' ? t.hidden : author?.id === viewer ? t.heldOwn : t.held;
  return html`<div class="notice" part="review">
    <p>${words}</p>
    ${can.includes('approve') ? button('approve', t.approve, 'primary') : nothing}
    ${can.includes('hide') ? button('hide', t.hide) : nothing}
    ${can.includes('restore') ? button('restore', t.restore) : nothing}
  </div>`;
}

/** Own words on their way. */
function pending(t: Words, common: Messages['common'], { item }: RowView): TemplateResult {
  if (item.pending !== 'failed') {
    return html`<p class="muted actions">${item.pending === 'sending' ? t.sending : t.queued}</p>`;
  }
  return html`<div class="notice error" role="alert">
    <p>${t.failed} ${item.error ? errorWords(item.error, common) : nothing}</p>
    ${button('retry', common.retry)}
    ${item.comment.source === undefined ? nothing : button('rewrite', t.edit, 'quiet')}
    ${button('discard', t.discard, 'quiet')}
  </div>`;
}

const confirm = (t: Words): TemplateResult => html`
  <div class="notice" role="group" aria-label=${t.removeSure}>
    <p>${t.removeSure}</p>
    ${button('remove', t.remove, 'danger')} ${button('keep', t.keep)}
  </div>
`;

/** What a row shows beyond what everybody reads. `viewer`: who is looking, if anybody. */
export const rowExtras = (
  view: RowView,
  t: Words,
  common: Messages['common'],
  viewer: Id | undefined,
): RowExtras => ({
  above: review(t, view, viewer),
  foot: view.item.pending ? pending(t, common, view) : view.mode === 'confirm' ? confirm(t) : null,
  below: view.failure ? errorNotice({ t: common, error: view.failure }) : nothing,
});
