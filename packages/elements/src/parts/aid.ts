import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { SessionView } from '@hearth/core/state';
import { common } from '../locales/en/common.ts';
import type { Messages } from '../locales/messages.ts';
import { foundation } from '../theme/foundation.ts';
import { adopt } from './adopt.ts';
import { aidStyles } from './aid.styles.ts';
import { announce } from './announcer.ts';
import type { BaseElement } from './base-element.ts';
import { pinHeight } from './pin-height.ts';
import { NO_COMMUNITY, forgotten, problemView, sessionProblem } from './problems.ts';
import type { Forgotten, Problem, Surroundings } from './surroundings.ts';
import { holdHeight } from './reserve.ts';

/** A widget as its {@link Aid} sees it: what is protected in it is meant for its aid, too. */
export interface Aided extends BaseElement {
  readonly community: object | null;
  readonly reserve: string | null;
  readonly session: { readonly value: SessionView | undefined };
  readonly surroundings: Surroundings | null;
  readonly impatient: boolean;
  /** The box that holds everything. */
  readonly root: HTMLElement | null;
  say(part: 'common', english: undefined): Messages['common'] | undefined;
  setupProblem?(): Problem | Forgotten | null;
  expandLabel?(words: Messages['common']): string;
}

/** What few pages need of a widget: words about a wrong set-up, reserved heights, the note of a backend in the browser, announcements. */
export class Aid {
  readonly #host: Aided;
  #judged: { readonly error: CommunityError; readonly problem: Problem | null } | null = null;
  #hold: ReturnType<typeof holdHeight> | null = null;

  constructor(host: Aided) {
    this.#host = host;
    // As if it had been there from the start: a widget's own styles come after the foundation's.
    adopt(host.renderRoot, aidStyles, foundation.length);
  }

  get #words(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }

  /** What only the page's maker can mend, in words; `null` when there is nothing of the kind. */
  trouble(): TemplateResult | null {
    const host = this.#host;
    const impatient = host.impatient;
    const around = host.surroundings;
    const { session: known, error } = host.session.value ?? {};
    const missing = host.community
      ? null
      : (around?.problem ?? (impatient && !around?.pending ? NO_COMMUNITY : null));
    const problem =
      (impatient && host.setupProblem?.()) || (!known && error && this.#judge(error)) || missing;
    if (typeof problem === 'string')
      return problemView(host, forgotten(problem, host.localName), this.#words);
    return problem && problemView(host, problem, this.#words);
  }

  /** Holds the height of the server's HTML through the swap; answers how to let go. */
  pin(): () => void {
    return pinHeight(this.#host.root!);
  }

  /** Below the content: that nothing leaves this browser, where that is so. */
  note(): TemplateResult | null {
    return this.#host.session.value?.session?.deviceOnly
      ? html`<p class="muted" part="device">${this.#words.deviceOnly}</p>`
      : null;
  }

  /** After each drawing: holds the reserved height, if there is one. */
  settle(drawn: boolean): void {
    const host = this.#host;
    if (host.reserve)
      this.#hold ??= holdHeight({
        root: host.root!,
        length: host.reserve,
        label: () => host.expandLabel?.(this.#words) ?? this.#words.expand,
      });
    this.#hold?.fit(drawn);
  }

  /** Shows the whole widget where only its reserved height was shown. */
  expand(): void {
    this.#hold?.free();
  }

  /** Says something to screen readers without moving the focus. */
  announce(text: string): void {
    const host = this.#host;
    announce(host.community ?? host, host.renderRoot, text);
  }

  /** Whether what kept the backend from answering is a mistake of the page. */
  #judge(error: CommunityError): Problem | null {
    if (this.#judged?.error !== error) this.#judged = { error, problem: sessionProblem(error) };
    return this.#judged.problem;
  }
}
