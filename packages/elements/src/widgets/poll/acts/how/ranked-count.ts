import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { RankedCount } from '@hearth/core/domain';
import { comparing } from './comparing.ts';
import type { Telling } from './telling.ts';
import { continuing, rounds } from './rounds.ts';

/** How ranked ballots are counted: who wins and why, round by round, one against one, and what breaks ties. */
export function rankedCount(telling: Telling): TemplateResult {
  const { words, view, poll, level } = telling;
  const { ranked } = view.tally ?? {};
  const { tieOrder } = poll;
  const title = (text: string): TemplateResult =>
    html`<p class="title" role="heading" aria-level=${level}>${text}</p>`;
  return html`<p class="outcome">${ranked ? outcome(telling, ranked) : poll.anonymous ? words.waits : ''}</p>
    <p>${words.method}</p>
    ${
      ranked?.runoff.rounds.length
        ? html`${title(words.rounds)} ${rounds(telling, ranked)} ${title(words.comparing)}
          ${comparing(telling, ranked)}`
        : nothing
    }
    ${title(words.ties)}
    <p>${words.tiesBy}</p>
    ${
      tieOrder
        ? html`<dl>
            <dt>${words.commitment}</dt>
            <dd><code>${tieOrder.commitment}</code></dd>
            ${
              tieOrder.seed
                ? html`<dt>${words.seed}</dt>
                    <dd><code>${tieOrder.seed}</code></dd>`
                : nothing
            }
          </dl>`
        : nothing
    }`;
}

function outcome({ words, name, names, poll, view }: Telling, { runoff }: RankedCount): string {
  const { rounds, winner, tied } = runoff;
  const last = rounds.at(-1);
  if (!last) return words.nobody;
  if (winner === null) return words.tied(names(tied), last.votes[tied[0]!] ?? 0);
  // Without its quorum a poll has no winner, whoever has most.
  const wins = view.tally?.final && poll.decision?.outcome?.kind !== 'no-quorum';
  const say = wins ? words.wins : words.ahead;
  return say(name(winner), rounds.length, last.votes[winner]!, continuing(last));
}
