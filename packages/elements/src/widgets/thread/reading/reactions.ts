import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Comment } from '@hearth/core/domain';
import { writing } from '../../../locales/format.ts';
import type { Scene } from '../scene.ts';

/** Given ones with their counts, the first kind always at hand, the others behind one button. Few templates: each row has them. */
export function reactions(scene: Scene, comment: Comment): readonly unknown[] {
  const kinds = scene.session?.site.reactions ?? [];
  const may = comment.can.includes('react');
  const chips: TemplateResult[] = [];
  for (const kind of kinds) {
    const count = comment.reactions.find(({ id }) => id === kind.id)?.count ?? 0;
    if (!count && (!may || kind !== kinds[0])) continue;
    const label = scene.t.reaction(wording(kind.label, scene.tag), count);
    const number = count ? html` <b>${writing.number(count, scene.tag)}</b>` : nothing;
    const face = scene.faces?.[kind.id] ?? kind.emoji;
    chips.push(
      may
        ? html`<button
            type="button"
            class="quiet chip"
            part="reaction"
            data-do="react"
            data-value=${kind.id}
            aria-pressed=${!!comment.mine?.includes(kind.id)}
            aria-label=${label}
            title=${label}
          >
            <span aria-hidden="true">${face}${number}</span>
          </button>`
        : html`<span class="chip" part="reaction" role="img" aria-label=${label} title=${label}
            ><span aria-hidden="true">${face}${number}</span></span
          >`,
    );
  }
  const { react } = scene.t;
  // In a place of its own, or one chip more would take its element, and the focus with it.
  return [
    chips,
    may && chips.length < kinds.length
      ? html`<button
          type="button"
          class="quiet"
          data-do="react-menu"
          aria-haspopup="menu"
          aria-label=${react}
          title=${react}
        >
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M19 13a8 8 0 1 1-6-7.7M8 15q3 3 6 0M8.5 10.5v.1M13.5 10.5v.1M20 2v6M17 5h6"></path>
          </svg>
        </button>`
      : nothing,
  ];
}
