import { n } from './n.ts';

/** Points and thanks below one's own badges: loads where there are any. */
export const badgeThanks = {
  filled: (badges: number) =>
    n(
      badges,
      'You were given a badge for what you did before there was one.',
      'You were given # badges for what you did before there were any.',
    ),
  /** `points` are written as the community counts: 24,950. `unit`: as it calls them. */
  points: (points: string, unit: string) => `${points} ${unit}`,
  balance: (points: string, unit: string) => `${points} ${unit} in all`,
  tier: (tier: string) => tier,
  until: (tier: string, date: string) => `${tier} until ${date}`,
  next: (points: string, tier: string) => `${points} more to ${tier}`,
  top: 'There is nothing above.',
  thanks: 'Thank you',
  from: (name: string, date: string) => `${name}, ${date}`,
  team: 'the team',
  more: (notes: number) => n(notes, 'Show # more', 'Show # more'),
};
