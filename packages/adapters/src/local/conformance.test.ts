import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CASES,
  FIXTURE_START,
  fixtureCommunity,
  oneOfMany,
  openedOnce,
  PEOPLE,
  runCase,
  type Harness,
  type SiteName,
} from '@hearth/core/adapter/conformance';
import type { BackendAdapter } from '@hearth/core/adapter';
import { pngCodec, webAmbient } from '@hearth/core/engine';
import { localAdapter, type LocalAdapter, type LocalOptions } from './local-adapter.ts';
import { memoryMedia } from './memory-media.ts';
import { createMemoryStore } from './memory-store.ts';
import { createSubscriptions } from './subscriptions.ts';

const PARTS = [
  'members',
  'threads',
  'moderation',
  'polls',
  'badges',
  'referrals',
  'gratitude',
  'media',
] as const;

/** Several people over the same rows, each with an adapter of their own. */
const harness: Harness = {
  async fresh() {
    const rows = { store: createMemoryStore(), secret: new Uint8Array(32).fill(7) };
    const pictures = { codec: pngCodec, storage: memoryMedia() };
    let time = FIXTURE_START;
    // Time goes on by itself too: a millisecond a look, so that order shows.
    const ambient = webAmbient(() => ++time);
    const pages: Page[] = [];
    const enter = (device: string, site: SiteName, viewer?: LocalOptions['viewer']): BackendAdapter => {
      const linkBase = 'https://page.example/?hearth_ref=';
      const make = (): LocalAdapter =>
        localAdapter({
          site,
          rows,
          pictures,
          device,
          community: fixtureCommunity(site),
          ambient,
          linkBase,
          ...(viewer && { viewer }),
        });
      const page = reloadable(make);
      pages.push(page);
      return page.adapter;
    };
    // The host's server is nobody's page.
    const hostPage = (): LocalAdapter => {
      const options = { site: 'conformance', rows, pictures, ambient, device: 'host' } as const;
      const adapter = localAdapter({ ...options, community: fixtureCommunity('conformance') });
      pages.push({ adapter, reload: async () => {}, close: () => adapter.close() });
      return adapter;
    };
    const people = openedOnce(async (role, site) =>
      role === 'anonymous' || role === 'guest' ? enter(role, site) : enter(role, site, PEOPLE[role]),
    );

    return {
      ...people,
      crowd: async (number) => enter(`device-${number}`, 'conformance', oneOfMany(number)),
      host: async (news) => {
        const { events } = await hostPage().hostEvents(
          news.map(({ person, ...event }) => ({ ...event, viewer: PEOPLE[person] })),
        );
        return { events };
      },
      reviews: true,
      advance: async (ms) => void (time += ms),
      // There is no connection that could be cut.
      cut: async () => {},
      restart: async () => {
        for (const page of pages) await page.reload();
      },
      dispose: async () => {
        for (const page of pages) await page.close();
        await rows.store.close();
      },
    };
  },
};

interface Page {
  readonly adapter: BackendAdapter;
  /** Ends the adapter and makes another over the same rows; whoever listened asks again from where they were. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

function reloadable(make: () => LocalAdapter): Page {
  let current = make();
  const subscriptions = createSubscriptions();
  subscriptions.attach(current);
  const parts = PARTS.map((name) => [
    name,
    new Proxy({}, { get: (_, method) => Reflect.get(current[name]!, method) as unknown }),
  ]);
  return {
    adapter: {
      ...current,
      ...(Object.fromEntries(parts) as Partial<BackendAdapter>),
      connect: (options) => current.connect(options),
      changes: (query, options) => current.changes!(query, options),
      subscribe: (subscription) => subscriptions.add(subscription),
    },
    reload: async () => {
      await current.close();
      current = make();
      subscriptions.attach(current);
    },
    close: async () => {
      subscriptions.close();
      await current.close();
    },
  };
}

describe('conformance: local', () => {
  for (const each of CASES) test(each.name, async () => assert.equal(await runCase(harness, each), 'passed'));
});
