import { html, nothing } from 'lit-html';
import { css } from '../../../parts/css.ts';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { BadgeSlot, BadgeTier } from '@hearth/core/domain';
import { badgeCard } from '../../../locales/en/badge-card.ts';
import { formatDate } from '../../../locales/dates.ts';
import type { Messages } from '../../../locales/messages.ts';
import { place } from '../../../parts/place.ts';

const styles = css`
  .card {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    inline-size: max-content;
    max-inline-size: min(300px, calc(100vw - 16px));
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.9375em;
    line-height: 1.5;
    text-align: start;
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .card.placed {
    visibility: visible;
  }
  .card p {
    margin-block: 0 6px;
  }
  .card ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .card li {
    padding-block: 4px;
    border-block-start: 1px solid var(--_border);
  }
  .card .yes {
    color: var(--_success);
    font-weight: 600;
  }
  .card p.muted {
    margin-block: 6px 0;
  }
`;

let sheet: CSSStyleSheet | undefined;

/** Puts a drawn card beside its badge, in the top layer where there is one. Returns how to end that. */
export function show(root: ShadowRoot, anchor: Element, panel: HTMLElement): () => void {
  sheet ??= styles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (typeof panel.showPopover === 'function') {
    panel.popover = 'manual';
    panel.showPopover();
  }
  return place(anchor, panel);
}

interface CardView {
  /** `undefined`: English. */
  readonly words: Messages['badgeCard'] | undefined;
  readonly tag: string;
  readonly slot: BadgeSlot;
  /** How it is proven, where the card stays open. */
  readonly proof: TemplateResult | null | undefined;
}

/** What the badge is for, what each level takes, and when it was earned. */
export function card({ words: t = badgeCard, tag, slot, proof }: CardView): TemplateResult {
  const { badge, grants, progress } = slot;
  const counts = t.counts[badge.trigger];
  const level = (tier: BadgeTier): TemplateResult => {
    const grant = grants.find(({ tier: id }) => id === tier.id);
    const day = grant && (grant.revokedAt ?? grant.grantedAt);
    const date = day === undefined ? '' : formatDate(tag, day);
    return html`<li>
      <strong>${wording(tier.name, tag)}</strong>: ${counts(tier.threshold)}
      ${
        grant && day !== undefined
          ? html`<br /><time
                class=${grant.revokedAt === null ? 'yes' : 'muted'}
                datetime=${new Date(day).toISOString()}
                >${grant.revokedAt === null ? `✓ ${t.earnedOn(date)}` : t.revokedOn(date)}</time
              >`
          : nothing
      }
    </li>`;
  };
  const notes = [
    progress ? t.soFar(counts(progress)) : '',
    badge.dailyCap === null || badge.retired ? '' : t.cap(badge.dailyCap),
    badge.retired ? t.retired : '',
  ].filter(Boolean);
  return html`<div class="card" part="card">
    <p>${wording(badge.description, tag)}</p>
    <ul>
      ${badge.tiers.map(level)}
    </ul>
    ${notes.length ? html`<p class="muted">${notes.join(' ')}</p>` : nothing} ${proof}
  </div>`;
}
