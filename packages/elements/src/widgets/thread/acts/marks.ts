import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Comment } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';
import { permalink } from '../permalink.ts';

/** What staff point out, in words, and the way to a conversation's official answer. */
export function marks(t: Messages['acting'], comment: Comment): TemplateResult | typeof nothing {
  const { marks: all = [], answer, status } = comment;
  if (status !== 'published' || (!all.length && !answer)) return nothing;
  return html`<p class="marks" part="marks">
    ${all.map((mark) => html`<span>${t.marks[mark].label}</span>`)}
    ${answer ? html`<a class="when" href=${permalink(answer)}>${t.toAnswer}</a>` : nothing}
  </p>`;
}
