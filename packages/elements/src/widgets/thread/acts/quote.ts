import { html, render } from 'lit-html';
import type { Id } from '@hearth/core/domain';
import { adopt } from '../../../parts/adopt.ts';
import { css } from '../../../parts/css.ts';
import { place } from '../../../parts/place.ts';
import type { Desk, Office } from '../desk.ts';
import { plainText, quoted } from './quote-text.ts';
import { rowOf, selectionIn } from './selection.ts';

const styles = css`
  .offer {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    visibility: hidden;
  }
  .offer.placed {
    visibility: visible;
  }
  .offer button {
    box-shadow: 0 4px 16px light-dark(rgb(40 30 20 / 0.18), rgb(0 0 0 / 0.5));
  }
`;

interface Passage {
  readonly id: Id;
  readonly words: string;
}

/** What is selected within the words of one comment that can be answered. */
function passageIn(
  root: ShadowRoot,
  mayAnswer: (id: Id) => boolean,
): (Passage & { readonly range: Range }) | null {
  const range = selectionIn(root);
  const row = rowOf(range?.startContainer ?? null);
  const body = row?.querySelector('.body');
  const id = row?.dataset['id'];
  if (!range || !body || !range.intersectsNode(body) || id === undefined || !mayAnswer(id)) return null;
  // A selection by paragraphs ends at the beginning of what follows: what counts is what it covers of the words.
  const words = range.cloneRange();
  if (!body.contains(words.startContainer)) words.setStart(body, 0);
  if (!body.contains(words.endContainer)) {
    if (rowOf(words.endContainer) !== row && !isJustBehind(words, body)) return null;
    words.setEnd(body, body.childNodes.length);
  }
  const text = plainText(words.cloneContents());
  return text ? { id, words: text, range: words } : null;
}

/** Whether nothing that can be read is selected behind the body. */
function isJustBehind(range: Range, body: Element): boolean {
  const rest = range.cloneRange();
  rest.setStartAfter(body.closest('li') ?? body);
  return !rest.toString().trim();
}

/** The words of a comment that are its author's own; where it only quotes others, those. */
function wholeOf(body: Element): string {
  const own = body.cloneNode(true) as Element;
  for (const quote of own.querySelectorAll('blockquote')) quote.remove();
  return plainText(own) || plainText(body);
}

/** Offers to quote what is selected, beside it, and takes what is quoted into the answer. Loads when something is selected. */
export class Quote {
  readonly #desk: Desk;
  readonly #office: Office;
  #passage: Passage | null = null;
  #panel: HTMLElement | null = null;
  #unplace: (() => void) | null = null;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    adopt(desk.host.renderRoot, styles);
  }

  /** The selection has changed: offers to quote it, or takes the offer back. */
  look(): void {
    const root = this.#desk.host.renderRoot as ShadowRoot;
    const found = passageIn(root, (id) => this.#mayAnswer(id));
    if (found && found.id === this.#passage?.id && found.words === this.#passage.words) return;
    this.close();
    if (!found) return;
    this.#passage = found;
    const panel = (this.#panel = document.createElement('div'));
    panel.className = 'offer';
    render(
      html`<button
        type="button"
        class="primary"
        part="quote"
        @pointerdown=${(event: Event) => event.preventDefault()}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => this.#take(found)}
      >
        ${this.#office.t.quote}
      </button>`,
      panel,
    );
    (root.querySelector('.root') ?? root).append(panel);
    if (typeof panel.showPopover === 'function') {
      panel.popover = 'manual';
      panel.showPopover();
    }
    const { range } = found;
    const anchor = {
      getBoundingClientRect: () => range.getBoundingClientRect(),
      contextElement: rowOf(range.startContainer) ?? this.#desk.host,
    };
    this.#unplace = place(anchor, panel);
  }

  /** Quotes what is selected in a comment; if that is nothing, all of it. */
  whole(id: Id, row: Element): void {
    const selected = passageIn(this.#desk.host.renderRoot as ShadowRoot, (other) => other === id);
    const body = row.querySelector('.body');
    const words = selected?.words ?? (body ? wholeOf(body) : '');
    if (words) this.#take({ id, words });
  }

  close(): void {
    this.#passage = null;
    this.#unplace?.();
    this.#panel?.remove();
    this.#panel = this.#unplace = null;
  }

  #take({ id, words }: Passage): void {
    this.close();
    document.getSelection()?.removeAllRanges();
    this.#office.reading.fold(id, false);
    this.#office.compose.openWith(`reply/${id}`, quoted(words));
  }

  #mayAnswer(id: Id): boolean {
    const { items } = this.#desk.store.$view.get();
    return items.some(({ comment }) => comment.id === id && comment.can.includes('reply'));
  }
}
