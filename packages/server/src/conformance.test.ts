import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { httpAdapter } from '@hearth/adapters/http';
import type { BackendAdapter } from '@hearth/core/adapter';
import {
  CASES,
  FIXTURE_START,
  fixtureCommunity,
  oneOfMany,
  openedOnce,
  PEOPLE,
  runCase,
  type Harness,
  type Person,
  type SiteName,
} from '@hearth/core/adapter/conformance';
import { createServer, type HearthServer, type ServerOptions } from './index.ts';
import { startPostgres, testDatabase, type TestPostgres } from './testing/postgres.ts';
import { startProxy } from './testing/proxy.ts';

/** The http adapter, over real connections that can be cut, to the real server on a real database. */
const harness = (place: () => Promise<Place>): Harness => ({
  async fresh() {
    const { options, remove } = await place();
    let time = FIXTURE_START;
    // Time goes on by itself too: a millisecond a look, so that order shows.
    const open = (): Promise<HearthServer> =>
      createServer({ ...options, port: 0, log: false, limits: false, now: () => ++time });
    let server = await open();
    const proxy = await startProxy(server.port);
    const enter = (person: Person | null, site: SiteName): BackendAdapter => {
      const kept = new Map<string, string>();
      return httpAdapter({
        server: proxy.url,
        site,
        identity: async () => {
          if (!person) return null;
          const { subject, name, role: as, bought } = person;
          const { token } = await server.admin.token({
            site,
            id: subject,
            name,
            ...(as === 'staff' && { role: as }),
            bought,
          });
          return token;
        },
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
        server.engine.takeHostEvents(
          'conformance',
          news.map(({ person, ...event }) => ({
            ...event,
            member: { issuer: 'host:conformance', subject: PEOPLE[person].subject },
          })),
        ),
      reviews: true,
      advance: async (ms) => void (time += ms),
      cut: async () => proxy.cut(),
      restart: async () => {
        await server.close(0);
        // Streams end at once with the server; who takes a connection that is just closing would be refused.
        await proxy.left();
        server = await open();
        proxy.target(server.port);
      },
      dispose: async () => {
        await proxy.close();
        await server.close(0);
        await remove();
      },
    };
  },
});

/** The fixture as a community file, which JSON is too: times in ISO 8601, durations in minutes, nothing where there is nothing. */
const declared = (site: SiteName): string =>
  JSON.stringify(fixtureCommunity(site), (name, value: unknown) => {
    if (value === null) return undefined;
    if (name === 'editWindow' || name === 'repeats') return `${(value as number) / 60_000}m`;
    return /^(opens|closes)At$/.test(name) ? new Date(value as number).toISOString() : value;
  });

interface Place {
  readonly options: Pick<ServerOptions, 'data' | 'databaseUrl'>;
  readonly remove: () => Promise<void>;
}

/** What all cases begin with is made once, and copied: a database of this version's form, with both sites declared. */
async function prepared(place: Place): Promise<Place> {
  const options = { port: 0, log: false, limits: false, now: () => FIXTURE_START } as const;
  const server = await createServer({ ...place.options, ...options });
  for (const site of ['conformance', 'elsewhere'] as const) await server.admin.apply(declared(site));
  await server.close(0);
  return place;
}

function folder(like?: Place): { readonly data: string; readonly remove: () => void } {
  const data = mkdtempSync(join(tmpdir(), 'hearth-conformance-'));
  if (like) cpSync(like.options.data!, data, { recursive: true });
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) };
}

const PLACES = {
  SQLite: async (like?: Place): Promise<Place> => {
    const { data, remove } = folder(like);
    return { options: { data }, remove: async () => remove() };
  },
  PostgreSQL: async (like?: Place): Promise<Place> => {
    const { data, remove } = folder(like);
    const { url, stop } = await testDatabase(like?.options.databaseUrl);
    return { options: { data, databaseUrl: url }, remove: () => stop().then(remove) };
  },
};

// Run alone, this file has one server of its own for its many databases.
let own: TestPostgres | undefined;
before(async () => {
  if (process.env['HEARTH_TEST_DATABASE_URL']) return;
  own = await startPostgres();
  process.env['HEARTH_TEST_DATABASE_URL'] = own.url;
});
after(() => own?.stop());

for (const [name, place] of Object.entries(PLACES)) {
  describe(`conformance: http to the server on ${name}`, { concurrency: 2 }, () => {
    let like: Place;
    before(async () => (like = await prepared(await place())));
    after(() => like.remove());
    const world = harness(() => place(like));
    for (const each of CASES) test(each.name, async () => assert.equal(await runCase(world, each), 'passed'));
  });
}
