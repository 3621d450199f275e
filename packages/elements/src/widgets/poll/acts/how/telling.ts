import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Messages } from '../../../../locales/messages.ts';
import type { Scene } from '../../scene.ts';

/** What explaining a count needs. */
export interface Telling extends Scene {
  readonly words: Messages['counting'];
  /** It is read from the right. */
  readonly rtl: boolean;
  /** Level of headings in it. */
  readonly level: number;
  /** What an option is called. */
  readonly name: (id: string) => string;
  /** What options are called, as far as anybody reads on. */
  readonly names: (ids: readonly string[]) => readonly string[];
}

/** A table that scrolls by itself where it is wider than its place, by keyboard too. */
export const scrolling = (id: string, caption: string, rows: TemplateResult): TemplateResult =>
  html`<div class="scroll" role="region" aria-labelledby=${id} tabindex="0">
    <table>
      <caption id=${id}>
        ${caption}
      </caption>
      ${rows}
    </table>
  </div>`;
