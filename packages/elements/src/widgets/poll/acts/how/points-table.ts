import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { scrolling } from './telling.ts';
import type { Telling } from './telling.ts';

/** Where ballots give points: what an option got, and from how many. */
export function pointsTable({ poll, view: { tally }, words, name }: Telling): TemplateResult {
  const { kind, min, max, budget = 0 } = poll;
  const score = kind === 'score';
  const given = score ? words.gaveMark : kind === 'dots' ? words.gavePoints : words.gaveVotes;

  const mean = (sum: number, votes: number): string => (votes ? words.mean(sum / votes) : '–');
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
            ${score ? html`<th scope="col">${words.meanOf}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${tally?.options.map(
            ({ id, votes, sum = 0 }) =>
              html`<tr>
                <th scope="row">${name(id)}</th>
                <td>${words.number(votes)}</td>
                <td>${words.number(sum)}</td>
                ${score ? html`<td>${mean(sum, votes)}</td>` : nothing}
              </tr>`,
          )}
        </tbody>`,
    )}`;
}
