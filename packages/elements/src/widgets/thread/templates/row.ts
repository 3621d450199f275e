import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isStaff } from '@hearth/core/domain';
import { formatDateTime } from '../../../locales/format.ts';
import { avatar } from '../../../parts/avatar.ts';
import { bodyView } from '../../../parts/body.ts';
import { icons } from '../../../parts/icons.ts';
import { relativeTime } from '../../../parts/relative-time.ts';
import { permalink } from '../permalink.ts';
import type { RowView, Scene } from '../scene.ts';
import { reactions } from './reactions.ts';

/** Levels that are indented; deeper ones name whom they answer. */
const LEVELS = 4;

function actions(scene: Scene, { item: { comment } }: RowView, name: string): TemplateResult {
  const { t } = scene;
  return html`<div class="actions" part="actions">
    ${reactions(scene, comment)}
    ${comment.can.includes('reply') ? html`<button type="button" class="quiet" data-do="reply">${t.reply}</button>` : nothing}
    <button type="button" class="quiet more" data-do="menu" aria-haspopup="menu" aria-label=${t.more(name)}>
      ${icons.more}
    </button>
  </div>`;
}

function main(scene: Scene, view: RowView, name: string): TemplateResult {
  const { t, tag } = scene;
  const { item, mode } = view;
  const { id, author, parent, createdAt, editedAt, body } = item.comment;
  const extras = scene.acts?.extras(view);
  return html`${avatar(author)}
    <div class="main">
      <header>
        <bdi class="name" part="author">${name}</bdi>
        ${author && isStaff(author) ? html`<span class="flair" part="flair">${author.role === 'owner' ? t.owner : t.staff}</span>` : nothing}
        <a class="when" href=${permalink(id)}>${relativeTime(tag, createdAt, scene.now)}</a>
        ${editedAt ? html`<span class="muted" title=${formatDateTime(tag, editedAt)}>${t.edited}</span>` : nothing}
      </header>
      ${item.inReplyTo && parent ? html`<a class="to" href=${permalink(parent)}>${t.inReplyTo(item.inReplyTo)}</a>` : nothing}
      ${
        mode === 'edit'
          ? scene.acts?.compose.template(`edit/${id}`, item)
          : html`${extras?.above}${body ? bodyView(body) : nothing}${extras?.foot ?? (item.pending ? nothing : actions(scene, view, name))}${extras?.below}`
      }
    </div>`;
}

/** One comment: a template in the thread's root, so that a thousand of them cost no thousand elements. */
export function row(scene: Scene, view: RowView): TemplateResult {
  const { t } = scene;
  const { item, mode, marked } = view;
  const { id, depth, root, author, status } = item.comment;
  const name = author?.name || t.erased;
  const gone = status === 'deleted';
  return html`<li
    class="row d${Math.min(depth, LEVELS)}${marked ? ' marked' : ''}${item.pending ? ' pending' : ''}"
    data-id=${id}
    aria-level=${depth + 1}
  >
    <article part="comment" tabindex="-1" aria-label=${gone ? t.deleted : t.by(name)}>
      ${gone ? html`<p class="gone">${t.deleted}</p>` : main(scene, view, name)}
    </article>
    ${mode === 'reply' ? scene.acts?.compose.template(`reply/${id}`, item) : nothing}
    ${item.moreReplies ? html`<button type="button" class="quiet replies" data-do="more-replies" data-value=${root}>${t.moreReplies(item.moreReplies)}</button>` : nothing}
  </li>`;
}
