import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Block, Comment } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { Later } from '../../../parts/later.ts';
import type { Desk } from '../desk.ts';

/** The poll's question is below the thread's own heading. */
const LEVEL = 3;

/** Polls that staff put into comments: below the words, in room that is kept for them until their code is here. */
export class EmbeddedPolls {
  readonly #desk: Desk;
  readonly #code: Later<true>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#code = new Later(desk.host, async () => {
      await import('../../poll/define.ts');
      return true as const;
    });
  }

  /** What a row depends on. */
  watch({ polls }: Comment): readonly unknown[] {
    return polls ? [polls, this.#code.here, this.#code.missing] : [];
  }

  /** Below the words of a comment. */
  between({ polls, body }: Comment): TemplateResult | typeof nothing {
    if (!polls || !body) return nothing;
    void this.#code.load();
    const { community, host } = this.#desk;
    return html`${polls.map(
      ({ id, options }) =>
        html`<div class="polled" data-options=${Math.min(options, 12)}>
          ${
            this.#code.here
              ? html`<hearth-poll
                  poll=${id}
                  heading-level=${LEVEL}
                  theme=${host.getAttribute('theme') ?? nothing}
                  locale=${host.getAttribute('locale') ?? nothing}
                  .community=${community}
                ></hearth-poll>`
              : html`<p><b>${questionOf(body, id)}</b></p>`
          }
        </div>`,
    )}`;
  }

  /** After each drawing: the words that stand for a poll are not said twice, and its room is as high as it will be. */
  settle(items: readonly ThreadItem[]): void {
    const root = this.#desk.host.renderRoot;
    for (const { comment } of items) {
      if (!comment.polls || !comment.body) continue;
      const row = root.querySelector(`[data-id="${CSS.escape(comment.id)}"] .main`);
      const drawn = row?.querySelectorAll<HTMLElement>(':scope > .body > p') ?? [];
      comment.body.filter(isDrawnAsParagraph).forEach((block, index) => {
        const words = drawn[index];
        if (words && block.type === 'paragraph' && block.poll) words.hidden = true;
      });
      for (const room of row?.querySelectorAll<HTMLElement>('.polled') ?? [])
        room.style.setProperty('--_options', room.dataset['options']!);
    }
  }
}

const isDrawnAsParagraph = ({ type }: Block): boolean => type === 'paragraph' || type === 'heading';

const questionOf = (body: readonly Block[], id: string): string =>
  body
    .flatMap((block) => (block.type === 'paragraph' && block.poll?.id === id ? block.children : []))
    .filter((words) => typeof words === 'string')
    .join('');
