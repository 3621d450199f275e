import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { ImpactOutcome } from '@hearth/core/domain';
import { formatDate } from '../../locales/dates.ts';
import type { Messages } from '../../locales/messages.ts';

type Poll = Extract<ImpactOutcome, { readonly kind: 'poll' }>;

/** One thing that came of what the viewer took part in. */
export function outcomeLine(outcome: ImpactOutcome, t: Messages['impact'], tag: string): TemplateResult {
  const when = html`<time datetime=${new Date(outcome.at).toISOString()} class="muted"
    >${formatDate(tag, outcome.at)}</time
  >`;
  if (outcome.kind === 'poll') {
    const { voters } = outcome;
    return html`<li>
      <b class="what">${wording(outcome.title, tag)}</b>
      <span class="said">${pollWords(outcome, t, tag)}.</span>
      ${voters === undefined ? nothing : html`<span>${t.oneOf(voters)}</span>`} ${when}
    </li>`;
  }
  if (outcome.kind === 'idea')
    return html`<li>
      ${outcome.own ? t.idea.own : t.idea.other} <b>${outcome.title}</b> ${t.status[outcome.status]}. ${when}
    </li>`;
  const { title, topic, url, id } = outcome;
  // The thread's permalink, written out: shared with its chunk, a module would cost readers of threads a file more.
  const name = title ?? topic;
  return html`<li>
    ${t.answer}:
    ${url ? html`<a href=${`${url.replace(/#.*$/, '')}#hearth-comment-${encodeURIComponent(id)}`}>${name}</a>` : html`<b>${name}</b>`}
    ${when}
  </li>`;
}

/** What was decided, or what the vote said where nobody decided further. */
function pollWords({ stage, result, chosen }: Poll, t: Messages['impact'], tag: string): string {
  const names = chosen.map((option) => wording(option, tag)).join(', ');
  const said = t.poll;
  if (stage === 'declined') return said.plainly.declined;
  if (stage === 'decided' || stage === 'shipped') return names ? said[stage](names) : said.plainly[stage];
  if (result === 'winner' || result === 'tie') return said[result](names);
  return result ? said[result] : said.plainly.closed;
}
