import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { NOTE_LIMIT, REPORT_REASONS } from '@hearth/core/domain';
import type { ReportReason } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';

export interface GivenReport {
  readonly reason: ReportReason | null;
  readonly note: string;
  /** `null` where none was asked for. */
  readonly name: string | null;
}

interface ReportForm {
  readonly t: Messages['acting'];
  readonly common: Messages['common'];
  readonly busy: boolean;
  /** Longest name, where somebody without an identity gives one; else `null`. */
  readonly nameLimit: number | null;
  /** What sending was tried without. */
  readonly missing: keyof GivenReport | null;
  readonly send: (given: GivenReport) => void;
  readonly leave: () => void;
}

/** Why somebody thinks that staff should look at a comment. */
export function reportForm(form: ReportForm): TemplateResult {
  const { t, common, busy, nameLimit, missing, send, leave } = form;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = event.currentTarget as HTMLFormElement;
    const chosen = new FormData(fields).get('reason');
    const words = (selector: string): string | null =>
      fields.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)?.value.trim() ?? null;
    const reason = REPORT_REASONS.find((one) => one === chosen) ?? null;
    if (!busy) send({ reason, note: words('textarea') ?? '', name: words('.name-field') });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) leave();
  };
  return html`<form class="notice report" part="report" novalidate @submit=${submit} @keydown=${keys}>
    <fieldset aria-describedby="no-reason">
      <legend>${t.reportWhy}</legend>
      ${REPORT_REASONS.map((reason) => html`<label><input type="radio" name="reason" value=${reason} /> ${t.reasons[reason]}</label>`)}
    </fieldset>
    <p id="no-reason" role="alert">
      ${missing === 'name' ? t.nameRequired : missing ? t.reportIncomplete : nothing}
    </p>
    ${
      nameLimit === null
        ? nothing
        : html`<label class="note"
            >${t.name}
            <input class="name-field" autocomplete="nickname" maxlength=${nameLimit} ?readonly=${busy} />
          </label>`
    }
    <label class="note">
      ${t.reportNote}
      <textarea rows="2" dir="auto" maxlength=${NOTE_LIMIT} ?readonly=${busy}></textarea>
    </label>
    <button type="submit" class="primary" aria-disabled=${busy}>${busy ? t.sending : t.reportSend}</button>
    <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
  </form>`;
}
