import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { formatNumber } from '../../../../locales/intl.ts';
import { scrolling } from './telling.ts';
import type { Telling } from './telling.ts';

/** Where ballots give points: what an option got, and from how many. */
export function pointsTable({ poll, view: { tally }, words, tag, name }: Telling): TemplateResult {
  const { kind, min, max, budget = 0 } = poll;
  const score = kind === 'score';
  const given = score ? words.gaveMark : kind === 'dots' ? words.gavePoints : words.gaveVotes;
  const number = (value: number): string => formatNumber(tag, value);
  const mean = (sum: number, votes: number): string =>
    votes ? number(Math.round((100 * sum) / votes) / 100) : '–';
  return html`<p>
      ${score ? words.score(min, max) : kind === 'dots' ? words.dots(budget) : words.quadratic(budget)}
    </p>
    ${scrolling(
      'points-table',
      words.points,
      html`<thead>
          <tr>
            <th scope="col">${words.option}</th>
            <th scope="col">${given}</th>
            <th scope="col">${words.sum}</th>
            ${score ? html`<th scope="col">${words.mean}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${tally?.options.map(
            ({ id, votes, sum = 0 }) =>
              html`<tr>
                <th scope="row">${name(id)}</th>
                <td>${number(votes)}</td>
                <td>${number(sum)}</td>
                ${score ? html`<td>${mean(sum, votes)}</td>` : nothing}
              </tr>`,
          )}
        </tbody>`,
    )}`;
}
