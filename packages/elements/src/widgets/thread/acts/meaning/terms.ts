import { html, nothing, render } from 'lit-html';
import { firstUses, textsOf, wording } from '@hearth/core/domain';
import type { Body, Found, Id, Term } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import type { Messages } from '../../../../locales/messages.ts';
import { place } from '../../../../parts/place.ts';
import type { Desk } from '../../desk.ts';

/** Milliseconds until what is only passed over is explained, and in which one gets from a word to what it means. */
const [SOON, WHILE] = [250, 200];

/**
 * The community's words, explained where a thread uses them first. A word becomes a button with its meaning as a description; the
 * meaning is shown on hover, focus and press, stays while it is hovered itself, and goes with Escape (WCAG 1.4.13).
 *
 * First is first in document order of what is loaded. When earlier comments come, the mark moves there, but not while a meaning is
 * shown.
 */
export class Terms {
  #known: readonly Term[] = [];
  #items: readonly ThreadItem[] | null = null;
  /** What each body has marked. */
  readonly #marked = new WeakMap<Element, string>();
  #texts = new WeakMap<Body, readonly string[]>();
  #uses = new Map<Id, Found[]>();
  #tip: HTMLElement | null = null;
  #open: { readonly button: HTMLElement; readonly stop: () => void; readonly held: boolean } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #desk: Desk;
  readonly #t: () => Messages['meaning'];

  constructor(desk: Desk, t: () => Messages['meaning']) {
    this.#desk = desk;
    this.#t = t;
  }

  know(terms: readonly Term[]): void {
    this.#known = terms;
    this.#items = null;
  }

  /** After each drawing. */
  settle(items: readonly ThreadItem[]): void {
    if (this.#known.length === 0) return;
    if (this.#open && !this.#open.button.isConnected) this.#close();
    if (this.#open) return;
    if (items !== this.#items) this.#find(items);
    const root = this.#desk.host.renderRoot;
    for (const body of root.querySelectorAll('.list [data-id] .body')) {
      const id = body.closest<HTMLElement>('[data-id]')!.dataset['id']!;
      const uses = this.#uses.get(id) ?? [];
      const wanted = uses.map(({ term, text, from }) => `${term.id} ${term.revision} ${text} ${from}`).join();
      if ((this.#marked.get(body) ?? '') === wanted) continue;
      this.#marked.set(body, wanted);
      unmark(body);
      if (uses.length > 0) this.#mark(body, uses, this.#textsOf(items.find((item) => keyOf(item) === id)!));
    }
  }

  #find(items: readonly ThreadItem[]): void {
    this.#items = items;
    const read = items.filter(({ comment }) => comment.body && !comment.muted);
    this.#uses = new Map();
    for (const use of firstUses(
      this.#known,
      read.map((item) => this.#textsOf(item)),
    )) {
      const id = keyOf(read[use.body]!);
      this.#uses.set(id, [...(this.#uses.get(id) ?? []), use]);
    }
  }

  #textsOf({ comment: { body } }: ThreadItem): readonly string[] {
    if (!body) return [];
    let texts = this.#texts.get(body);
    if (!texts) this.#texts.set(body, (texts = textsOf(body)));
    return texts;
  }

  /** The texts of the tree are those of the page, in the same order; between them are others, in which nothing is looked for. */
  #mark(body: Element, uses: readonly Found[], texts: readonly string[]): void {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (nodes.length < texts.length && walker.nextNode()) {
      const node = walker.currentNode as Text;
      const apart = node.parentElement?.closest('a, code');
      if (!apart && node.data === texts[nodes.length]) nodes.push(node);
    }
    // From the end, so that places before stay where they are.
    for (const use of uses.toReversed()) {
      const node = nodes[use.text];
      if (!node || node.data.length < use.to) continue;
      const word = node.splitText(use.from);
      word.splitText(use.to - use.from);
      word.replaceWith(this.#button(use.term, word.data));
    }
  }

  #button(term: Term, words: string): Element {
    const described = document.createElement('span');
    described.id = `term-${term.id.replace(/[^\p{L}\p{N}]/gu, (sign) => `_${sign.codePointAt(0)}`)}`;
    described.hidden = true;
    described.textContent = this.#meaningOf(term);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'term';
    button.setAttribute('part', 'term');
    button.setAttribute('aria-describedby', described.id);
    button.textContent = words;
    const dfn = document.createElement('dfn');
    dfn.append(button, described);
    button.addEventListener(
      'pointerenter',
      (event) => event.pointerType !== 'touch' && this.#soon(button, term),
    );
    button.addEventListener('pointerleave', () => this.#leave());
    button.addEventListener('focus', () => button.matches(':focus-visible') && this.#show(button, term));
    button.addEventListener('blur', () => this.#close());
    button.addEventListener('click', () => {
      const shown = this.#open?.button === button && this.#open.held;
      if (shown) this.#close();
      else this.#show(button, term, true);
    });
    return dfn;
  }

  #meaningOf({ meaning }: Term): string {
    return wording(meaning, this.#desk.community.$locale.get());
  }

  #soon(button: HTMLElement, term: Term): void {
    clearTimeout(this.#timer);
    if (!this.#open) this.#timer = setTimeout(() => this.#show(button, term), SOON);
  }

  /** One may go over to the meaning, as to read it enlarged. */
  #leave(): void {
    clearTimeout(this.#timer);
    if (this.#open && !this.#open.held) this.#timer = setTimeout(() => this.#close(), WHILE);
  }

  #show(button: HTMLElement, term: Term, held = false): void {
    clearTimeout(this.#timer);
    this.#close();
    const tip = (this.#tip ??= this.#makeTip());
    const by = term.by ? html`<p class="muted">${this.#t().by(term.by.name)}</p>` : nothing;
    render(
      html`<p dir="auto"><b>${term.term}</b>: ${this.#meaningOf(term)}</p>
        ${by}`,
      tip,
    );
    button.getRootNode().appendChild(tip);
    tip.classList.remove('placed');
    tip.showPopover();
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#close();
    };
    const aside = (event: PointerEvent): void => {
      if (!event.composedPath().some((target) => target === button || target === tip)) this.#close();
    };
    document.addEventListener('keydown', keys, true);
    document.addEventListener('pointerdown', aside, true);
    const unplace = place(button, tip);
    const stop = (): void => {
      unplace();
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('pointerdown', aside, true);
    };
    this.#open = { button, stop, held };
  }

  #makeTip(): HTMLElement {
    const tip = document.createElement('div');
    tip.className = 'meaning';
    tip.setAttribute('part', 'meaning');
    tip.setAttribute('role', 'tooltip');
    tip.popover = 'manual';
    tip.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    tip.addEventListener('pointerleave', () => this.#leave());
    return tip;
  }

  #close(): void {
    clearTimeout(this.#timer);
    if (!this.#open) return;
    this.#open.stop();
    this.#open = null;
    this.#tip?.remove();
    this.#desk.host.requestUpdate();
  }
}

const keyOf = ({ comment: { id } }: ThreadItem): Id => id;

function unmark(body: Element): void {
  for (const dfn of body.querySelectorAll('dfn')) {
    const parent = dfn.parentNode!;
    dfn.replaceWith(dfn.querySelector('button')!.textContent);
    parent.normalize();
  }
}
