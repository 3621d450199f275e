import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { NOTE_LIMIT, REPORT_REASONS } from '@hearth/core/domain';
import type { ReportReason } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';

interface ReportForm {
  readonly t: Messages['acting'];
  readonly common: Messages['common'];
  readonly busy: boolean;
  /** Sending was tried without a reason. */
  readonly incomplete: boolean;
  /** `reason` is `null` where none was chosen. */
  readonly send: (reason: ReportReason | null, note: string) => void;
  readonly leave: () => void;
}

/** Why somebody thinks that staff should look at a comment. */
export function reportForm({ t, common, busy, incomplete, send, leave }: ReportForm): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const note = form.querySelector('textarea')?.value.trim() ?? '';
    const reason = REPORT_REASONS.find((one) => one === given.get('reason')) ?? null;
    if (!busy) send(reason, note);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) leave();
  };
  return html`<form class="notice report" part="report" novalidate @submit=${submit} @keydown=${keys}>
    <fieldset aria-describedby="no-reason">
      <legend>${t.reportWhy}</legend>
      ${REPORT_REASONS.map((reason) => html`<label><input type="radio" name="reason" value=${reason} /> ${t.reasons[reason]}</label>`)}
    </fieldset>
    <p id="no-reason" role="alert">${incomplete ? t.reportIncomplete : ''}</p>
    <label class="note">
      ${t.reportNote}
      <textarea rows="2" dir="auto" maxlength=${NOTE_LIMIT} ?readonly=${busy}></textarea>
    </label>
    <button type="submit" class="primary" aria-disabled=${busy}>${busy ? t.sending : t.reportSend}</button>
    <button type="button" class="quiet" @click=${leave}>${common.cancel}</button>
  </form>`;
}
