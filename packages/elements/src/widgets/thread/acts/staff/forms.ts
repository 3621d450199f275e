import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { REASON_LIMIT, THANKS_LIMIT } from '@hearth/core/domain';
import type { Id, Sanction, SanctionKind } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { formatDuration } from '../../../../locales/durations.ts';
import type { Messages } from '../../../../locales/messages.ts';

const DAY = 86_400;
/** Seconds that staff choose from, besides "until further notice". */
export const SPANS = [DAY, 7 * DAY, 30 * DAY] as const;

interface Form {
  readonly t: Messages['team'];
  readonly common: Messages['common'];
  readonly busy: boolean;
  readonly leave: () => void;
}

interface HideForm extends Form {
  readonly hideWords: string;
  /** `tell`: for the author. */
  readonly send: (reason: string, tell: string) => void;
}

/** What a form does when it is sent, and on Escape. */
const handlers = (busy: boolean, leave: () => void, send: (fields: HTMLFormElement) => void) => ({
  submit: (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) send(event.currentTarget as HTMLFormElement);
  },
  keys: (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) leave();
  },
});

const reasonIn = (fields: HTMLFormElement, name = 'reason'): string =>
  fields.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`)?.value.trim() ?? '';

/** Takes a comment down, with a reason to be kept and words for its author, if there are any: Enter is enough. */
export function hideForm({ t, common, busy, leave, hideWords, send }: HideForm): TemplateResult {
  const { submit, keys } = handlers(busy, leave, (fields) =>
    send(reasonIn(fields), reasonIn(fields, 'tell')),
  );
  return html`<form
    class="notice report"
    aria-label=${t.hideSure}
    novalidate
    @submit=${submit}
    @keydown=${keys}
  >
    <p>${t.hideSure}</p>
    <label class="note"
      >${t.reasonOptional}
      <input class="name-field" name="reason" dir="auto" maxlength=${REASON_LIMIT} ?readonly=${busy} />
    </label>
    <label class="note"
      >${t.tellOptional}
      <input class="name-field" name="tell" dir="auto" maxlength=${REASON_LIMIT} ?readonly=${busy} />
    </label>
    <button type="submit" class="danger" aria-disabled=${busy}>${hideWords}</button>
    <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
  </form>`;
}

interface ThanksForm extends Form {
  /** The comment's. */
  readonly id: Id;
  readonly name: string;
  readonly missing: boolean;
  readonly send: (text: string) => void;
}

/** Words of thanks to who wrote a comment. What could not be sent stays in the field. */
export function thanksForm({ t, common, busy, leave, id, name, missing, send }: ThanksForm): TemplateResult {
  const { submit, keys } = handlers(busy, leave, (fields) => send(reasonIn(fields)));
  return html`<form class="notice report" novalidate @submit=${submit} @keydown=${keys}>
    <label class="note"
      >${t.thanksTo(name)}
      <textarea
        name="reason"
        rows="3"
        dir="auto"
        maxlength=${THANKS_LIMIT}
        aria-required="true"
        aria-invalid=${missing}
        aria-describedby=${`thanks-${id}`}
        ?readonly=${busy}
      ></textarea>
    </label>
    <p class="muted" id=${`thanks-${id}`}>${t.thanksHint(name)}</p>
    <p role="alert">${missing ? t.thanksMissing : nothing}</p>
    <button type="submit" class="primary" aria-disabled=${busy}>${t.thanksSend}</button>
    <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
  </form>`;
}

export interface GivenSanction {
  readonly kind: SanctionKind;
  /** Seconds; `null`: until further notice. */
  readonly span: number | null;
  readonly reason: string;
}

interface SanctionForm extends Form {
  readonly name: string;
  readonly tag: string;
  /** What holds now; `undefined` while that isn't known. */
  readonly holds: Sanction | null | undefined;
  readonly missing: boolean;
  readonly send: (given: GivenSanction) => void;
  readonly end: () => void;
}

/** Keeps a member from writing, for how long and why; shows what holds already, and ends it. */
export function sanctionForm(form: SanctionForm): TemplateResult {
  const { t, common, busy, leave, name, tag, holds, missing, send, end } = form;
  const { submit, keys } = handlers(busy, leave, (fields) => {
    const span = Number(new FormData(fields).get('span'));
    const kind = new FormData(fields).get('kind') === 'ban' ? 'ban' : 'mute';
    send({ kind, span: span || null, reason: reasonIn(fields) });
  });
  const now =
    holds &&
    (holds.until === null ? t.holdsOn[holds.kind] : t.holds[holds.kind](formatDateTime(tag, holds.until)));
  return html`<form class="notice report" novalidate @submit=${submit} @keydown=${keys}>
    ${
      now
        ? html`<p>${now}</p>
            <button type="button" @click=${end}>${t.end}</button>`
        : nothing
    }
    <fieldset>
      <legend>${t.sanctionOf(name)}</legend>
      ${(['mute', 'ban'] as const).map((kind, index) => html`<label><input type="radio" name="kind" value=${kind} ?checked=${!index} /> ${t.kinds[kind]}</label>`)}
    </fieldset>
    <label class="note"
      >${t.howLong}
      <select name="span">
        ${SPANS.map((span, index) => html`<option value=${span} ?selected=${!index}>${formatDuration(tag, span)}</option>`)}
        <option value="0">${t.forGood}</option>
      </select>
    </label>
    <label class="note"
      >${t.reasonRequired}
      <textarea
        name="reason"
        rows="2"
        dir="auto"
        maxlength=${REASON_LIMIT}
        aria-required="true"
        aria-invalid=${missing}
        ?readonly=${busy}
      ></textarea>
    </label>
    <p role="alert">${missing ? t.reasonMissing : nothing}</p>
    <button type="submit" class="danger" aria-disabled=${busy}>${t.apply}</button>
    <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
  </form>`;
}
