import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { CommunityError, toCommunityError } from '@hearth/core/adapter';
import { bake, verifyCredential } from '@hearth/core/credentials';
import type { BadgeCredential, Check, Verification } from '@hearth/core/credentials';
import type { BadgeGrant, BadgeSlot } from '@hearth/core/domain';
import { badgeProof } from '../../../../locales/en/badge-proof.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { drawingOf, pixelsOf, save } from './picture.ts';
import { proofStyles } from './proof.styles.ts';

/** What a proof works with. */
export interface ProofDesk {
  readonly host: HTMLElement & { requestUpdate(): void };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  words(): Messages['badgeProof'] | undefined;
  /** The backend's clock. */
  now(): number;
  /** A tier as a credential. Rejects with a `CommunityError`. */
  credential(badge: string, tier: string, scope?: string): Promise<BadgeCredential>;
}

const SIGNS: Readonly<Record<Check['result'], string>> = { passed: '✓', failed: '✗', unknown: '?' };

/** Verifies badges in the viewer's own browser, and gives them as files. What was found stays until others' badges are shown. */
export class Proof {
  readonly #desk: ProofDesk;
  readonly #found = new Map<string, Verification>();
  /** The badge that is being asked for. */
  #busy: string | null = null;
  /** What went wrong, and with which badge. */
  #problem: { readonly badge: string; readonly words: string } | null = null;

  constructor(desk: ProofDesk) {
    this.#desk = desk;
    adopt(desk.host.shadowRoot!, proofStyles);
  }

  /** `null` for what nobody holds, or not any more. */
  render({ badge, grants }: BadgeSlot): TemplateResult | null {
    const held = grants.findLast(({ revokedAt }) => revokedAt === null);
    if (!held) return null;
    const t = this.#t;
    const found = this.#found.get(badge.id);
    const busy = this.#busy === badge.id;
    const button = (words: string, run: (credential: BadgeCredential) => Promise<void>): TemplateResult =>
      html`<button type="button" aria-disabled=${busy} @click=${() => this.#ask(badge.id, held, run)}>
        ${words}
      </button>`;
    return html`<div class="proof" part="proof">
      <div class="acts">
        ${button(busy ? t.verifying : found ? t.again : t.verify, (credential) => this.#verify(badge.id, credential))}
        ${button(t.download('SVG'), (credential) => this.#download(badge.id, 'svg', credential))}
        ${button(t.download('PNG'), (credential) => this.#download(badge.id, 'png', credential))}
      </div>
      ${found ? this.#told(found) : nothing}
      ${this.#problem?.badge === badge.id ? html`<p class="verdict refused">${this.#problem.words}</p>` : nothing}
    </div>`;
  }

  #told({ verdict, checks, credential }: Verification): TemplateResult {
    const t = this.#t;
    return html`<p class="verdict ${verdict}">${this.#verdict(verdict, credential?.issuer.name)}</p>
      <ul>
        ${checks.map(
          ({ name, result }) =>
            html`<li class=${result}>
              <span class="sign" aria-hidden="true">${SIGNS[result]}</span>
              <span>${t.checks[name]}: ${t.results[result]}</span>
            </li>`,
        )}
      </ul>`;
  }

  #verdict(verdict: Verification['verdict'], issuer = ''): string {
    const { verdicts } = this.#t;
    return verdict === 'verified' ? verdicts.verified(issuer) : verdicts[verdict];
  }

  async #ask(
    badge: string,
    { tier, scope }: Pick<BadgeGrant, 'tier' | 'scope'>,
    run: (credential: BadgeCredential) => Promise<void>,
  ): Promise<void> {
    if (this.#busy) return;
    this.#busy = badge;
    this.#problem = null;
    this.#desk.host.requestUpdate();
    try {
      await run(await this.#desk.credential(badge, tier, scope));
    } catch (thrown) {
      const { code } = thrown instanceof CommunityError ? thrown : toCommunityError(thrown);
      const words = code === 'unsupported' ? this.#t.none : this.#t.failed;
      this.#problem = { badge, words };
      this.#desk.announce(words);
    }
    this.#busy = null;
    this.#desk.host.requestUpdate();
  }

  async #verify(badge: string, { token, issuers }: BadgeCredential): Promise<void> {
    const found = await verifyCredential(token, {
      issuers,
      now: this.#desk.now(),
      fetch: (address) => fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' }),
    });
    this.#found.set(badge, found);
    this.#desk.announce(this.#verdict(found.verdict, found.credential?.issuer.name));
  }

  async #download(badge: string, format: 'svg' | 'png', { token }: BadgeCredential): Promise<void> {
    const medal = this.#desk.host.shadowRoot!.querySelector<SVGSVGElement>(`[data-badge="${badge}"] .medal`)!;
    const drawing = drawingOf(medal);
    const picture = format === 'svg' ? drawing : await pixelsOf(drawing);
    save(`${badge}.${format}`, format === 'svg' ? 'image/svg+xml' : 'image/png', bake(picture, token));
  }

  get #t(): Messages['badgeProof'] {
    return this.#desk.words() ?? badgeProof;
  }
}
