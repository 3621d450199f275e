import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMemoryStore, localMedia, memoryMedia } from '@hearth/adapters/local';
import type { Visitor } from '../../domain/people/people.ts';
import { webAmbient } from '../../engine/ambient.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import { pngCodec } from '../../engine/media/png-codec.ts';
import { parse } from '../../markdown/parse.ts';
import type { BackendAdapter } from '../contract.ts';
import { FIXTURE_START, fixtureCommunity, GUEST_NAME, oneOfMany, PEOPLE, type Person } from './fixture.ts';
import { runCase, type Harness, type Need, type Role, type World } from './harness.ts';
import { CASES } from './index.ts';

type Site = 'conformance' | 'elsewhere';

/** The engine alone, over rows in memory. */
const whole: Harness = {
  async fresh(): Promise<World> {
    let time = FIXTURE_START;
    const ambient = webAmbient(() => ++time);
    const store = createMemoryStore();
    const [secret, linkBase] = [new Uint8Array(32).fill(7), 'https://community.example/r/'];
    const media = localMedia({ codec: pngCodec, storage: memoryMedia() });
    const engine = createEngine({ store, ambient, parse, secret, linkBase, media: media.house });
    const sites: readonly Site[] = ['conformance', 'elsewhere'];
    for (const site of sites) await engine.configure(fixtureCommunity(site));
    const stops = sites.map((site) => engine.startReaders(site));
    const as = async (role: Role, site: Site): Promise<BackendAdapter> =>
      engine.backend(site, await viewerOf(engine, role, site));
    return {
      as: (role) => as(role, 'conformance'),
      elsewhere: () => as('mira', 'elsewhere'),
      crowd: async (number) => engine.backend('conformance', await signIn(engine, oneOfMany(number))),
      reviews: true,
      host: (news) =>
        engine.takeHostEvents(
          'conformance',
          news.map(({ person, ...event }) => ({
            ...event,
            member: { issuer: 'host', subject: PEOPLE[person].subject },
          })),
        ),
      advance: async (ms) => void (time += ms),
      cut: async () => {},
      restart: async () => {},
      async dispose() {
        for (const stop of stops) stop();
        media.close();
        await store.close();
      },
    };
  },
};

async function viewerOf(engine: Engine, role: Role, site: Site): Promise<Visitor | null> {
  if (role === 'anonymous') return null;
  if (role === 'guest') return engine.joinAsGuest(site, { issuer: 'device', subject: 'g', name: GUEST_NAME });
  return signIn(engine, PEOPLE[role], site);
}

async function signIn(
  engine: Engine,
  { bought, ...person }: Person,
  site: Site = 'conformance',
): Promise<Visitor> {
  const viewer = await engine.signIn(site, { issuer: 'host', strength: 'host', ...person });
  return { ...viewer, bought };
}

/** All methods that may be missing from a part that is there. */
const LATER = [...new Set(CASES.flatMap(({ needs = [] }) => needs))].filter((need) => need.includes('.'));

/** The same with nothing but this. */
const only = (needs: readonly Need[]): Harness => ({
  async fresh() {
    const world = await whole.fresh();
    const keep = <T extends object>(thing: T, names: readonly string[]): T =>
      Object.fromEntries(Object.entries(thing).filter(([name]) => names.includes(name))) as T;
    const strip = async (adapter: Promise<BackendAdapter>): Promise<BackendAdapter> => {
      const kept = new Map(Object.entries(keep(await adapter, ['spec', 'ids', 'connect', ...needs])));
      for (const later of LATER.filter((need) => !needs.includes(need))) {
        const [part, method] = later.split('.') as [string, string];
        const methods = kept.get(part) as object | undefined;
        if (methods) kept.set(part, { ...methods, [method]: undefined });
      }
      return Object.fromEntries(kept) as unknown as BackendAdapter;
    };
    return {
      ...keep(world, ['dispose', ...needs]),
      as: async (role) => {
        if (role === 'guest') assert.ok(needs.includes('members'), 'a guest is made by the members part');
        return strip(world.as(role));
      },
      elsewhere: () => strip(world.elsewhere()),
      ...(needs.includes('crowd') && { crowd: (number) => strip(world.crowd!(number)) }),
    };
  },
});

describe('conformance: a case passes with nothing but what it needs', () => {
  for (const one of CASES) {
    test(one.name, async () => assert.equal(await runCase(only(one.needs ?? []), one), 'passed'));
  }
});

describe('conformance: a backend without a part, or a harness without a means,', () => {
  const outcome = (has: readonly Need[], need: Need) =>
    runCase(
      only(has),
      CASES.find(
        ({ needs }) => needs?.includes(need) && needs.every((one) => one === need || has.includes(one)),
      )!,
    );

  test('is not held to it', async () => {
    assert.equal(await outcome(['threads'], 'polls'), 'skipped');
    assert.equal(await outcome(['threads'], 'threads.vote'), 'skipped');
    assert.equal(await outcome(['threads'], 'advance'), 'skipped');
    assert.equal(await outcome(['threads'], 'reviews'), 'skipped');
    assert.equal(await outcome(['polls'], 'polls'), 'passed');
  });
});
