import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { entering } from '@hearth/core/domain';
import type { PollState, Time } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import type { Showing } from './showing.ts';

/** Where a contest stands: entries, votes, result, each with when it is, in words. */
export function steps({ t, scene: { poll, tag, now } }: Showing): TemplateResult {
  const entries = entering(poll, now);
  const window = poll.entries ?? { opensAt: null, closesAt: null };
  const over = poll.state === 'closed';
  const time = (at: Time): TemplateResult =>
    html`<time datetime=${new Date(at).toISOString()}>${formatDateTime(tag, at)}</time>`;
  const span = (from: Time | null, until: Time | null): TemplateResult =>
    from !== null && until !== null
      ? html`${time(from)} – ${time(until)}`
      : from !== null
        ? html`${t.from} ${time(from)}`
        : until !== null
          ? html`${t.until} ${time(until)}`
          : html`${t.anyTime}`;
  const step = (name: string, state: PollState, when: TemplateResult): TemplateResult =>
    html`<li aria-current=${state === 'open' ? 'step' : nothing}>
      <b>${name} <span class=${state === 'open' ? 'mark lead' : 'mark'}>${t[state]}</span></b>
      <span class="muted">${when}</span>
    </li>`;
  return html`<ol class="steps" aria-label=${t.steps}>
    ${step(t.entries, entries, span(window.opensAt, window.closesAt ?? poll.closesAt))}
    ${step(t.votes, poll.state, span(poll.opensAt, poll.closesAt))}
    ${step(t.result, over ? 'open' : 'upcoming', poll.closesAt === null ? html`${t.atEnd}` : span(poll.closesAt, null))}
  </ol>`;
}
