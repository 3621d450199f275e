import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Telling } from './telling.ts';

/** How votes for ideas are counted, and what an order by them means, where one may see them. */
export const ideasCount = ({ poll: { max, resultsVisible }, words }: Telling): TemplateResult =>
  html`<p>${words.ideas(max)} ${words.ideasUnited}</p>
    ${resultsVisible ? html`<p>${words.trending}</p>` : nothing}`;
