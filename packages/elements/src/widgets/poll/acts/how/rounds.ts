import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { RankedCount, RunoffRound } from '@hearth/core/domain';
import { flow } from './flow.ts';
import { scrolling } from './telling.ts';
import type { Telling } from './telling.ts';

/** So many rounds are drawn, the last ones: of 200 options there may be 199. */
const DRAWN = 10;

/** So many options are drawn of those that are left in the end. */
const ROWS = 20;

/** Ballots that still count in a round. */
export const continuing = ({ votes }: RunoffRound): number =>
  Object.values(votes).reduce((sum, count) => sum + count, 0);

/** The count round by round, to be followed: who has how many, who goes, and where the ballots went. */
export function rounds(telling: Telling, { runoff }: RankedCount): TemplateResult {
  const { words, names, poll } = telling;
  const all = runoff.rounds;
  const first = Math.max(0, all.length - DRAWN);
  const last = all.at(-1)!.votes;
  /** Whoever is dropped in what is drawn, and who has most of those that are left. */
  const rows = new Set([
    ...all.slice(first).flatMap(({ dropped }) => dropped ?? []),
    ...Object.keys(last)
      .sort((one, other) => last[other]! - last[one]!)
      .slice(0, ROWS),
  ]);
  const drawnIds = poll.options.map(({ id }) => id).filter((id) => rows.has(id));
  const hidden = Object.keys(last).filter((id) => !rows.has(id)).length;
  return html`${first ? html`<p>${words.earlier(first, names(all.slice(0, first).map(({ dropped }) => dropped!)))}</p>` : nothing}
    ${hidden ? html`<p>${words.hidden(hidden)}</p>` : nothing} ${flow(telling, drawnIds, all.slice(first))}
    <ol class="rounds" part="rounds">
      ${all.slice(first).map((round, index) => drawn(telling, rows, round, all[first + index - 1], first + index + 1))}
    </ol>
    ${table(telling, rows, all.slice(first), first)}`;
}

function drawn(
  telling: Telling,
  rows: ReadonlySet<string>,
  round: RunoffRound,
  before: RunoffRound | undefined,
  number: number,
): TemplateResult {
  const { words, poll, name, t, view } = telling;
  const all = continuing(round);
  const row = (id: string): TemplateResult => {
    const votes = round.votes[id]!;
    const gained = before ? votes - before.votes[id]! : 0;
    const share = (count: number): number => (100 * count) / all;
    const leads = !round.dropped && view.tally?.leaders.includes(id);
    return html`<li class=${leads ? 'leader' : round.dropped === id ? 'goes' : ''}>
      <span class="who"
        >${name(id)}${leads ? html` <span class="mark lead">${view.tally!.leaders[1] ? t.tied : t.winner}</span>` : nothing}${round.dropped === id ? html` <span class="mark">${words.dropped}</span>` : nothing}</span
      ><span class="figures"
        ><b>${votes}</b>
        <span class="muted"
          >${t.percent(Math.round(share(votes)))}${gained ? `, ${words.gained(gained)}` : ''}</span
        ></span
      ><span class="bar"
        ><i data-share=${share(votes - gained)}></i
        >${gained ? html`<i class="gained" data-share=${share(gained)}></i>` : nothing}</span
      >
    </li>`;
  };
  return html`<li>
    <b class="number">${words.round(number)}</b>
    <ul>
      ${poll.options.filter(({ id }) => rows.has(id) && round.votes[id] !== undefined).map(({ id }) => row(id))}
    </ul>
    ${round.dropped === null ? nothing : html`<p class="went">${went(telling, round, round.dropped)}</p>`}
  </li>`;
}

/** Who goes, why, and where the ballots go on to. */
function went({ words, name }: Telling, round: RunoffRound, dropped: string): string {
  const { tieBrokenBy, transfers, votes } = round;
  const to = transfers.map((each) =>
    each.to === null ? words.nowhere(each.votes) : words.share(each.votes, name(each.to)),
  );
  return [
    tieBrokenBy && (tieBrokenBy === 'order' ? words.byOrder : words.byEarlier),
    words.drops(name(dropped), votes[dropped]!),
    to.length > 0 && words.goes(to),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The same as a table. */
function table(
  { words, poll, name }: Telling,
  rows: ReadonlySet<string>,
  shown: readonly RunoffRound[],
  first: number,
): TemplateResult {
  const inIt = poll.options.filter(({ id }) => rows.has(id));
  const cell = (id: string, index: number): string | number =>
    shown[index]!.votes[id] ?? (shown[index - 1]?.dropped === id ? words.dropped : '–');
  return scrolling(
    'rounds-table',
    words.roundsTable,
    html`<thead>
        <tr>
          <th scope="col">${words.option}</th>
          ${shown.map((_, index) => html`<th scope="col">${words.round(first + index + 1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${inIt.map(
          ({ id }) =>
            html`<tr>
              <th scope="row">${name(id)}</th>
              ${shown.map((_, index) => html`<td>${cell(id, index)}</td>`)}
            </tr>`,
        )}
        <tr>
          <th scope="row">${words.exhausted}</th>
          ${shown.map(({ exhausted }) => html`<td>${exhausted}</td>`)}
        </tr>
      </tbody>`,
  );
}
