import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Need } from '@hearth/core/domain';
import { formatDateTime } from '../../locales/dates.ts';
import type { Messages } from '../../locales/messages.ts';

type Words = Messages['gate'];

/** What opens a gate, and how far one is: in words, with a bar where there is something to be counted. */
export function needsView(need: Need, t: Words, tag: string): TemplateResult {
  if (!('needs' in need))
    return html`<ul part="needs" class="needs">
      ${one(need, t, tag)}
    </ul>`;
  return html`<p class="muted">${t[need.kind]}</p>
    <ul part="needs" class="needs">
      ${need.needs.map((inner) =>
        'needs' in inner ? html`<li class="group">${needsView(inner, t, tag)}</li>` : one(inner, t, tag),
      )}
    </ul>`;
}

function one(need: Need, t: Words, tag: string): TemplateResult {
  const { met } = need;
  // Of what is done once there is nothing to be counted.
  const counted = 'progress' in need && !met ? need.progress : undefined;
  const progress = counted && counted.of > 1 ? counted : undefined;
  const name = nameOf(need, t, tag);
  return html`<li part="need" class=${met ? 'met' : ''}>
    <svg viewBox="0 0 24 24" class="mark" aria-hidden="true"><path d=${met ? CHECK : DOT}></path></svg>
    <span class="what"
      ><span class="name">${name}</span>
      ${met ? html`<span class="muted">${t.met}</span>` : hint(need, t, tag)}
      ${
        progress
          ? html`<progress aria-label=${name} max=${progress.of} value=${progress.count}></progress>
              <span class="muted">${t.toGo(progress.of - progress.count, progress.of)}</span>`
          : nothing
      }</span
    >
  </li>`;
}

/** What it is given for, or when it comes. */
function hint(need: Need, t: Words, tag: string): TemplateResult | typeof nothing {
  const words =
    need.kind === 'badge'
      ? wording(need.badge.description, tag)
      : need.kind === 'access' && need.opensAt !== undefined
        ? t.opensAt(formatDateTime(tag, need.opensAt))
        : '';
  return words ? html`<span class="muted">${words}</span>` : nothing;
}

function nameOf(need: Need, t: Words, tag: string): string {
  switch (need.kind) {
    case 'badge':
      return t.badge(wording(need.badge.name, tag), need.tier ? wording(need.tier.name, tag) : '');
    case 'points':
      return t.points(wording(need.tier.name, tag));
    case 'access':
      return t.access(need.label === undefined ? '' : wording(need.label, tag));
    case 'circle':
      return t.circle(wording(need.circle.name, tag));
    case 'role':
      return t[need.role];
    default:
      return '';
  }
}

const CHECK = 'M9.5 17.6 4 12.1l1.9-1.9 3.6 3.6 8.6-8.6L20 7.1z';
const DOT = 'M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z';
