import { html, nothing } from 'lit-html';
import { css } from '../../../parts/css.ts';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { BadgeGrant, BadgeSlot, BadgeTier, ReactionKind } from '@hearth/core/domain';
import { badgeCard } from '../../../locales/en/badge-card.ts';
import { formatDate } from '../../../locales/dates.ts';
import type { Messages } from '../../../locales/messages.ts';
import { place } from '../../../parts/place.ts';
import { criteriaOf } from './criteria.ts';

const styles = css`
  .card {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    inline-size: max-content;
    max-inline-size: min(300px, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
    overscroll-behavior: contain;
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
  .card q {
    display: block;
    font-style: italic;
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

export interface CardView {
  /** `undefined`: English. */
  readonly words: Messages['badgeCard'] | undefined;
  /** A share as a percentage. */
  readonly percent: (share: number) => string;
  readonly tag: string;
  readonly timezone: string;
  readonly reactions: readonly ReactionKind[];
  readonly slot: BadgeSlot;
  /** What there is to do, where the card stays open. */
  readonly more: TemplateResult | null;
}

/** What the badge is for, what each level takes and how rare it is, when it was earned and with what, and the rule in words. */
export function card(view: CardView): TemplateResult {
  const { words: t = badgeCard, tag, slot, percent, more } = view;
  const { badge, grants, progress, rarity = {} } = slot;
  const counts = (count: number): string => t.counts[badge.trigger](count);
  const level = (tier: BadgeTier): TemplateResult => {
    const share = rarity[tier.id];
    return html`<li>
      <strong>${wording(tier.name, tag)}</strong>: ${counts(tier.threshold)}
      ${share === undefined ? nothing : html`<span class="muted">· ${t.rarity(percent(share))}</span>`}
      ${grants.filter((grant) => grant.tier === tier.id).map((grant) => given(grant, t, tag))}
    </li>`;
  };
  const notes = [
    progress ? t.soFar(counts(progress)) : '',
    badge.retired ? t.retired : '',
    badge.secret ? t.secret : '',
    slot.hidden ? t.hidden : '',
  ].filter(Boolean);
  const criteria = badge.retired ? [] : criteriaOf(badge, { ...view, t });
  return html`<div class="card" part="card">
    <p>${wording(badge.description, tag)}</p>
    <ul>
      ${badge.tiers.map(level)}
    </ul>
    ${criteria[0] ? html`<p class="muted">${t.rule(criteria.join(' · '))}</p>` : nothing}
    ${evidence(grants, t, tag)} ${notes[0] ? html`<p class="muted">${notes.join(' ')}</p>` : nothing} ${more}
  </div>`;
}

/** When a level was earned, or taken back, how often, and what staff said to it. */
function given(grant: BadgeGrant, t: Messages['badgeCard'], tag: string): TemplateResult {
  const { revokedAt, grantedAt, times, lastAt = grantedAt, scope, byStaff, reason } = grant;
  const held = revokedAt === null;
  const day = revokedAt ?? (times ? lastAt : grantedAt);
  const date = formatDate(tag, day);
  const words = held ? `✓ ${times ? t.times(times, date) : t.earnedOn(date)}` : t.revokedOn(date);
  return html`<div>
    <time class=${held ? 'yes' : 'muted'} datetime=${new Date(day).toISOString()}>${words}</time>
    <span class="muted">${[scope, byStaff && t.byStaff].filter(Boolean).join(' · ')}</span>
    ${reason ? html`<q>${reason}</q>` : nothing}
  </div>`;
}

/** So many things that a badge was earned with are named. */
const SHOWN = 5;

/** What can be looked at: a link where its page is known. */
function evidence(
  grants: readonly BadgeGrant[],
  t: Messages['badgeCard'],
  tag: string,
): TemplateResult | typeof nothing {
  const all = grants.flatMap((grant) => (grant.revokedAt === null ? (grant.evidence ?? []) : []));
  const shown = all.filter(
    ({ kind, id }, at) => all.findIndex((one) => one.kind === kind && one.id === id) === at,
  );
  if (!shown[0]) return nothing;
  return html`<p class="muted evidence">
    ${t.evidence}
    ${shown.slice(0, SHOWN).map(({ kind, title, url }, at) => {
      const words = title === undefined ? t.evidenceOf[kind] : wording(title, tag);
      return html`${at ? ', ' : ''}${url && /^https?:/i.test(url) ? html`<a href=${url}>${words}</a>` : words}`;
    })}
  </p>`;
}
