import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { RunoffRound } from '@hearth/core/domain';
import type { Telling } from './telling.ts';

/** The picture's size, and how wide a bar is, in pixels. */
const [WIDTH, HEIGHT, BAR] = [640, 260, 14];
/** Between bars. */
const GAP = 14;
/** More rounds or options than these are a tangle: the rounds as lists tell them better. */
const [ROUNDS, OPTIONS] = [6, 8];
/** Characters of a name. */
const NAME = 22;

/** A stretch of a bar, from above. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What stands for ballots that name nobody who is left. */
const NOBODY = '';

/**
 * The rounds as a flow, for those who like to follow with their eyes: a column for each round, bars as high as their ballots, and
 * bands along which ballots go on. Names and numbers stand in it, so that it can be read without colour. `ids`: the options
 * that are drawn, in their order. The lists and the table beside it say the same to screen readers.
 */
export function flow(
  { name, words, view, rtl }: Telling,
  ids: readonly string[],
  rounds: readonly RunoffRound[],
): TemplateResult | typeof nothing {
  if (rounds.length < 2 || rounds.length > ROUNDS || ids.length > OPTIONS) return nothing;
  const winner = view.tally?.leaders.length === 1 ? view.tally.leaders[0] : undefined;
  const columns = rounds.map((round) => barsOf(round, ids));
  const across = (index: number): number => {
    const x = (index * (WIDTH - BAR)) / (rounds.length - 1);
    return rtl ? WIDTH - BAR - x : x;
  };
  const look = (id: string): string => (id === winner ? 'leads' : id === NOBODY ? 'nobody' : '');
  const bar = (id: string, { from, to }: Stretch, index: number): TemplateResult => {
    const last = index === rounds.length - 1;
    const inside = last !== rtl ? -6 : BAR + 6;
    const called = id === NOBODY ? words.exhausted : name(id);
    const short = called.length > NAME ? `${called.slice(0, NAME - 1)}…` : called;
    const text =
      index === 0 || last
        ? `${short} ${to - from ? votesOf(rounds[index]!, id) : ''}`
        : votesOf(rounds[index]!, id);
    return html`<svg>
      <rect
        class="bar-of ${look(id)}"
        x=${across(index)}
        y=${from}
        width=${BAR}
        height=${to - from}
        rx="2"
      ></rect>
      <text x=${across(index) + inside} y=${(from + to) / 2} text-anchor=${last ? 'end' : 'start'}>
        ${text}
      </text>
    </svg>`;
  };
  return html`<div class="scroll flow" role="img" aria-label=${words.flow} tabindex="0">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" part="flow" aria-hidden="true">
      ${columns.slice(1).map((column, index) => {
        const [x0, x1] = [across(index) + (rtl ? 0 : BAR), across(index + 1) + (rtl ? BAR : 0)];
        return bandsOf(columns[index]!, column, rounds[index]!).map(
          ({ id, out, into }) =>
            html`<svg><path class="band ${look(id)}" d=${ribbon(x0, out, x1, into)}></path></svg>`,
        );
      })}
      ${columns.map((column, index) => [...column].map(([id, stretch]) => bar(id, stretch, index)))}
    </svg>
  </div>`;
}

const votesOf = (round: RunoffRound, id: string): number =>
  id === NOBODY ? round.exhausted : (round.votes[id] ?? 0);

/** Where the bars of a round stand, options in their order, at the end who names nobody. */
function barsOf(round: RunoffRound, ids: readonly string[]): ReadonlyMap<string, Stretch> {
  const present = [
    ...ids.filter((id) => round.votes[id] !== undefined),
    ...(round.exhausted ? [NOBODY] : []),
  ];
  const all = present.reduce((sum, id) => sum + votesOf(round, id), 0);
  // One height of a ballot for all rounds: as if all options were there to the end.
  const ballot = (HEIGHT - GAP * ids.length) / Math.max(1, all);
  const bars = new Map<string, Stretch>();
  let from = 0;
  for (const id of present) {
    const to = from + votesOf(round, id) * ballot;
    bars.set(id, { from, to });
    from = to + GAP;
  }
  return bars;
}

interface Band {
  readonly id: string;
  readonly out: Stretch;
  readonly into: Stretch;
}

/** Who stays keeps the beginning of its next bar; what the dropped one hands on follows there. */
function bandsOf(
  before: ReadonlyMap<string, Stretch>,
  after: ReadonlyMap<string, Stretch>,
  { dropped, transfers, votes }: RunoffRound,
): Band[] {
  const filled = new Map<string, number>();
  const bands: Band[] = [];
  const band = (id: string, target: string, from: number, height: number): void => {
    const start = filled.get(target) ?? after.get(target)!.from;
    filled.set(target, start + height);
    bands.push({ id, out: { from, to: from + height }, into: { from: start, to: start + height } });
  };
  for (const [id, { from, to }] of before) if (id !== dropped && after.has(id)) band(id, id, from, to - from);
  const gone = dropped === null ? undefined : before.get(dropped);
  if (!gone || dropped === null) return bands;
  const ballot = (gone.to - gone.from) / Math.max(1, votes[dropped] ?? 0);
  let from = gone.from;
  for (const { to, votes: handed } of transfers) {
    if (!after.has(to ?? NOBODY)) continue;
    band(dropped, to ?? NOBODY, from, handed * ballot);
    from += handed * ballot;
  }
  return bands;
}

/** A band between two columns, bent so that it leaves and arrives level. */
function ribbon(x0: number, out: Stretch, x1: number, into: Stretch): string {
  const middle = (x0 + x1) / 2;
  return [
    `M${x0} ${out.from}`,
    `C${middle} ${out.from} ${middle} ${into.from} ${x1} ${into.from}`,
    `L${x1} ${into.to}`,
    `C${middle} ${into.to} ${middle} ${out.to} ${x0} ${out.to}Z`,
  ].join('');
}
