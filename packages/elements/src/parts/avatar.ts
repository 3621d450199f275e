import { html } from 'lit-html';
import { css } from './css.ts';
import type { TemplateResult } from 'lit-html';
import type { MemberCard } from '@hearth/core/domain';

/** Colours that initials may stand on; how many is all that the hash below needs to know. */
const HUES = 6;

/** The same member has the same colour everywhere: FNV-1a over the id. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % HUES;
}

/** First letters of the first and the last word, by code point. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase() || '?';
}

/** A member's picture (`blob:` where the browser itself is the backend), or their initials. Decoration: the name always stands beside it. */
export const avatar = (member: MemberCard | null): TemplateResult =>
  member?.avatar && /^(https?|blob):/i.test(member.avatar)
    ? html`<img
        class="avatar"
        part="avatar"
        src=${member.avatar}
        alt=""
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        width="36"
        height="36"
      />`
    : html`<span class="avatar h${member && hueOf(member.id)}" part="avatar" aria-hidden="true"
        >${member ? initials(member.name) : ''}</span
      >`;

export const avatarStyles = css`
  .avatar {
    --_hue: 70;
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    object-fit: cover;
    font-size: 12px;
    font-weight: 600;
    line-height: 1;
    user-select: none;
    background: light-dark(oklch(0.91 0.04 var(--_hue)), oklch(0.36 0.04 var(--_hue)));
    color: light-dark(oklch(0.4 0.08 var(--_hue)), oklch(0.9 0.04 var(--_hue)));
  }
  .h0 {
    --_hue: 45;
  }
  .h1 {
    --_hue: 100;
  }
  .h2 {
    --_hue: 145;
  }
  .h3 {
    --_hue: 220;
  }
  .h4 {
    --_hue: 285;
  }
  .h5 {
    --_hue: 345;
  }
`;
