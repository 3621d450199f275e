import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { BODY_LIMIT, TITLE_LIMIT } from '@hearth/core/domain';
import type { BoardScene } from './scene.ts';

/** Characters that are left are shown from here on. */
const NEAR = { title: 30, body: 200 } as const;

/** What somebody typed. */
export interface Typed {
  readonly title: string;
  readonly body: string;
  /** A guest's, where one is asked for. */
  readonly name: string | null;
}

/** What is wrong with what was typed, and where. */
export interface Wrong {
  readonly field: 'title' | 'body' | 'name' | null;
  readonly words: string;
}

interface WordsForm {
  /** Whether it stands in an idea's row, to change that one. */
  readonly id: string;
  readonly label: string;
  /** What stands in the fields at first; after that they are the browser's. */
  readonly from: Pick<Typed, 'title' | 'body'>;
  readonly asksName: boolean;
  readonly busy: boolean;
  readonly wrong: Wrong | null;
  /** Characters that are left, once few are. */
  readonly left: Readonly<Record<'title' | 'body', number | null>>;
  readonly send: string;
  /** Below the title. */
  readonly between: TemplateResult | typeof nothing;
  readonly typed: (typed: Typed) => void;
  readonly submit: (typed: Typed) => void;
  /** `kept`: what was typed stays a draft. */
  readonly leave: (kept: boolean) => void;
}

export const readForm = (form: HTMLFormElement): Typed => {
  const value = (name: string): string | null =>
    form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`)?.value ?? null;
  return { title: value('title') ?? '', body: value('body') ?? '', name: value('name') };
};

/** How many characters are left of each budget, where that is to be told. */
export const leftOf = ({ title, body }: Pick<Typed, 'title' | 'body'>): WordsForm['left'] => {
  const left = { title: TITLE_LIMIT - title.trim().length, body: BODY_LIMIT - body.trim().length };
  return {
    title: left.title <= NEAR.title ? left.title : null,
    body: left.body <= NEAR.body ? left.body : null,
  };
};

/** Title and details of an idea, and a name where there is none yet: to propose one, or to change one's own. */
export function wordsForm({ t, common, nameLimit }: BoardScene, form: WordsForm): TemplateResult {
  const { id, from, wrong, busy, left, leave } = form;
  const at = (event: Event): HTMLFormElement => event.currentTarget as HTMLFormElement;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // The poll has a form of its own around its ballot, and hears of all that is sent in it.
    event.stopPropagation();
    if (!busy) form.submit(readForm(at(event)));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') leave(true);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) at(event).requestSubmit();
  };
  const budget = (field: 'title' | 'body'): TemplateResult => {
    const count = left[field];
    const words = count === null ? nothing : count < 0 ? t.over(-count) : t.left(count);
    return html`<span
      class=${(count ?? 0) < 0 ? 'muted over' : 'muted'}
      id="${id}-${field}-left"
      ?hidden=${count === null}
      >${words}</span
    >`;
  };
  const faulty = (field: Wrong['field']): 'true' | typeof nothing =>
    wrong?.field === field ? 'true' : nothing;
  return html`<form
    class="idea-form"
    part="idea-form"
    aria-label=${form.label}
    novalidate
    @submit=${submit}
    @keydown=${keys}
    @input=${(event: Event) => form.typed(readForm(at(event)))}
  >
    <label
      >${t.title}
      <input
        name="title"
        autocomplete="off"
        dir="auto"
        required
        .defaultValue=${from.title}
        aria-invalid=${faulty('title')}
        aria-describedby="${id}-title-left ${id}-wrong"
        ?readonly=${busy}
      />${budget('title')}</label
    >
    ${form.between}
    <label
      >${t.details}
      <textarea
        name="body"
        rows="4"
        dir="auto"
        .defaultValue=${from.body}
        aria-invalid=${faulty('body')}
        aria-describedby="${id}-hint ${id}-body-left ${id}-wrong"
        ?readonly=${busy}
      ></textarea
      ><span class="muted" id="${id}-hint">${t.detailsHint}</span>${budget('body')}</label
    >
    ${
      form.asksName
        ? html`<label
            >${t.name}
            <input
              name="name"
              autocomplete="nickname"
              required
              maxlength=${nameLimit}
              aria-invalid=${faulty('name')}
              aria-describedby="${id}-name-hint ${id}-wrong"
              ?readonly=${busy}
            /><span class="muted" id="${id}-name-hint">${t.nameHint}</span></label
          >`
        : nothing
    }
    <p id="${id}-wrong" role="alert" ?hidden=${!wrong}>${wrong?.words}</p>
    <div class="do">
      <button type="submit" class="primary" aria-disabled=${busy}>${busy ? t.sending : form.send}</button>
      <button type="button" class="quiet" data-leave @click=${() => leave(false)}>${common.cancel}</button>
    </div>
  </form>`;
}

/** What is wrong with what was typed, before anything is sent. */
export function flaw(t: BoardScene['t'], { title, body, name }: Typed): Wrong | null {
  const over = (text: string, limit: number): number => text.trim().length - limit;
  if (!title.trim()) return { field: 'title', words: t.titleRequired };
  if (over(title, TITLE_LIMIT) > 0) return { field: 'title', words: t.over(over(title, TITLE_LIMIT)) };
  if (over(body, BODY_LIMIT) > 0) return { field: 'body', words: t.over(over(body, BODY_LIMIT)) };
  return name !== null && !name.trim() ? { field: 'name', words: t.nameRequired } : null;
}
