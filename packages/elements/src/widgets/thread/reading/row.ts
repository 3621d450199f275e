import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { isStaff } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { avatar } from '../../../parts/avatar.ts';
import { ago, isoOf, timeStamp } from '../../../parts/relative-time.ts';
import { permalink } from '../permalink.ts';
import type { RowExtras, Scene } from '../scene.ts';
import { reactions } from './reactions.ts';

/** Levels that are indented; deeper ones name whom they answer. */
const LEVELS = 4;

export const rowClass = ({ comment, pending }: ThreadItem, extras: RowExtras | null): string =>
  `row d${Math.min(comment.depth, LEVELS)}${extras?.marked ? ' marked' : ''}${pending ? ' pending' : ''}`;

function actions(
  scene: Scene,
  { comment }: ThreadItem,
  votes: RowExtras['votes'],
  name: string,
): TemplateResult {
  const { t, session } = scene;
  // Reactions come with the session; what stands behind them waits for it, rather than to be pushed aside.
  return html`<div class="actions" part="actions">
    ${reactions(scene, comment)}
    ${session && comment.can.includes('reply') ? html`<button type="button" class="quiet" data-do="reply">${t.reply}</button>` : nothing}
    <span class="more"
      >${votes ?? (session && comment.votes && html`<i class="votes"></i>`)}
      <button type="button" class="quiet" data-do="menu" aria-haspopup="menu" aria-label=${t.more(name)}>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5.5 11.5v1M12 11.5v1M18.5 11.5v1"></path>
        </svg></button
    ></span>
  </div>`;
}

function main(
  scene: Scene,
  item: ThreadItem,
  words: Element | null,
  extras: RowExtras | null,
  name: string,
): TemplateResult {
  const { t, tag, now } = scene;
  const { id, author, parent, createdAt, editedAt } = item.comment;
  const instead = extras?.instead;
  return html`${avatar(author)}
    <div class="main">
      <header>
        <bdi class="name" part="author">${name}</bdi>
        ${isStaff(author) ? html`<span class="flair" part="flair">${author?.role === 'owner' ? t.owner : t.staff}</span>` : nothing}
        <a class="when" href=${permalink(id)}
          ><time datetime=${isoOf(createdAt)}>${ago(tag, createdAt, now)}</time></a
        >
        ${editedAt ? html`<span class="muted">${timeStamp(editedAt, t.edited)}</span>` : nothing}
      </header>
      ${item.inReplyTo && parent ? html`<a class="when" href=${permalink(parent)}>${t.inReplyTo(item.inReplyTo)}</a>` : nothing}
      ${instead}${instead ? nothing : extras?.above}${instead ? nothing : words}
      ${instead ? nothing : extras?.between}
      ${instead ? nothing : (extras?.foot ?? (item.pending ? nothing : actions(scene, item, extras?.votes, name)))}
      ${instead ? nothing : extras?.below}
    </div>`;
}

const nameOf = ({ t }: Scene, { comment }: ThreadItem): string => comment.author?.name || t.erased;

/** Whether there is nothing about a row that could not be said in brief. */
export const canBeBrief = ({ comment, moreReplies }: ThreadItem): boolean =>
  comment.status !== 'deleted' && !moreReplies;

/** An empty row in brief, of which the others are copies. */
let pattern: Element | null = null;

function makePattern(): Element {
  const place = document.createElement('li');
  render(
    html`<article part="comment" tabindex="-1">
      <div class="main">
        <header><bdi class="name" part="author"></bdi></header>
      </div>
    </article>`,
    place,
  );
  return place.firstElementChild!;
}

/**
 * Of a row that is out of sight, what there is to read. By hand: most of a first page is out of sight, and a template takes
 * twice the time.
 */
export function brief(scene: Scene, item: ThreadItem, words: Element | null): Element {
  const name = nameOf(scene, item);
  const article = (pattern ??= makePattern()).cloneNode(true) as Element;
  const header = article.querySelector('header')!;
  article.setAttribute('aria-label', scene.t.by(name));
  header.firstElementChild!.textContent = name;
  header.append(` ${ago(scene.tag, item.comment.createdAt, scene.now)}`);
  if (words) header.after(words);
  return article;
}

/** What stands in a comment's `<li>`: a template, so that a thousand of them cost no thousand custom elements. */
export function row(
  scene: Scene,
  item: ThreadItem,
  words: Element | null,
  extras: RowExtras | null,
): TemplateResult {
  const { t } = scene;
  const { root, status } = item.comment;
  const name = nameOf(scene, item);
  const gone = status === 'deleted';
  return html`<article part="comment" tabindex="-1" aria-label=${gone ? t.deleted : t.by(name)}>
      ${gone ? html`<p class="gone">${t.deleted}</p>` : main(scene, item, words, extras, name)}
    </article>
    ${extras?.after}
    ${item.moreReplies ? html`<button type="button" class="quiet replies" data-do="more-replies" data-value=${root}>${t.moreReplies(item.moreReplies)}</button>` : nothing}`;
}
