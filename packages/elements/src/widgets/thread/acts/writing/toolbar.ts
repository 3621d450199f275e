import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Messages } from '../../../../locales/messages.ts';
import { FORMATS } from './format.ts';
import type { Format } from './format.ts';
import { ariaKeysOf, keysOf } from './shortcuts.ts';

// Hearth's own drawings, as in parts/icons.ts.
const DRAWINGS: Readonly<Record<Format, string>> = {
  bold: 'M7 5h6.5a3.5 3.5 0 0 1 0 7H7zM7 12h7.5a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M11 5h6M7 19h6M14 5l-4 14',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  quote: 'M5 5v14M10 7h10M10 12h10M10 17h6',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  list: 'M10 6h10M10 12h10M10 18h10M5 6v.1M5 12v.1M5 18v.1',
};

const FACE = 'M12 3a9 9 0 1 0 .1 0M8 14.5q4 4 8 0M9 9.5v.1M15 9.5v.1';

export interface ToolbarSetup {
  readonly t: Messages['acting']['tools'];
  /** Whether the preview stands in place of the field: nothing to format there. */
  readonly preview: boolean;
  readonly busy: boolean;
  readonly format: (kind: Format) => void;
  readonly togglePreview: () => void;
  readonly emoji: (anchor: HTMLElement) => void;
  /** Where pictures can be added. */
  readonly addImage: (() => void) | undefined;
}

const IMAGE = 'M4 5h16v14H4zM4 16l5-5 5 5 2-2 4 4M15.5 9v.1';

/** Tools over the field, by the ARIA toolbar pattern: one stop for Tab, arrows, Home and End move within. */
export const toolbar = ({
  t,
  preview,
  busy,
  format,
  togglePreview,
  emoji,
  addImage,
}: ToolbarSetup): TemplateResult =>
  html`<div
    class="tools"
    part="tools"
    role="toolbar"
    aria-label=${t.label}
    aria-controls="text"
    @mousedown=${stay}
    @focusin=${rove}
    @keydown=${walk}
  >
    ${FORMATS.map(
      (kind, index) =>
        html`<button
          type="button"
          class="quiet ${kind}"
          tabindex=${index ? -1 : 0}
          aria-label=${t[kind]}
          title="${t[kind]} (${keysOf(kind, t)})"
          aria-keyshortcuts=${ariaKeysOf(kind)}
          aria-disabled=${preview || busy}
          @click=${() => format(kind)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${DRAWINGS[kind]}></path></svg>
        </button>`,
    )}
    <button
      type="button"
      class="quiet emoji"
      tabindex="-1"
      aria-label=${t.emoji.label}
      title=${t.emoji.label}
      aria-haspopup="dialog"
      aria-disabled=${preview || busy}
      @click=${({ currentTarget }: Event) => emoji(currentTarget as HTMLElement)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${FACE}></path></svg>
    </button>
    ${
      addImage
        ? html`<button
            type="button"
            class="quiet image"
            tabindex="-1"
            aria-label=${t.image}
            title=${t.image}
            aria-disabled=${busy}
            @click=${addImage}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${IMAGE}></path></svg>
          </button>`
        : nothing
    }
    <button type="button" class="quiet look" tabindex="-1" aria-pressed=${preview} @click=${togglePreview}>
      ${t.preview}
    </button>
  </div>`;

/** A press of the pointer leaves the focus in the field: the caret stays, and so does a phone's keyboard. */
const stay = (event: Event): void => event.preventDefault();

const buttonsOf = (event: Event): readonly HTMLElement[] => [
  ...(event.currentTarget as HTMLElement).querySelectorAll('button'),
];

/** Tab comes back to the tool that was last used. */
function rove(event: FocusEvent): void {
  for (const button of buttonsOf(event)) button.tabIndex = button === event.target ? 0 : -1;
}

function walk(event: KeyboardEvent): void {
  const buttons = buttonsOf(event);
  const at = buttons.indexOf(event.target as HTMLElement);
  const forth = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
  const moves: Record<string, number> = {
    ArrowRight: at + forth,
    ArrowLeft: at - forth,
    Home: 0,
    End: buttons.length - 1,
  };
  const to = moves[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
