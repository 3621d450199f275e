import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { RankedCount } from '@hearth/core/domain';
import { scrolling } from './telling.ts';
import type { Telling } from './telling.ts';

/** So many options are compared in a table: 200 would be 40,000 cells, which nobody reads. */
const COMPARED = 20;

/** Each option against each: who beats all, in which order they come by all comparisons, and the numbers. */
export function comparing(telling: Telling, count: RankedCount): TemplateResult {
  const { words, name, names } = telling;
  const { condorcet, schulze } = count;
  let place = 1;
  const tiers = schulze.slice(0, COMPARED).map((tier) => {
    const said = words.tier(place, names(tier));
    place += tier.length;
    return said;
  });
  return html`<p>
      ${condorcet === null ? words.noCondorcet : words.condorcet(name(condorcet))} ${words.schulze(tiers)}
    </p>
    ${matrix(telling, count)}`;
}

function matrix({ words, view, name }: Telling, { schulze, pairwise }: RankedCount): TemplateResult {
  const ids = view.tally!.options.map(({ id }) => id);
  const shown = ids.length > COMPARED ? schulze.flat().slice(0, COMPARED) : ids;
  const ballots = (one: string, other: string): number => pairwise[ids.indexOf(one)]![ids.indexOf(other)]!;
  const cell = (one: string, other: string): TemplateResult => {
    if (one === other) return html`<td aria-hidden="true">–</td>`;
    const won = ballots(one, other) > ballots(other, one);
    return html`<td>${won ? html`<b>${ballots(one, other)}</b>` : ballots(one, other)}</td>`;
  };
  return scrolling(
    'matrix',
    shown === ids ? words.matrix : words.matrixPart(COMPARED),
    html`<thead>
        <tr>
          <th scope="col">${words.option}</th>
          ${shown.map((id) => html`<th scope="col">${name(id)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (one) =>
            html`<tr>
              <th scope="row">${name(one)}</th>
              ${shown.map((other) => cell(one, other))}
            </tr>`,
        )}
      </tbody>`,
  );
}
