import { n } from './n.ts';

/** What taking part in a poll earns; loads with the first poll that earns something. */
export const earning = {
  title: 'Early access',
  titleOf: (what: string) => `Early access: ${what}`,
  offer: (hours: number) =>
    n(
      hours,
      'Take part, and it opens for you # hour earlier than for others.',
      'Take part, and it opens for you # hours earlier than for others.',
    ),
  atClose: (hours: number) =>
    n(
      hours,
      'You took part: it opens for you when the poll closes, # hour earlier than for others.',
      'You took part: it opens for you when the poll closes, # hours earlier than for others.',
    ),
  coming: (from: string, hours: number) =>
    `You took part: it opens for you on ${from}, ${n(hours, '# hour', '# hours')} earlier than for others.`,
  now: (until: string) => `You took part: it is open for you. It opens for everybody on ${until}.`,
  others: (until: string) => `It is open for those who took part. It opens for everybody on ${until}.`,
  over: 'It is open for everybody.',
};
