import type { Impact } from '@hearth/core/domain';
import { formatDate } from '../../../locales/dates.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { Card } from '../../../parts/card/card.ts';

const COUNTERS = ['exchanges', 'contributions', 'decisions', 'invitations'] as const;

interface Pictured {
  readonly t: Messages['impact'];
  readonly words: Messages['impactCard'];
  readonly tag: string;
  readonly dir: Card['dir'];
  readonly name: string;
  readonly site: string;
  readonly now: number;
}

/**
 * What a picture of somebody's impact says: what they did, by how much that is more than the others did, and what came of it.
 * Nothing that is less than others', nobody else's figures, and no anonymous poll.
 */
export function cardOf(
  { totals, quarter, streak, outcomes }: Impact,
  { t, words, tag, dir, name, site, now }: Pictured,
): Card {
  // The quarter is what is compared; where it has only begun, all that there ever was.
  const running = COUNTERS.some((counter) => quarter[counter].own > 0);
  const of = (counter: keyof Impact['totals']): number => (running ? quarter[counter].own : totals[counter]);
  const most = Math.max(...COUNTERS.map(of));
  const rows = COUNTERS.filter((counter) => of(counter) > 0).map((counter) => {
    const more = running ? words.more(quarter[counter].percent ?? 0) : '';
    return {
      label: more ? `${t.counters[counter]} · ${more}` : t.counters[counter],
      share: (of(counter) / most) * 100,
      figure: of(counter).toString(),
      leads: more !== '',
    };
  });
  const decided = outcomes.filter(
    (outcome) => outcome.kind === 'poll' && !outcome.anonymous && outcome.chosen.length > 0,
  );
  const made = outcomes.filter((outcome) => outcome.kind === 'idea' && outcome.status === 'shipped');
  const parts = [
    streak.weeks > 1 ? t.streak(streak.weeks) : '',
    words.came(decided.length, made.length),
    running ? words.quarter(quarter.quarter, quarter.year) : formatDate(tag, now, { dateStyle: 'long' }),
  ];
  return {
    title: words.title(name, site),
    rows,
    foot: parts.filter(Boolean).join(' · '),
    more: words.left,
    dir,
  };
}
