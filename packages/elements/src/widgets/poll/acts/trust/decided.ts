import { ballotsNeeded } from '@hearth/core/domain';
import type { OptionTally, PollKind, Tally } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';
import type { Scene } from '../../scene.ts';
import { continuing } from '../how/rounds.ts';

type Words = Messages['deciding'];

/** What a closed poll decided, in a sentence; `null` while it is not known. */
export function decided(words: Words, scene: Scene, name: (id: string) => string): string | null {
  const { poll, view } = scene;
  const { tally } = view;
  const outcome = poll.decision?.outcome;
  if (!outcome || !tally) return null;
  const { kind, options } = outcome;
  const figure = (): string => figureOf(words, scene, tally, options[0]!, kind === 'tie');
  switch (kind) {
    case 'winner':
      return words.won(name(options[0]!), figure());
    case 'tie':
      return words.tie(options.map(name), figure());
    case 'no-quorum':
      return words.noQuorum(tally.voters, poll.decision?.quorum?.needed ?? ballotsNeeded(poll.quorum));
    case 'none':
      return words.nobody;
  }
}

/** What an option has, by what its kind of poll goes by. */
function figureOf(words: Words, { t, poll }: Scene, tally: Tally, id: string, tied: boolean): string {
  const last = tally.ranked?.runoff.rounds.at(-1);
  if (last) {
    const votes = last.votes[id] ?? 0;
    return tied
      ? words.ballots(votes)
      : words.inRound(votes, continuing(last), tally.ranked!.runoff.rounds.length);
  }
  const { votes = 0, sum = 0 }: Partial<OptionTally> = tally.options.find((option) => option.id === id) ?? {};
  if (poll.kind === 'score') return words.mean(t.mean(sum, votes));
  const said = (t.counted as Partial<Record<PollKind, typeof t.votes>>)[poll.kind] ?? t.votes;
  return said(poll.budget ? sum : votes);
}
