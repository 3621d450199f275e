import { n } from './n.ts';

export const gate = {
  title: 'For insiders',
  opens: 'What opens it',
  any: 'One of these is enough:',
  all: 'It takes all of these:',
  badge: (badge: string, tier: string) => (tier ? `The badge ${badge}, ${tier}` : `The badge ${badge}`),
  points: (tier: string) => `The level ${tier}`,
  access: (what: string) => (what ? `Early access: ${what}` : 'Early access'),
  circle: (circle: string) => `Belonging to ${circle}`,
  member: 'Being signed in',
  staff: 'Being on the team',
  opensAt: (when: string) => `Opens for you on ${when}`,
  met: 'You have it',
  toGo: (left: number, of: number) => n(left, '# more, of ', '# more, of ') + n(of, '#', '#'),
  signIn: 'Sign in',
  signInWhy: 'Sign in to see whether it is open for you.',
  openFor: 'Open for you',
  asStaff: 'You see this because you are on the team. Others see it closed.',
  opened: (title: string) => `${title} is open for you now.`,
  missing: 'It is open for you, but could not be loaded. Please reload the page.',
  /** Which mode a gate is in. */
  secret: 'What is behind it is sent only to those whom it is open for.',
  soft: 'This is folded away, not locked: it is part of the page.',
};
