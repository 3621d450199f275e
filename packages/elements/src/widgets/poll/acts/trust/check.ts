import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { AuditMark } from '@hearth/core/domain';
import { pollAudit } from '@hearth/core/state';
import { common } from '../../../../locales/en/common.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import type { PollHost } from '../host.ts';

/** How anybody can check a result: what its audit file is known by, the file, and what to do with it. */
export class Check {
  #busy = false;
  /** What went wrong with the file, in words. */
  #problem: string | null = null;

  render(host: PollHost, words: Messages['deciding'], { digest, ballots }: AuditMark): TemplateResult {
    const file = `${host.poll ?? 'poll'}.jsonl`;
    return html`<details class="check" part="audit">
      <summary>${words.check}</summary>
      <p>${words.file(ballots)}</p>
      <dl>
        <dt>${words.digest}</dt>
        <dd><code>${digest}</code></dd>
      </dl>
      <button type="button" aria-disabled=${this.#busy} @click=${() => this.#download(host, file)}>
        ${this.#busy ? words.bringing : words.download}
      </button>
      <p role="alert" class="trouble" ?hidden=${!this.#problem}>${this.#problem ?? nothing}</p>
      <p>${words.run}</p>
      <p><code dir="ltr">hearth recount ${file} --digest ${digest}</code></p>
    </details>`;
  }

  async #download(host: PollHost, file: string): Promise<void> {
    const { community, poll } = host;
    if (this.#busy || !community || !poll) return;
    this.#busy = true;
    this.#problem = null;
    host.requestUpdate();
    try {
      save(file, await pollAudit(community, poll)());
    } catch (thrown) {
      this.#problem = errorWords(toCommunityError(thrown), host.say('common', undefined) ?? common);
    }
    this.#busy = false;
    host.requestUpdate();
  }
}

/** After this a browser has taken the file; milliseconds. */
const TAKEN = 60_000;

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}
