import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { countStore } from '@hearth/core/state';
import type { CountView } from '@hearth/core/state';
import { count as english } from '../../locales/en/count.ts';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import type { Forgotten } from '../../parts/surroundings.ts';
import { StoreController } from '../../parts/store-controller.ts';
import { countStyles } from './count.styles.ts';

/**
 * How many comments a topic has, as words in a line: "24 comments". All counts of a page are asked for together, and once.
 * Where the number can't be had, what stands in the tag stays.
 *
 * @summary The number of a topic's comments.
 * @slot - shown until the number is there, such as "Comments"
 * @csspart base - the whole
 */
export class HearthCount extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, topic: {} };
  }

  static override styles = [HearthElement.styles, countStyles];

  /** What is talked about: that of the `<hearth-thread>` whose comments are counted. */
  declare topic: string | null;

  protected override readonly inline = true;
  readonly #view = new StoreController<CountView>(this);

  constructor() {
    super();
    this.topic = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('topic')) return;
    const { community, topic } = this;
    this.#view.follow(community && topic ? countStore(community, topic).$view : null);
  }

  /** Blanks between the elements of a widget would be blanks in the page's line. */
  protected override updated(): void {
    super.updated();
    for (const node of this.renderRoot.querySelector('.root')!.childNodes)
      if (node instanceof Text) node.data = '';
  }

  protected override setupProblem(): Forgotten | null {
    return this.topic ? null : 'topic';
  }

  protected override renderWidget(): TemplateResult | null {
    const number = this.#view.value?.count;
    return number == null ? null : html`${this.say('count', english).comments(number)}`;
  }

  /** Nothing: a line of words does not jump for a moment. */
  protected override renderWaiting(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-count': HearthCount;
  }
}
