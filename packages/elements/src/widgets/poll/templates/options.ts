import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { PollKind, PollOption } from '@hearth/core/domain';
import { isMine, ticked } from '../scene.ts';
import type { Scene } from '../scene.ts';

const mark = (kind: string, words: string | false | undefined): TemplateResult | typeof nothing =>
  words ? html`<span class="mark ${kind}">${words}</span> ` : nothing;

/**
 * What an option is called, whose it is and whether it leads, share and count: all in words, so that neither colour nor bar
 * is needed. The bar is decoration and gets its length after drawing (see `HearthPoll.updated`).
 */
function content(scene: Scene, { id, label, description }: PollOption): TemplateResult {
  const { t, tag, view, poll } = scene;
  const { tally } = view;
  const { kind, budget } = poll;
  const said = (t.counted as Partial<Record<PollKind, typeof t.votes>>)[kind] ?? t.votes;
  const count = tally?.options.find((option) => option.id === id);
  const lead =
    tally?.leaders.includes(id) && (tally.leaders[1] ? t.tied : tally.final ? t.winner : t.leading);
  return html`<span class="words"
      ><span class="label">${wording(label, tag)}</span>
      ${description && html`<span class="muted">${wording(description, tag)}</span>`}
      <span
        >${mark('yes', isMine(scene, id) && (scene.acts?.own(poll, id) ?? t.yours))}${mark('lead', lead)}</span
      ></span
    >${
      count &&
      html`<span class="figures"
          ><b>${kind === 'score' ? t.mean(count.sum!, count.votes) : t.percent(count.percent)}</b>
          <span class="muted">${said(budget ? count.sum! : count.votes)}</span></span
        ><span class="bar" part="bar"><i data-share=${count.percent}></i></span>`
    }`;
}

const classes = (scene: Scene, id: string): string =>
  `option${scene.view.chosen.includes(id) ? ' picked' : ''}${scene.view.tally?.leaders.includes(id) ? ' leader' : ''}`;

/** An option with its radio button or checkbox: the whole field is the target. */
function choosing(scene: Scene, option: PollOption): TemplateResult {
  const { poll, view } = scene;
  const { id } = option;
  const many = poll.kind === 'multiple';
  const checked = view.chosen.includes(id);
  return html`<label class=${classes(scene, id)} part="option"
    ><input
      type=${many ? 'checkbox' : 'radio'}
      name="choice"
      value=${id}
      .checked=${checked}
      ?disabled=${view.busy || (many && !checked && view.chosen.length >= poll.max)}
    />${content(scene, option)}</label
  >`;
}

/** One side of a duel: pressing it is the vote. */
const side = (scene: Scene, option: PollOption): TemplateResult =>
  html`<button
    type="button"
    class=${classes(scene, option.id)}
    part="option"
    data-do="tap"
    value=${option.id}
    aria-pressed=${isMine(scene, option.id)}
    aria-disabled=${scene.view.busy}
  >
    ${content(scene, option)}
  </button>`;

/** An option that is only read. */
const reading = (scene: Scene, option: PollOption): TemplateResult =>
  html`<li class=${classes(scene, option.id)} part="option">${content(scene, option)}</li>`;

/** How to choose, and what from. */
export function options(scene: Scene): TemplateResult {
  const { t, poll, view, editing, voted } = scene;
  const { kind, min, max, can } = poll;
  const all = poll.options.slice(0, scene.first);
  const duel = kind === 'duel';
  const many = kind === 'multiple';
  const live = duel ? can[0] : editing && ticked(poll);
  const how = duel ? t.pickDuel : many ? t.pickMany(min, max) : t.pickOne;
  const shape = duel ? 'options duel' : 'options';
  return html`${live && !(duel && voted) ? html`<p id="how">${how}</p>` : nothing}${
    live
      ? html`<div class=${shape} role=${duel || many ? 'group' : 'radiogroup'} aria-labelledby="question">
          ${all.map((option) => (duel ? side : choosing)(scene, option))}${duel ? html`<span class="or muted" aria-hidden="true">${t.or}</span>` : nothing}
        </div>`
      : html`<ul class=${shape}>
          ${all.map((option) => reading(scene, option))}
        </ul>`
  }${live && many ? html`<p class="muted" aria-live="polite">${t.chosen(view.chosen.length, max)}</p>` : nothing}`;
}
