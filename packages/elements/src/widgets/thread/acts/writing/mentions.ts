import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { MemberCard } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';
import { avatar } from '../../../../parts/avatar.ts';
import type { BaseElement, Controller } from '../../../../parts/base-element.ts';
import { place } from '../../../../parts/place.ts';
import { typeOver } from './edit.ts';
import { matching, mentionAt, mentioned } from './mention.ts';
import type { Mention } from './mention.ts';

const optionId = (index: number): string => `person-${index}`;

/**
 * Offers people while one is being named after `@`. Keys and attributes are those of the ARIA combobox pattern with a list; the role is
 * not, since a combobox has one line: the field stays a text field, which may have the same attributes.
 */
export class Mentions implements Controller {
  /** Who is offered; nobody: nothing is shown. */
  people: readonly MemberCard[] = [];
  #active = 0;
  #mention: Mention | null = null;
  /** Where somebody did not want to be helped. */
  #refused = -1;
  #stop: (() => void) | null = null;
  /** The list is to be seen. */
  #there = false;
  readonly #host: BaseElement;

  constructor(host: BaseElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The option that the keys would take, for `aria-activedescendant`. */
  get active(): string | typeof nothing {
    return this.people.length ? optionId(this.#active) : nothing;
  }

  /** Something was typed: offers those of `people` who may be meant. */
  typed(field: HTMLTextAreaElement, people: () => readonly MemberCard[]): void {
    const { selectionStart, selectionEnd } = field;
    const mention = selectionStart === selectionEnd ? mentionAt(field.value, selectionStart) : null;
    if (mention?.start !== this.#refused) this.#refused = -1;
    const offered = mention && this.#refused < 0 ? matching(people(), mention.query) : [];
    if (!mention || !offered.length) return this.close();
    if (mention.start !== this.#mention?.start) this.close();
    this.#active = 0;
    this.#mention = mention;
    this.people = offered;
    this.#host.requestUpdate();
  }

  /** The caret was perhaps moved: away from the name, nobody is offered any more. */
  moved({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    const now = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : null;
    if (now?.start !== this.#mention?.start || now?.query !== this.#mention?.query) this.close();
  }

  /** Returns whether the key was meant for the list. */
  key(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    const count = this.people.length;
    // What nobody sees yet takes no keys.
    if (!count || !this.#there || ctrlKey || metaKey || altKey || shiftKey || isComposing) return false;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? count - 1 : 0;
    if (step) this.#active = (this.#active + step) % count;
    else if (key === 'Enter' || key === 'Tab') this.#take(this.#active, field);
    else if (key === 'Escape') {
      this.#refused = this.#mention?.start ?? -1;
      this.close();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  close(): void {
    if (!this.#mention) return;
    this.#stop?.();
    this.#stop = this.#mention = null;
    this.#there = false;
    this.people = [];
    this.#host.requestUpdate();
  }

  template(label: string): TemplateResult | typeof nothing {
    if (!this.people.length) return nothing;
    return html`<div class="mirror" aria-hidden="true" dir="auto"></div>
      <ul class="people" id="people" role="listbox" aria-label=${label}>
        ${this.people.map(
          (person, index) =>
            html`<li id=${optionId(index)} role="option" aria-selected=${index === this.#active}>
              ${avatar(person)}<bdi>${person.name}</bdi>
            </li>`,
        )}
      </ul>`;
  }

  hostUpdated(): void {
    const { renderRoot } = this.#host;
    const panel = renderRoot.querySelector<HTMLElement>('.people');
    if (!panel || !this.#mention) return;
    if (this.#there) panel.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    if (this.#stop) return;
    const field = renderRoot.querySelector('textarea')!;
    const anchor = reflect(renderRoot.querySelector<HTMLElement>('.mirror')!, field, this.#mention.start);
    // A press leaves the focus in the field, and with it the keys.
    panel.onmousedown = (event) => event.preventDefault();
    panel.onclick = ({ target }) => {
      const index = this.people.findIndex((_, at) => (target as Element).closest(`#${optionId(at)}`));
      if (index >= 0) this.#take(index, field);
    };
    // The list of another name may still stand here.
    panel.classList.remove('placed');
    if (typeof panel.showPopover === 'function' && !panel.popover) {
      panel.popover = 'manual';
      panel.showPopover();
    }
    this.#stop = place(anchor, panel, () => (this.#there = this.people.length > 0));
  }

  hostDisconnected(): void {
    this.close();
  }

  #take(index: number, field: HTMLTextAreaElement): void {
    const person = this.people[index];
    const mention = this.#mention;
    if (!person || !mention) return;
    this.close();
    typeOver(field, mentioned(field.value, mention, person.name));
  }
}

/** Fields don't tell where a letter stands: their words are laid out once more, unseen, behind them. Returns what stands at `at`. */
function reflect(mirror: HTMLElement, field: HTMLTextAreaElement, at: number): HTMLElement {
  const letter = document.createElement('span');
  letter.textContent = field.value[at] ?? '';
  mirror.replaceChildren(field.value.slice(0, at), letter, field.value.slice(at + 1));
  // As wide as the field's lines, without its scroll bar.
  mirror.style.setProperty('inline-size', `${field.clientWidth + 2 * field.clientLeft}px`);
  mirror.style.setProperty('block-size', `${field.offsetHeight}px`);
  mirror.scrollTop = field.scrollTop;
  return letter;
}

/** How many are offered, told aloud. */
export const offer = ({ people }: Mentions, { offered }: Messages['acting']['tools']): string =>
  people.length ? offered(people.length) : '';
