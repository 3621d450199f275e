import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Comment } from '@hearth/core/domain';
import { reactIcon } from '../../../parts/icons.ts';
import { writing } from '../../../locales/format.ts';
import type { Scene } from '../scene.ts';

/** Given ones with their counts, the first kind always at hand, the others behind one button. */
export function reactions(scene: Scene, comment: Comment): TemplateResult {
  const kinds = scene.session?.site.reactions ?? [];
  const may = comment.can.includes('react');
  let hidden = 0;
  const chips = kinds.map((kind, index) => {
    const count = comment.reactions.find(({ id }) => id === kind.id)?.count ?? 0;
    if (!count && (!may || index)) return void hidden++;
    const label = scene.t.reaction(wording(kind.label, scene.tag), count);
    const face = html`<span aria-hidden="true"
      >${kind.emoji}${count ? html` <b>${writing.number(count, scene.tag)}</b>` : nothing}</span
    >`;
    return may
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
          ${face}
        </button>`
      : html`<span class="chip" part="reaction" role="img" aria-label=${label} title=${label}>${face}</span>`;
  });
  const { react } = scene.t;
  return html`${chips}${may && hidden ? html`<button type="button" class="quiet" data-do="react-menu" aria-haspopup="menu" aria-label=${react} title=${react}>${reactIcon}</button>` : nothing}`;
}
