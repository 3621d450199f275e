import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Entry } from '@hearth/core/domain';
import { isSafe } from './showing.ts';
import type { Showing } from './showing.ts';

/** The room of a picture in the gallery, CSS pixels; the grid scales it, its shape stays. */
const [WIDTH, HEIGHT] = [320, 240];

const mark = (kind: string, words: string): TemplateResult =>
  html`<span class="mark ${kind}">${words}</span> `;

/** Who made it, and how it fares, in words. */
export function credits({ t, common, me, firsts, scene }: Showing, entry: Entry): TemplateResult {
  const { author, voted } = entry;
  const first = firsts.includes(entry);
  return html`<span class="muted">${t.by(author?.name ?? common.erased)}</span>
    <span
      >${first ? mark('lead', firsts[1] ? t.tied : t.first) : nothing}${author && author.id === me ? mark('', t.own) : nothing}${
        voted && !entry.can.includes('vote') ? mark('yes', scene.t.yours) : nothing
      }</span
    >`;
}

/** Its votes as far as they may be seen, and the viewer's own. */
export function voting({ t, busy, vote }: Showing, entry: Entry): TemplateResult {
  const { votes, voted, can, title } = entry;
  return html`${votes === undefined ? nothing : html`<span class="figures muted">${t.votesOf(votes)}</span>`}
  ${
    can.includes('vote')
      ? html`<button
          type="button"
          class="vote"
          aria-pressed=${voted ? 'true' : 'false'}
          aria-label=${t.voteFor(title)}
          aria-disabled=${busy}
          @click=${() => vote(entry, !voted)}
        >
          ${t.vote}
        </button>`
      : nothing
  }`;
}

/** What staff may do about it. */
export const staffDeeds = ({ t, busy, moderate }: Showing, entry: Entry): readonly TemplateResult[] =>
  (['approve', 'hide', 'restore'] as const).flatMap((step) =>
    entry.can.includes(step)
      ? [
          html`<button
            type="button"
            data-step=${step}
            aria-label=${`${t[step]}: ${entry.title}`}
            aria-disabled=${busy}
            @click=${() => moderate(entry, step)}
          >
            ${t[step]}
          </button>`,
        ]
      : [],
  );

/** One entry: its picture, whose it is, its votes. The picture's room is there before it is. */
function card(showing: Showing, entry: Entry): TemplateResult {
  const { t, firsts, trouble, look } = showing;
  const { id, image, title } = entry;
  return html`<li class=${firsts.includes(entry) ? 'entry first' : 'entry'} data-entry=${id} part="entry">
    ${
      image && isSafe(image.url)
        ? html`<button type="button" class="look" aria-haspopup="dialog" @click=${() => look(entry)}>
            <img
              src=${image.url}
              alt=${image.alt}
              width=${WIDTH}
              height=${HEIGHT}
              loading="lazy"
              decoding="async"
            /><span class="sr">${t.larger}</span>
          </button>`
        : html`<div class="unseen"></div>`
    }
    <div class="caption">
      <b><bdi>${title}</bdi></b>
      ${credits(showing, entry)}
    </div>
    <div class="deeds">${voting(showing, entry)} ${staffDeeds(showing, entry)}</div>
    <p class="trouble" role="alert" ?hidden=${trouble?.id !== id}>${trouble?.words}</p>
  </li>`;
}

/** Entries as a grid of pictures, below the heading with the id `label`. */
export const gallery = (showing: Showing, label: string, entries: readonly Entry[]): TemplateResult =>
  html`<ul class="gallery" aria-labelledby=${label} part="gallery">
    ${entries.map((entry) => card(showing, entry))}
  </ul>`;
