import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { css } from './css.ts';
import { adopt } from './adopt.ts';
import { place } from './place.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** An emoji before the words, or what stands for it. */
  readonly face?: string | TemplateResult;
  readonly danger?: boolean;
  readonly checked?: boolean;
}

interface MenuOptions {
  /** The button that opened it: the focus returns to it. */
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly pick: (id: string) => void;
  /** Whether one of the items is on, always: a choice among them. Else each is a switch of its own. */
  readonly one?: boolean;
}

const styles = css`
  .menu {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    min-inline-size: 160px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .menu.placed {
    visibility: visible;
  }
  .menu button {
    display: flex;
    gap: var(--_space);
    align-items: center;
    inline-size: 100%;
    border: 0;
    background: none;
    text-align: start;
    font-weight: 500;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_sunken);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu button[aria-checked='true'] {
    color: var(--_accent);
  }
  .menu button[aria-checked='true']::after {
    content: '✓' / '';
    margin-inline-start: auto;
  }
`;

/**
 * Opens a menu of commands beside a button, by the ARIA menu pattern: arrows, Home and End move, Escape and Tab leave, letters
 * jump. A native popover in the top layer where there is one; else a fixed box. Returns how to close it.
 */
export function openMenu({ anchor, label, items, pick, one = false }: MenuOptions): () => void {
  const root = anchor.getRootNode() as ShadowRoot;
  adopt(root, styles);
  const panel = document.createElement('div');
  panel.className = 'menu';
  panel.setAttribute('role', 'menu');
  panel.setAttribute('aria-label', label);
  // Beside the anchor's box of the widget, so that it inherits tokens, language and direction.
  (root.querySelector('.root') ?? root).append(panel);

  const checkable = items.some(({ checked }) => checked !== undefined);
  render(
    items.map(
      ({ id, label: words, face, danger, checked }) =>
        html`<button
          type="button"
          role=${one ? 'menuitemradio' : checkable ? 'menuitemcheckbox' : 'menuitem'}
          aria-checked=${checkable ? (checked ? 'true' : 'false') : nothing}
          tabindex="-1"
          class=${danger ? 'danger' : ''}
          @click=${() => choose(id)}
        >
          ${face ? html`<span aria-hidden="true">${face}</span>` : nothing}${words}
        </button>`,
    ),
    panel,
  );
  const buttons = [...panel.querySelectorAll('button')];

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
  const choose = (id: string): void => {
    close(true);
    pick(id);
  };
  const outside = (event: Event): void => {
    if (!event.composedPath().includes(panel)) close();
  };
  panel.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget as Node)) close();
  });
  panel.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(root.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at > 0 ? at - 1 : last,
      Home: 0,
      End: last,
    };
    const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
    const starts = (button: HTMLElement): boolean =>
      items[buttons.indexOf(button as HTMLButtonElement)]?.label.toLowerCase().startsWith(letter ?? '\0') ??
      false;
    const jump = letter
      ? [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)].find(starts)
      : buttons[moves[event.key] ?? -1];
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (jump) jump.focus();
    if (event.key === 'Escape' || jump) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  if (typeof panel.showPopover === 'function') {
    panel.popover = 'manual';
    panel.showPopover();
  }
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  const unplace = place(anchor, panel, () => {
    const chosen = one ? buttons[items.findIndex(({ checked }) => checked)] : undefined;
    if (open) (chosen ?? buttons[0])?.focus();
  });
  return close;
}
