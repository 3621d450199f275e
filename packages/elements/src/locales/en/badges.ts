import { n } from './n.ts';

export const badges = {
  title: 'Badges',
  mine: 'Your badges',
  of: (name: string) => `${name}’s badges`,
  earned: (count: number, all: number) => `${count} of ${all} earned`,
  locked: 'Not earned yet',
  retired: 'No longer awarded',
  revoked: 'Taken back',
  more: (count: number, tier: string) => n(count, '# more to ', '# more to ') + tier,
  empty: 'This community has no badges yet.',
  welcome: 'Badges show what you did for this community: what you wrote, answered and decided.',
  signIn: 'Sign in to see yours',
};
