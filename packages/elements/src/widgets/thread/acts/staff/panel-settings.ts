import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { ThreadSettings } from '@hearth/core/adapter';
import type { Thread } from '@hearth/core/domain';
import { formatDuration } from '../../../../locales/durations.ts';
import type { Messages } from '../../../../locales/messages.ts';

/** Seconds between two comments that staff choose from. */
const PACES = [15, 60, 300, 900, 3_600, 86_400];

/** The rules of one thread. */
export function settingsForm(
  t: Messages['team'],
  tag: string,
  thread: Pick<Thread, 'locked' | 'moderation' | 'slow'>,
  busy: boolean,
  save: (settings: ThreadSettings) => void,
): TemplateResult {
  const { locked, moderation = 'site', slow = 0 } = thread;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const rule = given.get('moderation');
    if (!busy)
      save({
        locked: given.has('locked'),
        moderation: rule === 'pre' || rule === 'post' ? rule : null,
        slow: Number(given.get('slow')),
      });
  };
  // A pace that somebody set by other means stays on offer.
  const paces = [...new Set([...PACES, slow])].filter(Boolean).sort((a, b) => a - b);
  return html`<form @submit=${submit}>
    <label><input type="checkbox" name="locked" ?checked=${locked} /> ${t.locked}</label>
    <label class="field"
      >${t.moderation}
      <select name="moderation">
        ${(['site', 'post', 'pre'] as const).map((rule) => html`<option value=${rule} ?selected=${rule === moderation}>${t.rules[rule]}</option>`)}
      </select>
    </label>
    <label class="field"
      >${t.slow}
      <select name="slow">
        <option value="0">${t.slowOff}</option>
        ${paces.map((pace) => html`<option value=${pace} ?selected=${pace === slow}>${formatDuration(tag, pace)}</option>`)}
      </select>
    </label>
    <button type="submit" class="primary" aria-disabled=${busy ? 'true' : nothing}>${t.save}</button>
  </form>`;
}
