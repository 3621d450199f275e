import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { BaseElement } from './base-element.ts';
import type { CommunityError } from '@hearth/core/adapter';
import type { SessionView } from '@hearth/core/state';
import { common } from '../locales/en/common.ts';
import type { Messages } from '../locales/messages.ts';
import { foundation } from '../theme/foundation.ts';
import { adopt } from './adopt.ts';
import { aidStyles } from './aid.styles.ts';
import { announce } from './announcer.ts';
import { NO_COMMUNITY, problemView, sessionProblem } from './problems.ts';
import type { Problem, Surroundings } from './registry.ts';
import { holdHeight } from './reserve.ts';

/** What a widget shows of itself to its {@link Aid}. */
export interface Aided {
  readonly host: BaseElement & { readonly community: object | null; readonly reserve: string | null };
  /** The box that holds everything. */
  readonly root: HTMLElement;
  /** `undefined`: English. */
  readonly words: () => Messages['common'] | undefined;
  readonly session: () => SessionView | undefined;
  readonly surroundings: () => Surroundings | null;
  /** Whether the page has had its time to set the widget up. */
  readonly impatient: () => boolean;
  /** What the page's maker forgot. */
  readonly forgotten: () => Problem | null;
  /** What the button says that shows more than the reserved height. */
  readonly expandLabel: (words: Messages['common']) => string;
}

/** What few pages need of a widget: words about a wrong set-up, reserved heights, the note of a backend in the browser, announcements. */
export class Aid {
  readonly #aided: Aided;
  #judged: { readonly error: CommunityError; readonly problem: Problem | null } | null = null;
  #hold: ReturnType<typeof holdHeight> | null = null;

  constructor(aided: Aided) {
    this.#aided = aided;
    // As if it had been there from the start: a widget's own styles come after the foundation's.
    adopt(aided.host.renderRoot, aidStyles, foundation.length);
  }

  get #words(): Messages['common'] {
    return this.#aided.words() ?? common;
  }

  /** What only the page's maker can mend, in words; `null` when there is nothing of the kind. */
  trouble(): TemplateResult | null {
    const { host, forgotten, impatient, session, surroundings } = this.#aided;
    const { session: known, error } = session() ?? {};
    const around = surroundings();
    const missing = host.community
      ? null
      : (around?.problem ?? (impatient() && !around?.pending ? NO_COMMUNITY : null));
    const problem = (impatient() && forgotten()) || (!known && error && this.#judge(error)) || missing;
    return problem && problemView(host, problem, this.#words);
  }

  /** Below the content: that nothing leaves this browser, where that is so. */
  note(): TemplateResult | null {
    return this.#aided.session()?.session?.deviceOnly
      ? html`<p class="muted" part="device">${this.#words.deviceOnly}</p>`
      : null;
  }

  /** After each drawing: holds the reserved height, if there is one. */
  settle(drawn: boolean): void {
    const { host, root, expandLabel } = this.#aided;
    if (host.reserve)
      this.#hold ??= holdHeight({ root, length: host.reserve, label: () => expandLabel(this.#words) });
    this.#hold?.fit(drawn);
  }

  /** Shows the whole widget where only its reserved height was shown. */
  expand(): void {
    this.#hold?.free();
  }

  /** Says something to screen readers without moving the focus. */
  announce(text: string): void {
    const { host } = this.#aided;
    announce(host.community ?? host, host.renderRoot, text);
  }

  /** Whether what kept the backend from answering is a mistake of the page. */
  #judge(error: CommunityError): Problem | null {
    if (this.#judged?.error !== error) this.#judged = { error, problem: sessionProblem(error) };
    return this.#judged.problem;
  }
}
