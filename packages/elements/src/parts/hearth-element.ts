import { LitElement, html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { CommunityError } from '@hearth/core/adapter';
import type { Community, SessionView } from '@hearth/core/state';
import { speech } from '../locales/load.ts';
import type { Speech } from '../locales/load.ts';
import type { Messages } from '../locales/messages.ts';
import { foundation } from '../theme/foundation.ts';
import type { Theme } from '../theme/tokens.ts';
import { followSurroundings } from './find-community.ts';
import { pinHeight } from './pin-height.ts';
import type { Problem, Surroundings } from './registry.ts';
import { StoreController } from './store-controller.ts';

/** How long a page may take to set its properties and bring a community before the widget complains: milliseconds. */
const PATIENCE = 1000;

/** Why there is no session, and whether that is a mistake of the page. */
interface Judged {
  readonly error: CommunityError;
  problem: Problem | null;
}

/**
 * What every widget is made of: it finds its community, speaks the viewer's language, keeps the server's HTML until it has
 * something better, and says what is wrong in words. A widget gives {@link renderWidget}, and picks its stores in `willUpdate`
 * when `changed.has('community')`. What few pages need (messages to the page's maker, reserved heights, announcements) loads
 * when it is needed.
 */
export abstract class HearthElement extends LitElement {
  static override get properties(): PropertyDeclarations {
    return { theme: {}, locale: {}, reserve: {}, community: { attribute: false } };
  }

  static override styles: CSSResultGroup = foundation;

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
  readonly #locale = new StoreController<string>(this);
  #surroundings: Surroundings | null = null;
  #speech: Speech | null = null;
  #spoken = '';
  #impatient = false;
  #problem: { readonly code: string; readonly view: TemplateResult | null } | null = null;
  #judged: Judged | null = null;
  #drawn = false;
  /** Said by what keeps everything in this browser. */
  #deviceNote: typeof import('./device-note.ts').deviceNote | null | undefined;
  #hold: { fit(drawn: boolean): void; free(): void } | null | undefined;
  #cleanup: (() => void)[] = [];
  #isReady!: () => void;

  constructor() {
    super();
    this.theme = this.locale = this.reserve = this.community = null;
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const timer = setTimeout(() => {
      this.#impatient = true;
      this.requestUpdate();
    }, PATIENCE);
    this.#cleanup = [
      () => clearTimeout(timer),
      followSurroundings(this, (surroundings) => {
        this.#surroundings = surroundings;
        this.community = surroundings.community;
        this.requestUpdate();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#impatient = false;
    for (const end of this.#cleanup) end();
  }

  /** What the widget shows, or `null` while there is nothing yet: then the server's HTML or a waiting shape stays. */
  protected abstract renderWidget(): TemplateResult | null;

  /** What the page's maker forgot, such as an attribute. */
  protected setupProblem(): Problem | null {
    return null;
  }

  /** The words of one part in the viewer's language; `english` is what the code carries itself. */
  protected say<K extends keyof Messages, E extends Messages[K] | undefined>(
    part: K,
    english: E,
  ): Messages[K] | E {
    return this.#speech?.words?.[part] ?? english;
  }

  /** The tag for formats: that of the words. */
  protected get tag(): string {
    return this.#speech?.locale ?? 'en';
  }

  /** Sends a public event; `false` when somebody prevented it. */
  protected emit(event: Event): boolean {
    return this.dispatchEvent(event);
  }

  /** Says something to screen readers without moving the focus. */
  protected announce(text: string): void {
    void import('./announcer.ts').then(
      ({ announce }) => announce(this.community ?? this, this.renderRoot, text),
      Boolean,
    );
  }

  /** Shows the whole widget where only its reserved height was shown. */
  protected expand(): void {
    this.#hold?.free();
  }

  /** What the button says that shows more than the reserved height. */
  protected expandLabel(): string | undefined {
    return undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { community } = this;
    if (changed.has('community')) {
      this.session.follow(community && community.$session);
      this.#locale.follow(community && community.$locale);
    }
    const locale = this.locale || this.#locale.value || document.documentElement.lang || 'en';
    if (locale !== this.#spoken) this.#speak((this.#spoken = locale));
  }

  protected override render(): TemplateResult {
    const content = this.#content();
    const drawn = !!content;
    // What stands inside the tag besides named slots and blanks.
    const served = [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node.nodeValue?.trim(),
    );
    const root = this.#root;
    if (root && served && drawn && !this.#drawn) this.#cleanup.push(pinHeight(root));
    this.#drawn = drawn;
    return html`<div
      class="root"
      part="base"
      lang=${this.tag}
      dir=${(!this.hasAttribute('dir') && this.#speech?.dir) || nothing}
      data-theme=${this.theme ?? this.#surroundings?.theme ?? nothing}
      aria-busy=${!drawn}
    >
      <div class="content">${content}</div>
      <slot ?hidden=${drawn}></slot>
      ${drawn || served ? nothing : this.renderWaiting()}
      ${drawn ? this.#deviceNote?.(this.say('common', undefined)) : nothing}
      <p class="sr" role="status"></p>
    </div>`;
  }

  /** The shape of what is to come. */
  protected renderWaiting(): TemplateResult {
    return html`<div class="skeleton"><i></i><i></i><i></i><i></i><i></i><i></i></div>`;
  }

  protected override updated(): void {
    const root = this.#root;
    if (this.session.value?.session?.deviceOnly && this.#deviceNote === undefined) this.#noteDevice();
    if (root && this.reserve && this.#hold === undefined) void this.#holdHeight(root, this.reserve);
    this.#hold?.fit(this.#drawn);
    if (this.#drawn) this.#isReady();
  }

  /** Nothing is ever thrown into the host page. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      console.error('Hearth:', this, error);
    }
  }

  #content(): TemplateResult | null {
    if (!this.#speech) return null;
    const forgotten = this.#impatient && this.setupProblem();
    const { session, error } = this.session.value ?? {};
    const strange = !session && error && this.#judge(error);
    if (this.community && !forgotten && !strange) return this.renderWidget();
    const problem = forgotten || strange || this.#surroundings?.problem;
    if (problem || (this.#impatient && !this.#surroundings?.pending)) void this.#complain(problem || null);
    return this.#problem?.view ?? null;
  }

  async #complain(problem: Problem | null): Promise<void> {
    const code = problem?.fix ?? '';
    if (this.#problem?.code === code) return;
    this.#problem = { code, view: null };
    try {
      const { NO_COMMUNITY, problemView } = await import('./problems.ts');
      const view = problemView(this, problem ?? NO_COMMUNITY, this.say('common', undefined));
      this.#problem = { code, view };
    } catch {
      this.#problem = { code, view: html`<p class="notice error" part="error" role="alert">${code}</p>` };
    }
    this.requestUpdate();
  }

  /** Whether what kept the backend from answering is a mistake of the page. Known a moment after it was asked. */
  #judge(error: CommunityError): Problem | null {
    if (this.#judged?.error !== error) {
      const mine: Judged = (this.#judged = { error, problem: null });
      import('./problems.ts').then(({ sessionProblem }) => {
        mine.problem = sessionProblem(error);
        if (mine.problem) this.requestUpdate();
      }, Boolean);
    }
    return this.#judged.problem;
  }

  #noteDevice(): void {
    this.#deviceNote = null;
    import('./device-note.ts').then(({ deviceNote }) => {
      this.#deviceNote = deviceNote;
      this.requestUpdate();
    }, Boolean);
  }

  #speak(locale: string): void {
    const found = speech(locale);
    if ('then' in found) {
      void found.then((late) => {
        if (locale !== this.#spoken) return;
        this.#speech = late;
        this.requestUpdate();
      });
    } else this.#speech = found;
  }

  async #holdHeight(root: HTMLElement, length: string): Promise<void> {
    this.#hold = null;
    // At once, before the code for the rest is here.
    root.style.blockSize = length + (isNaN(+length) ? '' : 'px');
    try {
      const { holdHeight } = await import('./reserve.ts');
      this.#hold = holdHeight({
        root,
        length,
        words: () => this.say('common', undefined),
        label: () => this.expandLabel(),
      });
      this.#hold.fit(this.#drawn);
    } catch {
      // Better too tall than cut off without a button.
      root.style.blockSize = '';
    }
  }

  get #root(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.root') ?? null;
  }
}
