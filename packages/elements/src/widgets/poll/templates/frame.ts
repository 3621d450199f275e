import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { wording } from '@hearth/core/domain';
import { formatDateTime, formatRelative } from '../../../locales/format.ts';
import type { Scene } from '../scene.ts';

type Part = TemplateResult | typeof nothing;

const moment = ({ tag, now }: Scene, time: number, words: (when: string) => string): TemplateResult =>
  html`<time datetime=${new Date(time).toISOString()}>${words(formatRelative(tag, time, now))}, ${formatDateTime(tag, time)}</time>`;

/** Whether it is over, and whether one has voted: to be seen at a glance. */
function standing({ t, state, voted }: Scene): Part {
  const words = state === 'upcoming' ? t.upcoming : state === 'closed' ? t.closed : null;
  const own = voted ? t.voted : voted === false && !words ? t.notVoted : null;
  return html`${words ? html`<span class="chip">${words}</span>` : nothing}
  ${own ? html`<span class=${voted ? 'chip yes' : 'chip'} part="standing">${own}</span>` : nothing}`;
}

function times(scene: Scene): Part {
  const { poll, state, t } = scene;
  if (state === 'upcoming') return poll.opensAt === null ? nothing : moment(scene, poll.opensAt, t.opensAt);
  return poll.closesAt === null ? nothing : moment(scene, poll.closesAt, state === 'closed' ? t.closedAt : t.closesAt);
}

/** Question, what the brand says of it, how it stands, until when. */
export const head = (scene: Scene, level: number): TemplateResult => html`
  <header part="header">
    <div id="question" role="heading" aria-level=${level} part="question" tabindex="-1">${wording(scene.poll.question, scene.tag)}</div>
    ${scene.poll.description ? html`<p>${wording(scene.poll.description, scene.tag)}</p>` : nothing}
    <p class="muted facts">${standing(scene)} ${times(scene)}</p>
  </header>
`;

/** What the counts say as a whole, or why there are none. */
export function summary({ t, poll, view, state, voted }: Scene): TemplateResult {
  const { tally } = view;
  const words = tally
    ? [
        `${tally.final ? `${t.final}: ` : ''}${tally.voters ? t.voters(tally.voters) : t.none}.`,
        tally.leaders.length > 1 ? t.tie(tally.leaders.length) : '',
        poll.kind === 'multiple' && tally.voters ? t.ofVoters : '',
      ]
    : [poll.results === 'after-vote' && state === 'closed' && !voted ? t.votersOnly : t.hidden[poll.results]];
  if (poll.anonymous) words.push(t.anonymous, tally && !tally.final ? t.steps : '');
  return html`<p class="muted" part="summary">${words.filter(Boolean).join(' ')}</p>`;
}
