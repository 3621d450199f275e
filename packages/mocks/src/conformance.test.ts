import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setupServer } from 'msw/node';
import {
  CASES,
  FIXTURE_START,
  fixtureCommunity,
  FLAWS,
  oneOfMany,
  openedOnce,
  PEOPLE,
  runCase,
  withFlaw,
  type Flaw,
  type Harness,
  type Person,
  type SiteName,
} from '@hearth/core/adapter/conformance';
import type { BackendAdapter } from '@hearth/core/adapter';
import { httpAdapter } from '@hearth/adapters/http';
import { createMemoryStore, memoryMedia } from '@hearth/adapters/local';
import { createMockServer, handlers, mockIdentity, type MockServer } from './index.ts';

const interceptor = setupServer();
let worlds = 0;

/** The http adapter, through msw, to the real handler and engine over memory. */
const harness: Harness = {
  async fresh() {
    const origin = `http://world-${++worlds}.hearth.invalid`;
    const store = createMemoryStore();
    const pictures = memoryMedia();
    const communities = [fixtureCommunity('conformance'), fixtureCommunity('elsewhere')];
    let time = FIXTURE_START;
    // Time goes on by itself too: a millisecond a look, so that order shows.
    const open = (): MockServer => createMockServer({ communities, store, pictures, now: () => ++time });
    let mock = open();
    interceptor.use(
      ...handlers({ server: origin, mock: { ...mock, fetch: (...request) => mock.fetch(...request) } }),
    );
    const enter = (person: Person | null, site: SiteName): BackendAdapter => {
      const kept = new Map<string, string>();
      return httpAdapter({
        server: origin,
        site,
        identity: async () => person && mockIdentity(person),
        storage: {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => kept.set(key, value),
          removeItem: (key) => kept.delete(key),
        },
        now: () => time,
        random: () => 0,
      });
    };
    const people = openedOnce(async (role, site) =>
      enter(role === 'anonymous' || role === 'guest' ? null : PEOPLE[role], site),
    );

    return {
      ...people,
      crowd: async (number) => enter(oneOfMany(number), 'conformance'),
      host: (news) =>
        mock.engine.takeHostEvents(
          'conformance',
          news.map(({ person, ...event }) => ({
            ...event,
            member: { issuer: 'mock', subject: PEOPLE[person].subject },
          })),
        ),
      reviews: true,
      advance: async (ms) => void (time += ms),
      cut: async () => mock.closeStreams(),
      restart: async () => {
        mock.close();
        mock = open();
      },
      dispose: async () => {
        mock.close();
        await store.close();
      },
    };
  },
};

before(() => interceptor.listen({ onUnhandledFrame: 'error' }));
after(() => interceptor.close());

describe('conformance: http over the mocks', () => {
  for (const each of CASES) test(each.name, async () => assert.equal(await runCase(harness, each), 'passed'));
});

/** The case that is known to notice a flaw comes first: the others then run only where it does not any more. */
const NOTICES: Readonly<Partial<Record<Flaw, string>>> = {
  'drops writes':
    'T110 T113 who is answered is told of it, and nobody else; not of a thread that they have muted',
  'forgets nobody':
    'T107 T108 a member takes along what is kept of them, and is forgotten when they wish it; nobody else can wish it',
  'takes any vote':
    'votes count once per person, may be turned and taken back, and one’s own is told to nobody else',
  'reviews twice':
    'T14 each person has one review of a topic, also when two are sent at once, and a deleted one makes room',
  'pays twice': 'R21 a friend who joins wins what was promised, once, and it is paid once, by staff alone',
  'ranks by average':
    'T2 best goes by how surely people are for it, controversial by how evenly they disagree',
  'doubles events': 'a listener hears each change once, in order, from its position on',
  'loses events': 'a listener hears each change once, in order, from its position on',
  'reorders events': 'a position that is none is answered by a resync',
  'reorders pages': 'T3 pages give each first comment once, in order, newest or oldest first',
  'forgets permissions': 'deleting leaves a tombstone under which the replies stay',
  'keeps no record': 'B31 staff put points right with a reason; nobody sees the ledger of another',
  'undoes anything': 'undoing is refused when something happened since, or its time has passed',
  'forgets traps': 'what looks like spam waits, and is not lost: a filled trap, and the same words again',
  'never asks again': 'words that the site lists are asked about once more, and taken when confirmed',
  'forgets bans':
    'who is banned writes nothing, may delete, and is told why not more; staff end it or undo it',
  'counts reports twice':
    'a report brings a comment before staff, once per person, and nobody else learns of it',
  'forgets mutes': 'whom a member mutes is marked for them, is the same for everybody else, and is not told',
  'forgets the rules of threads':
    'a locked thread takes words, reactions and votes from staff alone, until it is unlocked',
  'shows hidden badges and surprises':
    'B13 staff give and take a badge by hand, with a reason that its holder reads, in the audit log; others may not',
  'repeats pins': 'pinned first comments lead the thread in every order, and are on no other page',
  'leaks held comments':
    'votes count once per person, may be turned and taken back, and one’s own is told to nobody else',
  'leaks hidden tallies':
    'P17 counts under after-vote are absent for who has not voted, in answers and in the stream',
  'sorts by hidden votes': 'P64 votes that may not be seen are in no answer, no order and no event',
  'sends what gates hide':
    'B35 what is behind a gate is told to nobody before they are let in, and to them as soon as they are',
  'forgets that a pass was used':
    'L5 a pass can be used once: the second time is a conflict, also where both come at once',
  'forgets keys': 'what is posted is read back by everybody',
  'calls a monologue an exchange':
    'L1 B70 words that are answered are an exchange for both sides, unanswered ones for nobody, and each reads their own',
  'forgets wishes':
    'T114 T115 what a member wishes is kept for them alone, part by part; what makes no sense is named',
  'mutes no thread':
    'T110 T113 who is answered is told of it, and nobody else; not of a thread that they have muted',
  'offers without end':
    'L9 thanks are between staff and a member, and a moment after which something may be offered once',
  'uses what was taken back':
    'L3 L15 L16 T145 words of the community, the question of the week, and what may be used elsewhere',
  'forgets sites': 'members are read by id; strangers are not found',
  'ignores the clock': 'the author edits within the window; the source is for those who edit',
};

describe('conformance: the suite catches a backend that', () => {
  for (const flaw of Object.keys(FLAWS) as Flaw[]) {
    test(flaw, async () => {
      const broken = withFlaw(harness, flaw);
      const first = (name: string): number => (name === NOTICES[flaw] ? 0 : 1);
      for (const each of CASES.toSorted((a, b) => first(a.name) - first(b.name))) {
        const outcome = await runCase(broken, each).catch((error: unknown) => error as Error);
        if (outcome instanceof Error) {
          assert.equal(outcome.name, 'ConformanceFailure', String(outcome.stack));
          return;
        }
      }
      assert.fail('no case noticed');
    });
  }
});
