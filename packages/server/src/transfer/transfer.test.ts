import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import type { Id } from '@hearth/core/domain';
import { main } from '../commands/main.ts';
import type { SqlStore } from '../db/index.ts';
import { createServer } from '../server.ts';
import { COMMUNITY, folder } from '../testing/server.ts';
import { postgresPlace, sqlitePlace } from '../testing/stores.ts';
import { exportLines, withSnapshot } from './export.ts';
import { importLines } from './import.ts';

const POLLS = `
  - id: secret
    question: Whom?
    kind: single
    anonymous: true
    options: [{ id: a, label: A }, { id: b, label: B }]
  - id: ideas
    question: What next?
    kind: ideas
programmes:`;

const MAIL = '\nmail: { from: hello@acme.example }\n';

describe('a site as lines', () => {
  const home = folder();
  const data = join(home.path, 'data');
  let lines: string[];
  let count = 0;
  const uuid = (): Id => `01900000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
  before(async () => {
    const mail = { send: async () => ({ fault: null, code: null }) };
    const server = await createServer({ data, port: 0, log: false, limits: false, mail });
    await server.admin.apply(COMMUNITY.replace('\nprogrammes:', POLLS) + MAIL);
    await server.admin.addEventKey('acme');
    await server.admin.addWebhook('acme', { url: 'https://10.0.0.1/', kinds: ['comment.*'] });
    const sign = (name: string, role: 'member' | 'staff' = 'member') =>
      server.engine.signIn('acme', { issuer: 'host:acme', subject: name, strength: 'host', name, role });
    const [ann, ben, siri] = [await sign('Ann'), await sign('Bén 🪔'), await sign('Siri', 'staff')];
    const as = (viewer: typeof ann) => server.engine.backend('acme', viewer);
    const post = (viewer: typeof ann, body: string, parent: Id | null = null) =>
      as(viewer).threads!.post({ id: uuid(), topic: '/läden/lamp', parent, body });
    const first = await post(ann, '**Hello** "world" \\ ünïcödé \u2028 \u{1f525}');
    for (let number = 0; number < 700; number++) await post(ben, `Reply ${number}`, first.id);
    await as(ann).members!.setMail!({ key: uuid(), address: 'ann@mail.example' });
    await as(ben).threads!.react({ key: uuid(), id: first.id, reaction: 'like', on: true });
    await as(ann).threads!.edit({ key: uuid(), id: first.id, body: 'Hello, edited', revision: 1 });
    await as(siri).gratitude!.thank({ key: uuid(), member: ann.id, text: 'Thank you' });
    for (const viewer of [ann, ben])
      await as(viewer).polls!.vote({ key: uuid(), poll: 'secret', choices: ['a'], revision: 0 });
    await as(ann).entries!.propose({ id: uuid(), poll: 'ideas', title: 'Wick', body: 'A wick' });
    await server.engine.takeHostEvents('acme', [
      {
        id: 'o1',
        type: 'visit',
        member: { issuer: 'host:acme', subject: 'Ann' },
        at: Date.now(),
        data: { n: 1.5 },
      },
    ]);
    await server.close();
    lines = await written({ data });
  });
  after(() => home.remove());

  const written = (where: { data?: string; databaseUrl?: string }): Promise<string[]> =>
    withSnapshot(where, async (snapshot) => {
      const all: string[] = [];
      for await (const line of exportLines(snapshot, 'acme', { keys: true })) all.push(line);
      return all;
    });
  const take = (some: readonly string[], store: SqlStore | null) =>
    importLines({
      open: () => Readable.from(some.length > 0 ? [Buffer.from(`${some.join('\n')}\n`)] : []),
      store,
    });

  test('T106 goes to the other database and back, equal line by line', async () => {
    assert.ok(lines.length > 1_500);
    // Addresses are the operator's to take along.
    assert.ok(lines.some((line) => line.includes('"mail_addresses"') && line.includes('ann@mail.example')));
    const place = await postgresPlace();
    const other = await sqlitePlace();
    try {
      const postgres = await place.open();
      const { rows } = await take(lines, postgres);
      assert.equal(rows['comments'], 701);
      assert.equal(rows['event_keys'], 1);
      await postgres.close();
      const there = await written({ databaseUrl: place.url });
      assert.deepEqual(there, lines);
      const sqlite = await other.open();
      await take(there, sqlite);
      await sqlite.close();
      assert.deepEqual(await written({ data: join(other.file, '..') }), lines);
    } finally {
      await place.remove();
      await other.remove();
    }
  });

  test('T106 what was cut, changed, or is of another version changes nothing; a site that is there is not overwritten', async () => {
    const place = await sqlitePlace();
    const store = await place.open();
    const refused = async (some: readonly string[], message: RegExp) => {
      await assert.rejects(take(some, store), { name: 'ImportError', message });
      assert.deepEqual(await store.sites(), []);
    };
    await refused([], /empty/);
    await refused(lines.slice(0, -1), /ends too early/);
    await refused([...lines.slice(0, 5), ...lines.slice(6)], /not those that were exported/);
    await refused([...lines, '{}'], /behind the end/);
    await refused(['{"a":1}', ...lines.slice(1)], /no export/);
    await refused([lines[0]!.replace(/"shape":"/, '"shape":"x'), ...lines.slice(1)], /another version/);
    const odd = (row: object) => [lines[0]!, JSON.stringify({ table: 'pulses', row }), ...lines.slice(1)];
    await refused(odd({ topic: 'x', days: {} }), /Line 2: pulses\.firedAt is missing/);
    await refused(odd({ topic: 'x', days: {}, firedAt: 'now' }), /Line 2: pulses\.firedAt is not int/);
    await refused(
      odd({ topic: 'x', days: {}, firedAt: 1, site: 'y' }),
      /Line 2: pulses\.site does not exist/,
    );
    // Stopped in the middle, it is invisible, and the next try begins anew.
    const stop = new AbortController();
    await assert.rejects(
      importLines({
        open: () => Readable.from([`${lines.join('\n')}\n`]),
        store,
        signal: stop.signal,
        onProgress: (pass) => pass === 'importing' && stop.abort(),
      }),
    );
    assert.deepEqual(await store.sites(), []);
    await take(lines, store);
    assert.deepEqual(await store.sites(), ['acme']);
    await assert.rejects(take(lines, store), { name: 'ImportError', message: /already/ });
    await store.close();
    await place.remove();
  });

  test('T106 by commands: while the server runs, without keys, for the owner’s eyes; the site goes on where it was', async () => {
    const to = join(home.path, 'acme.jsonl');
    const said = { out: '', note: '' };
    const hearth = (at: string, ...argv: string[]) => {
      said.out = said.note = '';
      return main(argv, {
        env: { HEARTH_DATA: at },
        out: (text) => (said.out += `${text}\n`),
        note: (text) => (said.note += `${text}\n`),
        progress: () => {},
        signal: new AbortController().signal,
      });
    };
    const server = await createServer({ data, port: 0, log: false });
    assert.equal(await hearth(data, 'export', to, '--site', 'acme'), 0, said.note);
    await server.close();
    assert.equal(statSync(to).mode & 0o777, 0o600);
    assert.ok(!readFileSync(to, 'utf8').includes('"table":"site_keys"'));
    assert.equal(await hearth(data, 'export', to, '--site', 'acme'), 1, 'never over another file');
    assert.equal(await hearth(data, 'export', `${to}.2`, '--site', 'nowhere'), 1);
    const second = join(home.path, 'second');
    assert.equal(await hearth(second, 'import', 'hearth', to, '--dry-run'), 0, said.note);
    assert.match(said.out, /701\tcomments/);
    assert.equal(await hearth(second, 'import', 'hearth', to), 0, said.note);
    const moved = await createServer({ data: second, port: 0, log: false });
    const page = await moved.engine.backend('acme', null).threads!.read({ topic: '/läden/lamp', limit: 5 });
    assert.equal(page.thread.comments, 701);
    const guest = await moved.engine.joinAsGuest('acme', { issuer: 'device', subject: 'x', name: 'New' });
    // Its readers may have told of what they found in the meantime.
    const log = await moved.store.read('acme', (tx) => tx.range('events', { eq: [], limit: 10_000 }));
    const own = log.filter(({ kind }) => kind !== 'notice.told');
    assert.equal(own.at(-1)!.subject, guest.id, 'the log goes on behind what it was');
    await moved.close();
  });
});
