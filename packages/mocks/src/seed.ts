import type { BackendAdapter } from '@hearth/core/adapter';
import type { Ambient, Engine } from '@hearth/core/engine';
import type { Clock } from './clock.ts';
import { MOCK_SITE, MOCK_TOPIC } from './community.ts';

const HOUR = 3_600_000;
const SPAN = 72 * HOUR;

const PEOPLE = {
  mira: { name: 'Mira Solberg', role: 'member' },
  jonas: { name: 'Jonas Vik', role: 'member' },
  amal: { name: 'Amal Haddad', role: 'member' },
  kai: { name: 'Kai (Harbour Roasters)', role: 'staff' },
} as const;

/** Who said what, in order, and to which earlier line. */
const TALK: readonly (readonly [who: keyof typeof PEOPLE, words: string, answers?: number])[] = [
  ['mira', 'The first bag arrived today. *Rhubarb*, then honey. Did anyone else find the rhubarb?'],
  ['jonas', 'Only when it cools. Give it ten minutes.', 0],
  ['mira', 'You are right, it came at the end of the cup.', 1],
  ['amal', 'What water do you use? Ours is very hard and everything tastes of chalk.'],
  [
    'kai',
    'Hard water mutes this one. Half bottled, half tap is a good start:\n\n1. boil both together\n2. let it rest for a minute\n3. pour slowly',
    3,
  ],
  ['amal', 'That made all the difference. Thank you!', 4],
  ['jonas', '> Rhubarb, then honey\n\nI would drink a whole bag of that.', 0],
  ['mira', 'Could the next one be **lighter** still?'],
  ['kai', 'We read every word of this before we roast. There is a poll for it on the front page.', 7],
];

/** Fills the demo site with three days of talk, reactions and votes; something waits for staff. */
export async function seed(engine: Engine, ambient: Ambient, clock: Clock): Promise<void> {
  const backends = new Map<keyof typeof PEOPLE, BackendAdapter>();
  clock.advance(-SPAN);
  for (const who of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
    const viewer = await engine.signIn(MOCK_SITE, {
      issuer: 'mock',
      subject: who,
      strength: 'host',
      ...PEOPLE[who],
    });
    backends.set(who, engine.backend(MOCK_SITE, viewer));
  }
  const step = Math.floor(SPAN / (TALK.length + 1));
  const ids: string[] = [];
  for (const [who, body, answers] of TALK) {
    clock.advance(step);
    const id = ambient.id();
    ids.push(id);
    const parent = answers === undefined ? null : ids[answers]!;
    await backends.get(who)!.threads!.post({ id, topic: MOCK_TOPIC, parent, body });
  }
  for (const [who, at, reaction] of [
    ['amal', 0, 'like'],
    ['jonas', 0, 'love'],
    ['mira', 4, 'insight'],
    ['amal', 4, 'like'],
  ] as const) {
    await backends.get(who)!.threads!.react({ id: ids[at]!, key: ambient.id(), reaction, on: true });
  }
  for (const [who, choice] of [
    ['mira', 'light'],
    ['jonas', 'light'],
    ['amal', 'dark'],
  ] as const) {
    const { polls } = backends.get(who)!;
    await polls!.vote({ poll: 'next-roast', key: ambient.id(), choices: [choice], revision: 0 });
  }
  clock.advance(SPAN - step * TALK.length);

  const visitor = await engine.joinAsGuest(MOCK_SITE, {
    issuer: 'mock-guests',
    subject: 'visitor',
    name: 'A visitor',
  });
  const waiting = { id: ambient.id(), topic: MOCK_TOPIC, parent: null, body: 'Is there a decaf?' };
  await engine.backend(MOCK_SITE, visitor).threads!.post(waiting);
}
