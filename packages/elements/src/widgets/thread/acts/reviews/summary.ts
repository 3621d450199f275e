import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { fullStars } from '@hearth/core/domain';
import type { Ratings } from '@hearth/core/domain';
import { formatNumber } from '../../../../locales/intl.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { stars } from './stars.ts';

/** What the reviews come to: the mean in stars, and how many gave how many. Nothing before anybody has. */
export function summary(
  t: Messages['reviewing'],
  tag: string,
  { count, mean, distribution }: Ratings,
): TemplateResult | typeof nothing {
  if (mean === null) return nothing;
  const full = fullStars(distribution);
  const tenths = Math.round(mean * 10) / 10;
  return html`<div class="ratings" part="ratings">
    <div class="mean">
      <b aria-hidden="true">${formatNumber(tag, tenths)}</b>
      <p>${stars(mean, t.stars(tenths))}<span class="muted">${t.count(count)}</span></p>
    </div>
    <ul class="bars">
      ${full.map((_, index) => bar(t, tag, full.length - index, full[full.length - 1 - index]!, count))}
    </ul>
  </div>`;
}

/** Its length is of all reviews, and its number stands beside it. */
const bar = (
  t: Messages['reviewing'],
  tag: string,
  star: number,
  given: number,
  all: number,
): TemplateResult =>
  html`<li title=${t.bar(star, t.count(given))}>
    <span class="sr">${t.bar(star, t.count(given))}</span>
    <span aria-hidden="true">${formatNumber(tag, star)}</span>
    <svg viewBox="0 0 24 24" class="one" aria-hidden="true">
      <path d="M12 2.7l2.7 6.5 7 .5-5.3 4.6 1.6 6.9-6-3.7-6 3.7 1.6-6.9L2.3 9.7l7-.5z"></path>
    </svg>
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" class="bar" aria-hidden="true">
      <path d="M0 0h${(100 * given) / all}v1H0z"></path>
    </svg>
    <span aria-hidden="true">${formatNumber(tag, given)}</span>
  </li>`;
