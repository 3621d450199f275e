import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { ThreadView } from '@hearth/core/state';
import type { Scene } from '../scene.ts';

type Part = TemplateResult | typeof nothing;

/**
 * Heading with the count, how the connection is, and the order. The space in the button's name is part of a value: one that stood
 * between the two would be taken away by the build.
 */
export const head = (scene: Scene, view: ThreadView, waiting: string | null): TemplateResult => html`
  <header class="top" part="header">
    <slot name="heading"
      ><h2 part="heading">
        ${view.thread?.comments ? scene.t.count(view.thread.comments) : scene.t.title}
      </h2></slot
    >
    <span class="muted">${waiting}</span>
    <button
      type="button"
      class="sort"
      part="sort"
      data-do="sort"
      aria-haspopup="menu"
      ?hidden=${view.items.length < 2}
    >
      <span class="muted">${`${scene.t.sort} `}</span>${scene.t[view.sort]}
    </button>
  </header>
`;

export const pager = (t: Scene['t'], busy: boolean, where: 'next' | 'previous', shown: boolean): Part =>
  shown
    ? html`<div class="pager">
        <button type="button" part="pager" data-do=${where} aria-disabled=${busy}>
          ${busy ? t.loading : t[where]}
        </button>
      </div>`
    : nothing;

export const empty = ({ t }: Scene): TemplateResult =>
  html`<p class="empty" part="empty"><strong>${t.empty}</strong> ${t.emptyHint}</p>`;
