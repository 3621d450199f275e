import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Community, SessionView } from '@hearth/core/state';
import { languages } from '../locales/languages.ts';
import type { Speech } from '../locales/load.ts';
import type { Messages } from '../locales/messages.ts';
import { foundation } from '../theme/foundation.ts';
import type { Theme } from '../theme/tokens.ts';
import type { Aid, Aided } from './aid.ts';
import { BaseElement } from './base-element.ts';
import type { PropertyDeclarations, PropertyValues } from './base-element.ts';
import type { StylesGroup } from './css.ts';
import { followSurroundings } from './find-community.ts';
import { Later } from './later.ts';
import type { Forgotten, Problem, Surroundings } from './surroundings.ts';
import { StoreController } from './store-controller.ts';

/** How long a page may take to set its properties and bring a community before the widget complains: milliseconds. */
const PATIENCE = 1000;

const ENGLISH: Speech = { locale: 'en', dir: 'ltr', words: null };

/**
 * What every widget is made of: it finds its community, speaks the viewer's language, keeps the server's HTML until it has
 * something better, and says what is wrong in words. A widget gives {@link renderWidget}, and picks its stores in `willUpdate`
 * when `changed.has('community')`. What few pages need (messages to the page's maker, reserved heights, announcements) is
 * {@link Aid}'s, which loads when it is needed.
 */
export abstract class HearthElement extends BaseElement {
  static override get properties(): PropertyDeclarations {
    return { theme: {}, locale: {}, reserve: {}, community: { attribute: false } };
  }

  static override styles: StylesGroup = foundation;

  /** `light`, `dark` or `auto`; without it, what surrounds the widget decides. */
  declare theme: Theme | null;
  /** BCP 47; without it, the community's. */
  declare locale: string | null;
  /** Height held from the first moment until the reader asks for more: pixels or a CSS length. */
  declare reserve: string | null;
  /** Whose community is shown; found by itself. */
  declare community: Community | null;

  /** Resolves when the first real content, or an error in words, is drawn. */
  readonly ready: Promise<void>;
  /** The community's connection: site, limits, who is looking. */
  protected readonly session = new StoreController<SessionView>(this);
  protected surroundings: Surroundings | null = null;
  /** The page has had its time to set the widget up. */
  protected impatient = false;
  /** Stands in a line of words, and so has no height of its own to hold. */
  protected readonly inline: boolean = false;
  readonly #locale = new StoreController<string>(this);
  readonly #aid: Later<Aid> = new Later(this, async () => {
    const { Aid } = await import('./aid.ts');
    return new Aid(this as unknown as Aided);
  });
  #speech: Speech | null = null;
  #spoken = '';
  #drawn = false;
  #cleanup: (() => void)[] = [];
  #isReady!: () => void;

  constructor() {
    super();
    this.theme = this.locale = this.reserve = this.community = null;
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
  }

  /** The box that holds everything; `null` before the first drawing. */
  protected get root(): HTMLElement | null {
    return this.renderRoot.querySelector('.root');
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // The looks of what is pointed at come along.
    for (const touch of ['pointerover', 'focusin'])
      root.addEventListener(touch, (event) => void this.#aid.load(event), { once: true });
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const timer = setTimeout(() => {
      this.impatient = true;
      if (!this.#drawn) this.requestUpdate();
    }, PATIENCE);
    this.#cleanup = [
      () => clearTimeout(timer),
      followSurroundings(this, (surroundings) => {
        this.surroundings = surroundings;
        this.community = surroundings.community;
        this.requestUpdate();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.impatient = false;
    for (const end of this.#cleanup) end();
  }

  /** What the widget shows, or `null` while there is nothing yet: then the server's HTML or a waiting shape stays. */
  protected abstract renderWidget(): TemplateResult | null;

  /** What the page's maker forgot: an attribute of this name, or more than that. */
  protected setupProblem?(): Problem | Forgotten | null;

  /** The words of one part in the viewer's language; `english` is what the code carries itself. */
  protected say<K extends keyof Messages, E extends Messages[K] | undefined>(
    part: K,
    english: E,
  ): Messages[K] | E {
    return this.#speech?.words?.[part] ?? english;
  }

  /** The tag for formats: that of the words. */
  protected get tag(): string {
    return (this.#speech ?? ENGLISH).locale;
  }

  /** Says something to screen readers without moving the focus. */
  protected announce(text: string): void {
    void this.#aid.load(text).then((aid) => aid?.announce(text));
  }

  /** Shows the whole widget where only its reserved height was shown. */
  protected expand(): void {
    this.#aid.here?.expand();
  }

  /** What the button says that shows more than the reserved height, if it can say more than "Show all". */
  protected expandLabel?(words: Messages['common']): string;

  protected override willUpdate(changed: PropertyValues): void {
    const { community } = this;
    if (changed.has('community')) {
      this.session.follow(community && community.$session);
      this.#locale.follow(community && community.$locale);
    }
    const locale = this.locale || this.#locale.value || document.documentElement.lang || 'en';
    if (locale !== this.#spoken) this.#speak((this.#spoken = locale));
  }

  protected override render(): TemplateResult {
    const { here, missing, load } = this.#aid;
    // What stands inside the tag besides named slots and blanks.
    const served = [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node.nodeValue?.trim(),
    );
    // The server's HTML stays until there is something better, and somebody to hold its height through the swap.
    const held = served && !this.inline;
    if (held && !this.#drawn) void load();
    const content =
      this.#speech &&
      (here || missing || !held) &&
      (here?.trouble() ?? (this.community && this.renderWidget()));
    const drawn = !!content;
    if (held && drawn && here && !this.#drawn) this.#cleanup.push(here.pin());
    this.#drawn = drawn;
    return html`<div
      class="root"
      part="base"
      lang=${this.tag}
      dir=${(!this.hasAttribute('dir') && this.#speech?.dir) || nothing}
      data-theme=${this.theme ?? this.surroundings?.theme ?? nothing}
      aria-busy=${!drawn}
    >
      <div class="content">${content || nothing}</div>
      <slot ?hidden=${drawn}></slot>
      ${drawn || served ? nothing : this.renderWaiting()} ${drawn ? here?.note() : nothing}
      <p class="sr" role="status"></p>
    </div>`;
  }

  /** The shape of what is to come. */
  protected renderWaiting(): TemplateResult {
    return html`<div class="skeleton"></div>`;
  }

  protected override updated(): void {
    const { session, error } = this.session.value ?? {};
    const { reserve } = this;
    const { here, missing, load } = this.#aid;
    const wrong = !this.#drawn && (this.impatient || this.surroundings?.problem);
    // At once, before the code for the rest is here; and better too tall than cut off without a button.
    if (reserve && !here) this.root!.style.blockSize = missing ? '' : reserve + (isNaN(+reserve) ? '' : 'px');
    if (reserve || wrong || (error && !session) || session?.deviceOnly) void load();
    here?.settle(this.#drawn);
    if (this.#drawn) this.#isReady();
  }

  /** English rides with the code, and is spoken at once. */
  #speak(locale: string): void {
    if (/^en\b/i.test(locale) && !languages.size) {
      this.#speech = { ...ENGLISH, locale };
      return;
    }
    // No flash of English before the first words; later the old ones stay until the new are here.
    if (!this.#drawn) this.#speech = null;
    void import('../locales/load.ts')
      .then(({ speech }) => speech(locale))
      .catch(() => ENGLISH)
      .then((found) => {
        if (locale !== this.#spoken) return;
        this.#speech = found;
        this.requestUpdate();
      });
  }
}
