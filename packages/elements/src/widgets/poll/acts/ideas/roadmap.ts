import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Entry, EntryStatus, Id } from '@hearth/core/domain';
import { formatNumber } from '../../../../locales/intl.ts';
import { stage } from './idea.ts';
import type { BoardScene } from './scene.ts';

/** What the road leads through; what was declined stands in the list, with the reason. */
export const ROAD = ['planned', 'started', 'shipped'] as const satisfies readonly EntryStatus[];
export type Road = (typeof ROAD)[number];

/** One part of the road, as far as it is loaded. */
export interface Stretch {
  readonly entries: readonly Entry[];
  /** `false` while it is being fetched. */
  readonly ready: boolean;
  readonly more: boolean;
  /** What has come along since, and is not yet shown. */
  readonly fresh: number;
  readonly showFresh: () => void;
}

interface Acts {
  goTo(id: Id): void;
  /** All of one status, in the list. */
  showAll(status: Road): void;
}

/** Ideas by what becomes of them: columns where there is room, else one list below the other. */
export function roadmap(
  scene: BoardScene,
  road: Readonly<Record<Road, Stretch>>,
  acts: Acts,
): TemplateResult {
  const { t, tag, common, level, poll } = scene;
  const stretch = (status: Road): TemplateResult => {
    const { entries, ready, more, fresh, showFresh } = road[status];
    const id = `road-${status}`;
    const count = poll.board?.entries[status];
    return html`<section class="road" part="column" aria-labelledby=${id}>
      <header>
        <div id=${id} role="heading" aria-level=${level}>${stage(scene, status)}</div>
        ${count === undefined ? nothing : html`<span class="muted">${formatNumber(tag, count)}</span>`}
      </header>
      ${fresh ? html`<button type="button" class="fresh" @click=${showFresh}>${t.fresh(fresh)}</button>` : nothing}
      ${
        entries.length
          ? html`<ul>
              ${entries.map(
                ({ id: one, title, votes }) =>
                  html`<li>
                    <button type="button" @click=${() => acts.goTo(one)}>
                      <span dir="auto">${title}</span>
                      ${votes === undefined ? nothing : html`<small class="muted">${t.votes(votes)}</small>`}
                    </button>
                  </li>`,
              )}
            </ul>`
          : html`<p class="muted">${ready ? t.nothingYet : common.loading}</p>`
      }
      ${more ? html`<button type="button" class="quiet" @click=${() => acts.showAll(status)}>${t.showAll}</button>` : nothing}
    </section>`;
  };
  return html`<div class="roadmap" part="roadmap">${ROAD.map(stretch)}</div>`;
}
