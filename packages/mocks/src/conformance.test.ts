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

describe('conformance: the suite catches a backend that', () => {
  for (const flaw of Object.keys(FLAWS) as Flaw[]) {
    test(flaw, async () => {
      const broken = withFlaw(harness, flaw);
      for (const each of CASES) {
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
