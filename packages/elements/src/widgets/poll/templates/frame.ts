import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { formatDateTime } from '../../../locales/dates.ts';
import { formatRelative } from '../../../locales/format.ts';
import type { Scene } from '../scene.ts';

/** Question, what the brand says of it, whether one has voted (to be seen at a glance), until when. */
export function head(scene: Scene, level: number | string): TemplateResult {
  const { t, tag, now, poll, voted } = scene;
  const { state } = poll;
  const time = state === 'upcoming' ? poll.opensAt : poll.closesAt;
  const own = voted ? t.voted : state === 'open' && voted === false && t.notVoted;
  return html`<header part="header">
    <div id="question" role="heading" aria-level=${level} part="question" tabindex="-1">
      ${wording(poll.question, tag)}
    </div>
    ${poll.description && html`<p>${wording(poll.description, tag)}</p>`}
    <p class="muted facts">
      ${own ? html`<span class=${voted ? 'mark yes' : 'mark'} part="standing">${own}</span>` : nothing}
      ${
        time &&
        html`<time datetime=${new Date(time).toISOString()}
          >${t[state](scene.clock?.left(scene) ?? formatRelative(tag, time, now))},
          ${formatDateTime(tag, time)}</time
        >`
      }
    </p>
  </header>`;
}

/** What the counts say as a whole, or why there are none. */
export function summary({ t, poll, view: { tally }, voted }: Scene): TemplateResult {
  const words: unknown[] = tally
    ? [
        `${tally.final ? `${t.final}: ` : ''}${tally.voters ? t.voters(tally.voters) : t.none}.`,
        tally.leaders[1] && t.tie(tally.leaders.length),
        poll.kind === 'multiple' && tally.voters && t.ofVoters,
      ]
    : [
        poll.results === 'after-vote' && poll.state === 'closed' && !voted
          ? t.votersOnly
          : t.hidden[poll.results as keyof typeof t.hidden],
      ];
  if (poll.anonymous) words.push(t.anonymous, tally && !tally.final && t.steps);
  return html`<p class="muted" part="summary">${words.filter(Boolean).join(' ')}</p>`;
}
