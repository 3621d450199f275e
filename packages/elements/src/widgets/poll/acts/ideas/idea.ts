import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { isStaff } from '@hearth/core/domain';
import type { Entry, EntryReply, EntryStatus, MemberCard } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { formatRelative } from '../../../../locales/format.ts';
import { formatNumber } from '../../../../locales/intl.ts';
import { draw } from '../../../../parts/icons-apart.ts';
import { excerpt } from './excerpt.ts';
import type { BoardScene, RowActs, RowState } from './scene.ts';

type Part = TemplateResult | typeof nothing;

/** Bodies as elements, made once for each drawing of a row. */
export interface Bodies {
  readonly words: Element;
  readonly reply: Element | null;
}

const moment = ({ tag, now }: BoardScene, time: number): TemplateResult =>
  html`<time datetime=${new Date(time).toISOString()} title=${formatDateTime(tag, time)}
    >${formatRelative(tag, Math.min(time, now), now)}</time
  >`;

/** Whose words these are, with the team's mark. */
const whose = ({ t, common }: BoardScene, author: MemberCard | null): TemplateResult =>
  html`<bdi class="name">${author?.name ?? common.erased}</bdi>
    ${isStaff(author) ? html`<span class="flair" part="flair">${author?.role === 'owner' ? t.owner : t.staff}</span>` : nothing}`;

/** Where an idea stands, in words; the mark before them differs in its shape, too. */
export const stage = ({ t }: BoardScene, status: EntryStatus): Part =>
  status === 'open'
    ? nothing
    : html`<span class="mark stage ${status}" part="status">${t.status[status]}</span>`;

const arrow = /* @__PURE__ */ draw('M6 15l6-6 6 6');
const tick = /* @__PURE__ */ draw('M5 12.5l4.5 4.5L19 7.5');

/** The button that votes; where one can't, the count alone. Counts that somebody may not see are not there. */
export function voting({ t, tag }: BoardScene, entry: Entry, busy: boolean, vote: RowActs['vote']): Part {
  const { title, votes, voted, can } = entry;
  const count = votes === undefined ? null : formatNumber(tag, votes);
  if (!can.includes('vote'))
    return votes === undefined
      ? nothing
      : html`<span class="vote-idea"
          ><span aria-hidden="true">${count}</span><span class="sr">${t.votes(votes)}</span></span
        >`;
  return html`<button
    type="button"
    class="vote-idea"
    part="idea-vote"
    data-vote
    aria-pressed=${voted ? 'true' : 'false'}
    aria-disabled=${busy}
    aria-label=${votes === undefined ? t.voteUncounted(title) : t.vote(title, votes)}
    @click=${() => vote(entry)}
  >
    ${voted ? tick : arrow}<span>${count ?? t.voteNow}</span>
  </button>`;
}

function answer(scene: BoardScene, { by, at }: EntryReply, words: Element | null): TemplateResult {
  return html`<div
    class="answer"
    part="reply"
    role="group"
    aria-label=${scene.t.reply(by?.name ?? scene.common.erased)}
  >
    <div class="about">${whose(scene, by)} <span class="muted">${moment(scene, at)}</span></div>
    ${words}
  </div>`;
}

function details(
  { t }: BoardScene,
  { id, title, body }: Entry,
  row: RowState,
  words: Element,
  acts: RowActs,
): Part {
  if (!body.length) return nothing;
  const short = excerpt(body);
  if (short === null) return html`${words}`;
  return html`${row.unfolded ? words : html`<p class="short" dir="auto">${short}</p>`}
    <button
      type="button"
      class="quiet open-more"
      aria-expanded=${row.unfolded ? 'true' : 'false'}
      aria-label=${row.unfolded ? t.lessOf(title) : t.moreOf(title)}
      @click=${() => acts.unfold(id)}
    >
      ${row.unfolded ? t.less : t.more}
    </button>`;
}

/** What its author and staff may do. */
function deeds({ t }: BoardScene, entry: Entry, { busy }: RowState, acts: RowActs): Part {
  const { id, can, title } = entry;
  const button = (words: string, press: () => void, what: string, primary = false): TemplateResult =>
    html`<button
      type="button"
      class=${primary ? 'primary' : 'quiet'}
      data-deed=${what}
      aria-label=${`${words}: ${title}`}
      aria-disabled=${busy}
      @click=${press}
    >
      ${words}
    </button>`;
  const all = [
    can.includes('approve') && button(t.approve, () => acts.moderate(entry, 'approve'), 'approve', true),
    can.includes('settle') && button(t.setStatus, () => acts.open(id, 'settle'), 'settle'),
    can.includes('merge') && button(t.merge, () => acts.open(id, 'merge'), 'merge'),
    can.includes('edit') && button(t.edit, () => acts.open(id, 'edit'), 'edit'),
    can.includes('remove') && button(t.remove, () => acts.open(id, 'remove'), 'remove'),
    can.includes('hide') && button(t.hide, () => acts.moderate(entry, 'hide'), 'hide'),
    can.includes('restore') && button(t.restore, () => acts.moderate(entry, 'restore'), 'restore'),
  ].filter(Boolean);
  return all.length ? html`<div class="do">${all}</div>` : nothing;
}

/** One that was united with another: where its votes are now. */
function trace(
  { t, common, level }: BoardScene,
  { title, mergedInto }: Entry,
  { into }: RowState,
  acts: RowActs,
): TemplateResult {
  return html`<div class="said">
    <div class="idea-title muted" role="heading" aria-level=${level} dir="auto">${title}</div>
    <p class="merged muted">
      ${t.mergedInto}
      <button
        type="button"
        class="quiet linked"
        data-into
        @click=${() => mergedInto && acts.goTo(mergedInto)}
      >
        ${into?.title ?? common.loading}
      </button>
    </p>
  </div>`;
}

/** What stands in an idea's `<li>`. */
export function idea(
  scene: BoardScene,
  entry: Entry,
  row: RowState,
  bodies: Bodies,
  acts: RowActs,
  form: Part,
): TemplateResult {
  const { t, viewer } = scene;
  const { state, title, author, status, createdAt, editedAt, reply } = entry;
  if (state === 'deleted') return html`<p class="said muted">${t.gone}</p>`;
  if (state === 'merged') return trace(scene, entry, row, acts);
  const waits =
    state === 'held'
      ? author !== null && author.id === viewer?.id
        ? t.heldOwn
        : t.held
      : state === 'hidden' && t.hidden;
  return html`${state === 'published' ? voting(scene, entry, row.busy, (one) => acts.vote(one)) : nothing}
    <div class="said">
      ${
        row.opened === 'edit'
          ? form
          : html`<div class="idea-title" role="heading" aria-level=${scene.level} part="title" dir="auto">
                ${title}
              </div>
              <div class="about">
                ${stage(scene, status)}
                <span class="muted">${whose(scene, author)}</span>
                <span class="muted">${moment(scene, createdAt)}</span>
                ${editedAt ? html`<span class="muted">${t.edited}</span>` : nothing}
              </div>
              ${waits ? html`<p class="awaits muted">${waits}</p>` : nothing}
              ${details(scene, entry, row, bodies.words, acts)}
              ${reply ? answer(scene, reply, bodies.reply) : nothing} ${deeds(scene, entry, row, acts)}
              ${row.opened ? form : nothing}`
      }
      <p class="wrong" role="alert" ?hidden=${row.problem === null}>${row.problem}</p>
    </div>`;
}
