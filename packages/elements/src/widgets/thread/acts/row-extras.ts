import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Messages } from '../../../locales/messages.ts';
import { errorNotice, errorWords } from '../../../parts/error-view.ts';
import type { CommunityError } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import type { RowExtras } from '../scene.ts';
import { formatAhead } from '../../../locales/spans.ts';
import { isSlow } from './slow.ts';

type Words = Messages['acting'];

const button = (action: string, words: string, kind = ''): TemplateResult =>
  html`<button type="button" class=${kind} data-do=${action}>${words}</button>`;

/** Waiting for staff, or taken down: said in the row, with what staff can do about it. */
function review(t: Words, item: ThreadItem, viewer: Id | undefined): TemplateResult | typeof nothing {
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
function pending(
  t: Words,
  common: Messages['common'],
  tag: string,
  item: ThreadItem,
  refusal: string | null,
): TemplateResult {
  if (item.pending !== 'failed') {
    return html`<p class="muted actions">${item.pending === 'sending' ? t.sending : t.queued}</p>`;
  }
  const asked = item.error?.code === 'nudge';
  return html`<div class=${asked ? 'notice' : 'notice error'} role="alert">
    <p>
      ${asked ? nothing : t.failed}
      ${refusal ?? (isSlow(item.error) ? t.slowAgain(formatAhead(tag, item.error?.details.retryAfter ?? 0)) : item.error ? errorWords(item.error, common) : nothing)}
    </p>
    ${button('retry', asked ? t.sendAnyway : common.retry)}
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

interface Circumstances {
  /** The tag for formats. */
  readonly tag: string;
  /** Who is looking, if anybody. */
  readonly viewer: Id | undefined;
  /** The row asks whether it shall be deleted. */
  readonly confirming: boolean;
  /** What the last action on this row met. */
  readonly failure: CommunityError | null;
  /** Why own words were refused, if better words than the error's are known. */
  readonly refusal: string | null;
}

/** What a row shows beyond what everybody reads, but for fields to write in. */
export const rowExtras = (
  item: ThreadItem,
  t: Words,
  common: Messages['common'],
  { tag, viewer, confirming, failure, refusal }: Circumstances,
): Pick<RowExtras, 'above' | 'foot' | 'below'> => ({
  above: review(t, item, viewer),
  foot: item.pending ? pending(t, common, tag, item, refusal) : confirming ? confirm(t) : null,
  below: failure ? errorNotice({ t: common, error: failure }) : nothing,
});
