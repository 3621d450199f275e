import { html, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { emojiNames } from '../../../../../locales/emoji/names.ts';
import type { Messages } from '../../../../../locales/messages.ts';
import { adopt } from '../../../../../parts/adopt.ts';
import { place } from '../../../../../parts/place.ts';
import { COLUMNS, emojiSets, findEmoji, used } from './emoji.ts';
import type { Emoji, EmojiSet } from './emoji.ts';
import { pickerStyles } from './picker.styles.ts';
import { step } from './steps.ts';

interface PickerOptions {
  /** The button that opened it: the focus returns to it when nothing is picked. */
  readonly anchor: HTMLElement;
  readonly t: Messages['acting']['tools']['emoji'];
  /** The tag of the language that emoji are called in. */
  readonly tag: string;
  readonly pick: (char: string) => void;
}

/** What was used since the page was opened; nowhere stored. */
let recent: readonly string[] = [];

/**
 * Opens a choice of emoji beside a button: a field to search by name, and a grid by the ARIA pattern: one stop for Tab, arrows, Home,
 * End and Page keys move within. Escape and Tab leave. The button says
 * already that it is expanded. Returns how to close it.
 */
export async function openPicker({ anchor, t, tag, pick }: PickerOptions): Promise<() => void> {
  const all = emojiSets(await emojiNames(tag));
  const root = anchor.getRootNode() as ShadowRoot;
  adopt(root, pickerStyles);
  const panel = document.createElement('div');
  panel.className = 'emoji-panel';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', t.label);
  root.append(panel);

  let open = true;
  const close = (focus = false): void => {
    if (!open) return;
    open = false;
    unplace();
    document.removeEventListener('pointerdown', outside, true);
    panel.remove();
    anchor.setAttribute('aria-expanded', 'false');
    if (focus) anchor.focus();
  };
  const take = (char: string): void => {
    recent = used(recent, char);
    close();
    pick(char);
  };
  const draw = (): void => void render(content(t, setsFor(all, query), query, take), panel);
  let query = '';
  draw();

  const field = panel.querySelector('input')!;
  const grid = panel.querySelector<HTMLElement>('.grid')!;
  const stop = (): HTMLElement | null => grid.querySelector('[tabindex="0"]');
  const rows = (): readonly (readonly HTMLElement[])[] =>
    [...grid.querySelectorAll('[role=row]')].map((row) => [...row.querySelectorAll('button')]);
  /** Tab comes to one of them: the one that was last walked to, else the first. */
  const rove = (to: HTMLElement | null = grid.querySelector('button')): void => {
    for (const button of grid.querySelectorAll('button')) button.tabIndex = button === to ? 0 : -1;
  };
  const outside = (event: Event): void => {
    if (!event.composedPath().some((one) => one === panel || one === anchor)) close();
  };
  field.addEventListener('input', () => {
    query = field.value;
    draw();
    rove();
    grid.scrollTop = 0;
  });
  grid.addEventListener('focusin', ({ target }) => rove(target as HTMLElement));
  panel.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget as Node)) close();
  });
  panel.addEventListener('keydown', (event) => {
    const { key, target, shiftKey } = event;
    const searching = target === field;
    if (event.isComposing) return;
    // What is typed here is nothing to the composer.
    event.stopPropagation();
    const leaves = key === 'Escape' || (key === 'Tab' && searching === shiftKey);
    const to = searching
      ? key === 'ArrowDown'
        ? stop()
        : null
      : step(rows(), target as HTMLElement, {
          key,
          ctrlKey: event.ctrlKey,
          rtl: getComputedStyle(grid).direction === 'rtl',
        });
    const first = searching && key === 'Enter' ? grid.querySelector('button') : null;
    if (!leaves && !to && key !== 'Enter') return;
    if (key !== 'Enter' || searching) event.preventDefault();
    if (leaves) close(true);
    else if (first) first.click();
    else to?.focus();
  });
  rove();
  if (typeof panel.showPopover === 'function') {
    panel.popover = 'manual';
    panel.showPopover();
  }
  document.addEventListener('pointerdown', outside, true);
  const unplace = place(anchor, panel, () => {
    if (open) field.focus();
  });
  return close;
}

/** What was used comes first; a search shows what it finds, and nothing else. */
function setsFor(all: readonly EmojiSet[], query: string): readonly EmojiSet[] {
  if (query.trim()) return [{ id: 'found', emoji: findEmoji(all, query) }];
  const known = new Map(all.flatMap(({ emoji }) => emoji.map((one) => [one.char, one])));
  const before = recent.flatMap((char) => known.get(char) ?? []);
  return before.length ? [{ id: 'recent', emoji: before }, ...all] : all;
}

function content(
  t: PickerOptions['t'],
  sets: readonly EmojiSet[],
  query: string,
  take: (char: string) => void,
): TemplateResult {
  const count = sets.reduce((sum, { emoji }) => sum + emoji.length, 0);
  const found = query.trim() ? t.found(count) : '';
  return html`<input type="search" aria-label=${t.search} placeholder=${t.search} autocomplete="off" />
    <p class=${count ? 'sr' : 'muted'} role="status">${found}</p>
    <div class="grid" role="grid" aria-label=${t.label} ?hidden=${!count}>
      ${sets.map(({ id, emoji }) => group(id === 'found' ? t.label : t.groups[id], id !== 'found', emoji, take))}
    </div>`;
}

function group(
  title: string,
  shown: boolean,
  emoji: readonly Emoji[],
  take: (char: string) => void,
): TemplateResult {
  const rows = Array.from({ length: Math.ceil(emoji.length / COLUMNS) }, (_, row) =>
    emoji.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return html`<div role="rowgroup" aria-label=${title}>
    ${shown ? html`<div class="title" aria-hidden="true">${title}</div>` : ''}
    ${rows.map(
      (row) =>
        html`<div role="row">
          ${row.map(
            ({ char, name }) =>
              html`<span role="gridcell"
                ><button
                  type="button"
                  tabindex="-1"
                  aria-label=${name}
                  title=${name}
                  @click=${() => take(char)}
                >
                  ${char}
                </button></span
              >`,
          )}
        </div>`,
    )}
  </div>`;
}
