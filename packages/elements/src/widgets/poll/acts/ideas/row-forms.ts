import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { BODY_LIMIT, ENTRY_STATUSES } from '@hearth/core/domain';
import type { Entry, EntryStatus } from '@hearth/core/domain';
import type { BoardScene } from './scene.ts';

interface RowForm {
  readonly busy: boolean;
  readonly leave: () => void;
}

const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) leave();
  };

/** The poll has a form of its own around its ballot, and hears of all that is sent in it. */
const onSubmit =
  (busy: boolean, send: (form: HTMLFormElement) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!busy) send(event.currentTarget as HTMLFormElement);
  };

/** Staff say what becomes of an idea, and why. */
export function settleForm(
  { t, common }: BoardScene,
  { id, title, status, reply }: Entry,
  form: RowForm & { readonly send: (status: EntryStatus, reply: string) => void },
): TemplateResult {
  const { busy, leave } = form;
  const send = (fields: HTMLFormElement): void => {
    const given = new FormData(fields);
    const chosen = given.get('status');
    const words = fields.querySelector('textarea')?.value.trim() ?? '';
    form.send(ENTRY_STATUSES.find((one) => one === chosen) ?? status, words);
  };
  return html`<form
    class="idea-form"
    part="idea-form"
    aria-label=${t.statusOf(title)}
    novalidate
    @submit=${onSubmit(busy, send)}
    @keydown=${onEscape(leave)}
  >
    <fieldset class="statuses">
      <legend>${t.statusLabel}</legend>
      ${ENTRY_STATUSES.map((one) => html`<label><input type="radio" name="status" value=${one} ?checked=${one === status} /> ${t.status[one]}</label>`)}
    </fieldset>
    <label
      >${t.replyLabel}
      <textarea
        name="reply"
        rows="3"
        dir="auto"
        maxlength=${BODY_LIMIT}
        .defaultValue=${reply?.source ?? ''}
        aria-describedby="settle-${id}"
        ?readonly=${busy}
      ></textarea
      ><span class="muted" id="settle-${id}">${t.replyHint}</span></label
    >
    <div class="do">
      <button type="submit" class="primary" aria-disabled=${busy}>${busy ? t.sending : t.save}</button>
      <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
    </div>
  </form>`;
}

/** Staff look for the idea that says the same, and unite both. */
export function mergeForm(
  { t, common }: BoardScene,
  { id, title }: Entry,
  /** `null` while they are looked for. */
  found: readonly Entry[] | null,
  form: RowForm & { readonly search: (text: string) => void; readonly into: (other: Entry) => void },
): TemplateResult {
  const { busy, leave, search, into } = form;
  const others = found?.filter((one) => one.id !== id);
  return html`<form
    class="idea-form"
    part="idea-form"
    role="search"
    aria-label=${t.mergeOf(title)}
    novalidate
    @submit=${onSubmit(busy, (fields) => search(fields.querySelector('input')?.value ?? ''))}
    @keydown=${onEscape(leave)}
  >
    <label
      >${t.mergeSearch}
      <input
        type="search"
        name="search"
        autocomplete="off"
        dir="auto"
        .defaultValue=${title}
        aria-describedby="merge-${id}"
        ?readonly=${busy}
        @input=${({ target }: Event) => search((target as HTMLInputElement).value)}
      /><span class="muted" id="merge-${id}">${t.mergeHint}</span></label
    >
    <div aria-live="polite">
      ${
        others?.length === 0
          ? html`<p class="muted">${t.mergeNone}</p>`
          : !others
            ? html`<p class="muted">${common.loading}</p>`
            : html`<ul class="alike">
                ${others.map(
                  (other) =>
                    html`<li>
                      <span
                        ><b dir="auto">${other.title}</b
                        >${other.votes === undefined ? nothing : html` <span class="muted">${t.votes(other.votes)}</span>`}</span
                      >
                      <button
                        type="button"
                        aria-label=${t.mergeInto(other.title)}
                        aria-disabled=${busy}
                        @click=${() => !busy && into(other)}
                      >
                        ${t.merge}
                      </button>
                    </li>`,
                )}
              </ul>`
      }
    </div>
    <div class="do">
      <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
    </div>
  </form>`;
}

/** Asks once more before an idea goes with its votes. */
export function removeForm({ t }: BoardScene, form: RowForm & { readonly send: () => void }): TemplateResult {
  return html`<div
    class="notice sure"
    role="group"
    aria-label=${t.removeSure}
    @keydown=${onEscape(form.leave)}
  >
    <p>${t.removeSure}</p>
    <button
      type="button"
      class="danger"
      data-sure
      aria-disabled=${form.busy}
      @click=${() => !form.busy && form.send()}
    >
      ${t.remove}
    </button>
    <button type="button" class="quiet" @click=${form.leave}>${t.keep}</button>
  </div>`;
}

/** A visitor's name, asked for when they vote and not before. */
export function nameForm(
  { t, common, nameLimit }: BoardScene,
  { id }: Entry,
  form: RowForm & { readonly send: (name: string) => void },
): TemplateResult {
  const { busy, leave } = form;
  const send = (fields: HTMLFormElement): void =>
    form.send(fields.querySelector('input')?.value.trim() ?? '');
  return html`<form class="idea-form" novalidate @submit=${onSubmit(busy, send)} @keydown=${onEscape(leave)}>
    <label
      >${t.nameToVote}
      <input
        name="name"
        autocomplete="nickname"
        required
        maxlength=${nameLimit}
        aria-describedby="name-${id}"
        ?readonly=${busy}
      /><span class="muted" id="name-${id}">${t.nameHint}</span></label
    >
    <div class="do">
      <button type="submit" class="primary" aria-disabled=${busy}>${busy ? t.sending : t.voteNow}</button>
      <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
    </div>
  </form>`;
}
