import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { wording } from '@hearth/core/domain';
import type { PollOption } from '@hearth/core/domain';
import type { Scene } from '../scene.ts';

type Part = TemplateResult | typeof nothing;

const isMine = ({ poll }: Scene, id: string): boolean => poll.mine?.choices.includes(id) ?? false;

const mark = (kind: string, words: string): TemplateResult => html`<span class="mark ${kind}">${words}</span> `;

/** Whose it is and whether it leads: in words, so that no colour is needed. */
function marks(scene: Scene, id: string): Part {
  const { t, view } = scene;
  const { tally } = view;
  const words = (tally?.leaders.length ?? 0) > 1 ? t.tied : tally?.final ? t.winner : t.leading;
  return html`${isMine(scene, id) ? mark('own', t.yours) : nothing}${tally?.leaders.includes(id) ? mark('lead', words) : nothing}`;
}

/** Share and count in words; the bar under them is decoration and gets its length after drawing (see `HearthPoll.updated`). */
function figures({ t, view }: Scene, id: string): Part {
  const count = view.tally?.options.find((option) => option.id === id);
  return count
    ? html`<span class="figures"><b>${t.percent(count.percent)}</b> <span class="muted">${t.votes(count.votes)}</span></span
        ><span class="bar" part="bar"><i data-share=${count.percent}></i></span>`
    : nothing;
}

const content = (scene: Scene, option: PollOption): TemplateResult => html`
  <span class="words">
    <span class="label">${wording(option.label, scene.tag)}</span>
    ${option.description ? html`<span class="muted">${wording(option.description, scene.tag)}</span>` : nothing}
    <span>${marks(scene, option.id)}</span>
  </span>
  ${figures(scene, option.id)}
`;

const kind = (scene: Scene, id: string): string =>
  `option${isMine(scene, id) ? ' mine' : ''}${scene.view.chosen.includes(id) ? ' picked' : ''}${scene.view.tally?.leaders.includes(id) ? ' leader' : ''}`;

/** An option that is only read. */
export const reading = (scene: Scene, option: PollOption): TemplateResult =>
  html`<li class=${kind(scene, option.id)} part="option">${content(scene, option)}</li>`;

/** An option with its radio button or checkbox; the whole field is the target. */
export function choosing(scene: Scene, option: PollOption): TemplateResult {
  const { poll, view } = scene;
  const many = poll.kind === 'multiple';
  const checked = view.chosen.includes(option.id);
  return html`<label class=${kind(scene, option.id)} part="option">
    <input
      type=${many ? 'checkbox' : 'radio'}
      name="choice"
      value=${option.id}
      .checked=${checked}
      ?disabled=${view.busy || (many && !checked && view.chosen.length >= poll.max)}
    />
    ${content(scene, option)}
  </label>`;
}

/** One side of a duel: pressing it is the vote. */
export const side = (scene: Scene, option: PollOption): TemplateResult =>
  scene.can.length
    ? html`<button
        type="button"
        class=${kind(scene, option.id)}
        part="option"
        value=${option.id}
        aria-pressed=${isMine(scene, option.id) ? 'true' : 'false'}
        aria-disabled=${scene.view.busy ? 'true' : 'false'}
      >
        ${content(scene, option)}
      </button>`
    : html`<div class=${kind(scene, option.id)} part="option">${content(scene, option)}</div>`;
