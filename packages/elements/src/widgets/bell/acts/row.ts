import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { MemberCard, Notice } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';
import { avatar } from '../../../parts/avatar-apart.ts';
import { draw } from '../../../parts/icons-apart.ts';
import { ago, timeStamp } from '../../../parts/relative-time-apart.ts';
import { hrefOf, tellingOf } from './telling.ts';

interface RowScene {
  readonly t: Messages['inbox'];
  readonly tag: string;
  readonly now: number;
  /** Its thread was muted here just now. */
  readonly muted: boolean;
  readonly open: (event: MouseEvent) => void;
  readonly read: (event: Event) => void;
  readonly mute: () => void;
  readonly unmute: () => void;
}

const FACES: Readonly<Record<string, string>> = {
  post: 'M4 5h16v11H9l-5 4z',
  answer: 'M4 12.5l5 5L20 6.5',
  poll: 'M5 20v-7M12 20V5M19 20v-10',
  badge: 'M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.3l6-.7z',
  tier: 'M4 18h16M6 14l6-9 6 9z',
  gift: 'M4 9h16v4H4zM6 13v7h12v-7M12 9v11M12 9c-5 0-5-5-2-5 2 0 2 5 2 5s0-5 2-5c3 0 3 5-2 5',
  thanks: 'M12 20S4 14.5 4 9.2C4 4.6 10 4 12 8c2-4 8-3.4 8 1.2C20 14.5 12 20 12 20z',
  perk: 'M4 8h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 8v10',
  news: 'M4 14V9l11-5v15L4 14zm3 1v4h3v-3M18 9a4 4 0 0 1 0 5',
};

/** Whoever did it, or a sign of what it is. */
function face({ kind, from }: Notice): TemplateResult {
  const person: MemberCard | undefined = kind === 'reply' || kind === 'mention' ? from?.[0] : undefined;
  return person
    ? avatar(person)
    : html`<span class="face" aria-hidden="true"
        >${draw(FACES[kind.split('.')[0]!] ?? FACES['news']!)}</span
      >`;
}

/** One notice: a link to what it tells of, where there is one. */
export function noticeRow(notice: Notice, scene: RowScene): TemplateResult {
  const { t, tag, now } = scene;
  const { readAt, excerpt, at, place } = notice;
  const { who, said, more, moreLabel } = tellingOf(notice, t, tag);
  const href = hrefOf(notice);
  const unread = readAt === null;
  // Blanks as values: what stands between tags in a template is taken out when it is made small.
  const words = html`<span class="what"
    ><span class="said"
      >${who === null ? nothing : html`<b dir="auto">${who}</b>${' '}`}<span dir="auto">${said}</span></span
    >${excerpt === undefined ? nothing : html`<span class="quote" dir="auto">${excerpt}</span>`}${
      more === null
        ? nothing
        : html`<span class="quote"
            >${moreLabel === null ? nothing : `${moreLabel} `}<span dir="auto">${more}</span></span
          >`
    }<span class="muted"
      >${unread ? html`<b class="new" part="unread">${t.unread}</b>${' · '}` : nothing}${timeStamp(
        at,
        ago(tag, at, now),
      )}</span
    ></span
  >`;
  return html`<li part="notice" class=${unread ? 'unread' : ''}>
    ${
      href === null
        ? html`<button type="button" class="go" @click=${scene.open}>${face(notice)}${words}</button>`
        : html`<a class="go" href=${href} @click=${scene.open} @auxclick=${scene.open}
            >${face(notice)}${words}</a
          >`
    }
    <div class="deeds">
      <button
        type="button"
        class="deed"
        aria-label=${t.read}
        title=${t.read}
        ?hidden=${!unread}
        @click=${scene.read}
      >
        ${draw('M5 12.5l4.5 4.5L19 7.5')}
      </button>
      <button
        type="button"
        class="deed mute"
        aria-label=${t.mute}
        title=${t.mute}
        ?hidden=${!place || scene.muted}
        @click=${scene.mute}
      >
        ${draw('M17.5 17H5.5l1-1.5V11c0-1 .2-1.9.6-2.7M9.3 6.2A5.5 5.5 0 0 1 17.5 11v2.5M10 20h4M4 4l16 16')}
      </button>
    </div>
    ${
      scene.muted
        ? html`<p class="mutes muted">
            ${t.muted} <button type="button" class="plain" @click=${scene.unmute}>${t.unmute}</button>
          </p>`
        : nothing
    }
  </li>`;
}
