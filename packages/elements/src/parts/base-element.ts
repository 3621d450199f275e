import { render } from 'lit-html';
import type { Styles, StylesGroup } from './css.ts';

/** How a property is reached by an attribute: by its name in lower case unless said otherwise, as text; `null` without it. */
export interface PropertyDeclaration {
  /** `false`: by no attribute. */
  readonly attribute?: string | false;
}

export type PropertyDeclarations = Readonly<Record<string, PropertyDeclaration>>;

/** Properties that have changed since the last drawing, with what they were then. */
export type PropertyValues = ReadonlyMap<PropertyKey, unknown>;

/** Shares an element's life. */
export interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
  /** After each drawing. */
  hostUpdated?(): void;
}

/** An element as its controllers see it. */
export interface ControllerHost {
  readonly isConnected: boolean;
  addController(controller: Controller): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<void>;
}

const attributeOf = (name: string, { attribute = name.toLowerCase() }: PropertyDeclaration): string | false =>
  attribute;

/** Where there is no DOM, elements can be imported, not made. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * A custom element that draws itself with lit-html when its properties change: what Hearth needs of LitElement, under
 * LitElement's names, in a quarter of the bytes (docs/decisions/0017).
 *
 * Several changes are drawn as one, in a microtask. Nothing is drawn before the element is connected. What throws while drawing
 * is told to the console and never to the host page.
 */
export abstract class BaseElement extends Base implements ControllerHost {
  static get properties(): PropertyDeclarations {
    return {};
  }

  static styles: StylesGroup = [];

  /** Called by the browser when the element is defined: the moment to make its properties. `dir` is the browser's own. */
  static get observedAttributes(): string[] {
    const { prototype, properties } = this;
    const own = Object.entries(properties).flatMap(([name, declaration]) => {
      Object.defineProperty(prototype, name, {
        get(this: BaseElement) {
          return this.#values[name];
        },
        set(this: BaseElement, value: unknown) {
          const before = this.#values[name];
          this.#values[name] = value;
          if (!Object.is(value, before)) this.requestUpdate(name, before);
        },
      });
      return attributeOf(name, declaration) || [];
    });
    return ['dir', ...own];
  }

  /** The shadow root; there once the element was connected. */
  declare renderRoot: HTMLElement | DocumentFragment;
  /** Resolves when what was asked for is drawn. */
  updateComplete: Promise<void> = Promise.resolve();
  readonly #values: Record<string, unknown> = {};
  readonly #controllers = new Set<Controller>();
  #changed = new Map<PropertyKey, unknown>();
  #pending = false;

  constructor() {
    super();
    const self = this as unknown as Record<string, unknown>;
    for (const name of Object.keys((this.constructor as typeof BaseElement).properties)) {
      if (!Object.hasOwn(this, name)) continue;
      // Set before the element was defined: it outranks what the constructor says.
      const early = self[name];
      delete self[name];
      queueMicrotask(() => (self[name] = early));
    }
  }

  addController(controller: Controller): void {
    this.#controllers.add(controller);
    if (this.isConnected && this.renderRoot) controller.hostConnected?.();
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.#tell('hostConnected');
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.#tell('hostDisconnected');
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    for (const [name, declaration] of Object.entries((this.constructor as typeof BaseElement).properties))
      if (attributeOf(name, declaration) === attribute)
        (this as unknown as Record<string, unknown>)[name] = value;
    this.requestUpdate();
  }

  /** Draws soon. With a property's name, `willUpdate` learns that it has changed. */
  requestUpdate(name?: PropertyKey, before?: unknown): void {
    if (name !== undefined && !this.#changed.has(name)) this.#changed.set(name, before);
    if (this.#pending || !this.renderRoot) return;
    this.#pending = true;
    this.updateComplete = Promise.resolve().then(() => this.#update());
  }

  protected createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.attachShadow({ mode: 'open' });
    const { styles } = this.constructor as typeof BaseElement;
    root.adoptedStyleSheets = ([styles].flat(9) as Styles[]).map(({ styleSheet }) => styleSheet);
    return root;
  }

  /** Before drawing: what is set here is drawn with it. */
  protected willUpdate(_changed: PropertyValues): void {}

  /** What the element shows. */
  protected abstract render(): unknown;

  /** After drawing: what is set here is drawn next. */
  protected updated(): void {}

  #update(): void {
    try {
      this.willUpdate(this.#changed);
      const shown = this.render();
      this.#settle();
      render(shown, this.renderRoot, { host: this });
      this.#tell('hostUpdated');
      this.updated();
    } catch (error) {
      this.#settle();
      console.error('Hearth:', this, error);
    }
  }

  #settle(): void {
    this.#changed = new Map();
    this.#pending = false;
  }

  #tell(what: keyof Controller): void {
    for (const controller of this.#controllers) controller[what]?.();
  }
}
