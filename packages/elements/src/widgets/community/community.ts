import { html } from 'lit-html';
import { css } from '../../parts/css.ts';
import { BaseElement } from '../../parts/base-element.ts';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { toCommunityError } from '@hearth/core/adapter';
import { atom, createCommunity } from '@hearth/core/state';
import type { Community } from '@hearth/core/state';
import type { CommunityRequest } from '../../parts/find-community.ts';
import { backendNamed, backendNames } from '../../parts/backends.ts';
import type { BackendOptions } from '../../parts/backends.ts';
import type { Problem, Surroundings } from '../../parts/surroundings.ts';
import type { Theme } from '../../theme/tokens.ts';

/** How long a backend may take to register itself: milliseconds. */
const PATIENCE = 1500;

/**
 * Gives the widgets inside it their community. Draws nothing itself (`display: contents`).
 *
 * @summary The provider: which site, by which backend, for whom, in which language and theme.
 * @slot - the widgets, anywhere below, through shadow roots too
 */
export class HearthCommunity extends BaseElement {
  static override get properties(): PropertyDeclarations {
    return {
      site: {},
      server: {},
      backend: {},
      theme: {},
      locale: {},
      identity: { attribute: false },
      community: { attribute: false },
    };
  }

  static override styles = css`
    :host {
      display: contents;
    }
    :host([theme='light']) {
      color-scheme: light;
    }
    :host([theme='dark']) {
      color-scheme: dark;
    }
    :host([theme='auto']) {
      color-scheme: light dark;
    }
  `;

  /** The site's id on its server. */
  declare site: string | null;
  /** The server's address; without it, the backend's own default. */
  declare server: string | null;
  /** Name of a registered backend; default `http`. */
  declare backend: string | null;
  /** `light`, `dark` or `auto`; inherited by the widgets inside. */
  declare theme: Theme | null;
  /** BCP 47. */
  declare locale: string | null;
  /** Gives the signed identity token of who is signed in on the page, or `null`. Asked when connecting, and again when it is changed. */
  declare identity: BackendOptions['identity'];
  /** A community made by `createCommunity`, in place of the attributes. Its maker destroys it. */
  declare community: Community | null;

  readonly #surroundings = atom<Surroundings>({
    community: null,
    problem: null,
    theme: null,
    pending: true,
  });
  /** Made here, and so ended here. */
  #own: Community | null = null;
  #making = 0;

  constructor() {
    super();
    this.site = this.server = this.backend = this.theme = this.locale = null;
    this.identity = null;
    this.community = null;
    this.addEventListener('hearth-community-request', this.#answer);
  }

  override connectedCallback(): void {
    // Put back after it had been taken away: begin again.
    if (this.renderRoot && !this.#own) this.requestUpdate('site');
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move connects again in the same turn, and keeps everything.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('locale') && this.locale) this.#surroundings.get().community?.setLocale(this.locale);
    if (changed.has('site') || changed.has('server') || changed.has('backend') || changed.has('community'))
      void this.#make();
    else if (changed.has('identity')) void this.#own?.reconnect().catch(() => undefined);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  readonly #answer = (event: CommunityRequest): void => {
    event.stopPropagation();
    event.answer = this.#surroundings;
  };

  async #make(): Promise<void> {
    this.#end();
    const turn = this.#making;
    if (this.community) return this.#give(this.community, null);
    if (!this.isConnected) return;
    // Properties may follow the insertion.
    await Promise.resolve();
    const name = this.backend || 'http';
    const { site } = this;
    if (!site) {
      const fix = 'Name the site: <hearth-community site="…">.';
      return this.#give(null, { code: 'missing-attribute', attribute: 'site', fix });
    }
    const factory = await backendNamed(name, PATIENCE);
    if (turn !== this.#making) return;
    if (!factory) {
      const known = backendNames().join(', ') || 'none';
      const fix = `The backend "${name}" is not registered (registered: ${known}). Call registerBackend('${name}', …) or load the Hearth script.`;
      return this.#give(null, { code: 'unknown-backend', name, fix });
    }
    try {
      const server = this.server ? new URL(this.server, document.baseURI).href : null;
      const adapter = await factory({ site, server, identity: () => this.identity?.() ?? null });
      if (turn !== this.#making) return;
      const locale = this.locale || document.documentElement.lang || undefined;
      this.#own = createCommunity({
        adapter,
        scope: `${name} ${server ?? ''} ${site}`,
        ...(locale ? { locale } : {}),
      });
      this.#give(this.#own, null);
    } catch (error) {
      if (turn !== this.#making) return;
      const fix = `The backend "${name}" could not be set up. Check its server="…" and site="…".`;
      this.#give(null, { code: 'failed', error: toCommunityError(error), fix });
    }
  }

  #give(community: Community | null, problem: Problem | null): void {
    if (community && this.locale) community.setLocale(this.locale);
    this.#surroundings.set({ community, problem, theme: null, pending: !community && !problem });
  }

  #end(): void {
    this.#making++;
    this.#own?.destroy();
    this.#own = null;
    if (this.#surroundings.get().community) this.#give(null, null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-community': HearthCommunity;
  }
}
