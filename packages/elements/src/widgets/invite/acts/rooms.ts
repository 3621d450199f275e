import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Invitation } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';
import { Later } from '../../../parts/later.ts';
import type { InviteHost } from './host.ts';
import type { Passing } from './passing.ts';

/** What draws one of them. */
interface Room {
  render(invitation: Invitation, tag: string): TemplateResult;
  /** Follows nothing any more. */
  end?(): void;
}

/** What some want to see, each behind a summary of its own: its code and what it shows load when it is opened. */
export class Rooms {
  readonly #qr: Later<Room>;
  readonly #statement: Later<Room>;
  readonly #leaders: Later<Room>;

  constructor(host: InviteHost, passing: Passing) {
    this.#qr = new Later(host, async () => new (await import('./qr.ts')).QrRoom(host, passing));
    this.#statement = new Later(host, async () => new (await import('./statement.ts')).StatementRoom(host));
    this.#leaders = new Later(host, async () => new (await import('./leaders.ts')).LeadersRoom(host));
  }

  end(): void {
    for (const { here } of [this.#statement, this.#leaders]) here?.end?.();
  }

  render(invitation: Invitation, t: Messages['inviting'], tag: string): TemplateResult {
    const room = (id: string, summary: string, later: Later<Room>) => {
      const { here, missing, load } = later;
      return html`<details part=${id} class=${id} @toggle=${load}>
        <summary>${summary}</summary>
        ${here?.render(invitation, tag) ?? (missing ? html`<p class="problem">${t.partMissing}</p>` : nothing)}
      </details>`;
    };
    const { rules, leaderboard } = invitation.programme;
    return html`${room('qr', t.qr, this.#qr)}
    ${rules?.length ? room('statement', t.books, this.#statement) : nothing}
    ${leaderboard ? room('leaders', t.leaders, this.#leaders) : nothing}`;
  }
}
