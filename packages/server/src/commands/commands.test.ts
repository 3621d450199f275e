import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { COMMUNITY, folder, startTestServer } from '../testing/server.ts';
import { CommunityFileError } from '../admin/community-file.ts';
import { serveSocket, socketPath } from '../admin/socket.ts';
import { main } from './main.ts';

const bin = fileURLToPath(new URL('../../bin/hearth.mjs', import.meta.url));

describe('the command line', () => {
  const data = folder();
  const home = join(data.path, 'home');
  const file = join(data.path, 'community.yaml');
  writeFileSync(file, COMMUNITY);
  after(() => data.remove());

  const hearth = (...argv: string[]) => hearthIn({}, ...argv);
  async function hearthIn(
    env: Readonly<Record<string, string>>,
    ...argv: string[]
  ): Promise<{ code: number; out: string; note: string }> {
    const said = { out: '', note: '' };
    const code = await main(argv, {
      env: { HEARTH_DATA: home, ...env },
      out: (text) => (said.out += `${text}\n`),
      note: (text) => (said.note += `${text}\n`),
      progress: () => {},
      signal: new AbortController().signal,
    });
    return { code, ...said };
  }
  const applyText = (text: string) => {
    writeFileSync(join(data.path, 'edited.yaml'), text);
    return hearth('apply', join(data.path, 'edited.yaml'));
  };

  test('apply says what it made and shows the key once; again it changes nothing', async () => {
    const first = await hearth('apply', file);
    assert.equal(first.code, 0, first.note);
    for (const line of [
      'created    site acme',
      'created    badge first',
      'created    poll this-or-that',
      'created    programme friends',
    ])
      assert.ok(first.out.includes(line), first.out);
    assert.match(first.note, /secret {2}[\w-]{43} /);
    const again = await hearth('apply', file);
    assert.equal(again.out, 'unchanged  all 4 things of acme\n');
    assert.equal(again.note, '');
  });

  test('apply says what was changed', async () => {
    const { out, code } = await applyText(
      COMMUNITY.replace('description: Bring a friend.', 'description: Bring two.'),
    );
    assert.equal(code, 0);
    assert.equal(out, 'updated    programme friends\nunchanged  3 things of acme\n');
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    [
      'a field of the wrong type',
      COMMUNITY.replace('threshold: 1', 'threshold: many'),
      /edited\.yaml:9:\d+ {2}badges\.0\.tiers\.0\.threshold: /,
    ],
    [
      'a duel of three',
      COMMUNITY.replace(
        '{ id: that, label: That }',
        '{ id: that, label: That }, { id: third, label: Third }',
      ),
      /edited\.yaml:14:\d+ {2}polls\.0\.options: /,
    ],
    [
      'a misspelt field',
      COMMUNITY.replace('kind: duel', 'knid: duel'),
      /edited\.yaml:13:5 {2}polls\.0\.knid: /,
    ],
    [
      'a missing field',
      COMMUNITY.replace('question: This or that?', ''),
      /edited\.yaml:11:\d+ {2}polls\.0\.question: /,
    ],
    [
      'a quorum of fifty times all',
      COMMUNITY.replace('kind: duel', 'kind: duel\n    quorum: { share: 50, of: 200 }'),
      /edited\.yaml:14:\d+ {2}polls\.0\.quorum\.share: A share is above 0/,
    ],
    [
      'a quorum in words',
      COMMUNITY.replace('kind: duel', 'kind: duel\n    quorum: half'),
      /edited\.yaml:14:\d+ {2}polls\.0\.quorum: Write how many ballots it takes, such as 20, or a share/,
    ],
    [
      'votes of another kind',
      `${COMMUNITY}votes: down\n`,
      /edited\.yaml:23:1 {2}votes: Write one of: off, up, up-down/,
    ],
    [
      'rules of moderation that are none',
      `${COMMUNITY}moderation:\n  reports: 0\n  spam: { links: -1 }\n`,
      /edited\.yaml:24:3 {2}moderation\.reports: .*\n.*edited\.yaml:25:11 {2}moderation\.spam\.links: /,
    ],
    [
      'a misspelt rule against spam',
      `${COMMUNITY}moderation:\n  spam: { repeat: 1d }\n  nudge: [rubbish, 7]\n`,
      /edited\.yaml:24:11 {2}moderation\.spam\.repeat: .*\n.*edited\.yaml:25:20 {2}moderation\.nudge\.1: /,
    ],
    ['YAML that is none', 'site: { id: acme', /edited\.yaml:1:17/],
    ['the same field twice', 'site: { id: a, name: A }\nsite: { id: b, name: B }', /edited\.yaml:2:1 /],
    ['nothing at all', '', /edited\.yaml:1:1 /],
    [
      'a bomb of aliases',
      `a: &a [x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join()}]`).join('\n')}`,
      /edited\.yaml:1:1 /,
    ],
  ];
  for (const [what, text, where] of broken) {
    test(`apply refuses ${what}, names the place, and changes nothing`, async () => {
      const { code, note } = await applyText(text);
      assert.equal(code, 1, note);
      assert.match(note, where);
      assert.match(note, /Nothing was changed\./);
      assert.equal((await hearth('apply', file)).code, 0);
    });
  }

  test('apply refuses to change options that were voted for, and names the place', async () => {
    const server = await startTestServer();
    try {
      const { token } = await server.admin.token({ site: 'acme', name: 'Voter' });
      const { bearer } = (await (
        await server.post('/v1/sites/acme/identity', { assertion: token })
      ).json()) as { bearer: string };
      const vote = await server.get('/v1/sites/acme/viewer/polls/this-or-that/ballot', {
        method: 'PUT',
        headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: 'k1', choices: ['that'], revision: 0 }),
      });
      assert.equal(vote.status, 200);
      const changed = COMMUNITY.replace('{ id: that, label: That }', '{ id: other, label: Other }');
      await assert.rejects(server.admin.apply(changed), (error) => {
        assert.ok(error instanceof CommunityFileError, String(error));
        assert.match(error.message, /^1[1-4]:\d+ {2}polls\.0/);
        return true;
      });
    } finally {
      await server.close();
    }
  });

  test('token signs an identity for a site that exists', async () => {
    const { code, out } = await hearth('token', '--site', 'acme', '--as', 'Ada Moe');
    assert.equal(code, 0);
    const claims = JSON.parse(Buffer.from(out.split('.')[1]!, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    assert.deepEqual([claims['sub'], claims['aud'], claims['name']], ['ada-moe', 'acme', 'Ada Moe']);
    assert.match(
      (await hearth('token', '--site', 'nowhere', '--as', 'Ada')).note,
      /no site "nowhere".*acme/s,
    );
    assert.equal((await hearth('token', '--site', 'acme')).code, 2);
    assert.equal((await hearth('token', '--site', 'acme', '--as', 'A', '--role', 'king')).code, 2);
  });

  test('keys lists, makes and removes keys, and shows no secret twice', async () => {
    const made = await hearth('keys', '--site', 'acme', '--new');
    const [, kid, secret] = /kid {5}(\w+)\nsecret {2}([\w-]{43})/.exec(made.out)!;
    const listed = await hearth('keys', '--site', 'acme');
    assert.ok(listed.out.includes(kid!) && !listed.out.includes(secret!));
    assert.equal((await hearth('keys', '--site', 'acme', '--remove', kid!)).code, 0);
    assert.equal((await hearth('keys', '--site', 'acme', '--remove', kid!)).code, 1);
    assert.equal((await hearth('keys', '--site', 'acme', '--jwks', 'http://example.com/jwks')).code, 2);
  });

  test('B14 badges recount says with --dry-run what would change, and carries it out without', async () => {
    const rehearsed = await hearth('badges', 'recount', '--site', 'acme', '--dry-run');
    assert.equal(rehearsed.code, 0, rehearsed.note);
    assert.match(rehearsed.out, /^first\tgiven 0\trevoked 0\tkept 0\tprogress 0$/m);
    const done = await hearth('badges', 'recount', '--site', 'acme', '--badge', 'first');
    assert.deepEqual([done.code, done.out], [0, 'counted anew  first\n']);
    const unknown = await hearth('badges', 'recount', '--site', 'acme', '--badge', 'none');
    assert.deepEqual([unknown.code, unknown.note], [1, 'There is no such badge.\n']);
    assert.equal((await hearth('badges', 'count', '--site', 'acme')).code, 2);
  });

  test('backup copies the database into a new epoch, and overwrites nothing', async () => {
    const copy = join(data.path, 'copy.db');
    assert.equal((await hearth('backup', copy)).code, 0);
    const epochs = [join(home, 'hearth.db'), copy].map((path) => {
      const database = new DatabaseSync(path);
      const row = database.prepare('select epoch, seq from site_counters where site = ?').get('acme') as {
        epoch: string;
        seq: number;
      };
      assert.equal(database.prepare('pragma integrity_check').get()!['integrity_check'], 'ok');
      database.close();
      return row;
    });
    assert.notEqual(epochs[0]!.epoch, epochs[1]!.epoch);
    assert.equal(epochs[0]!.seq, epochs[1]!.seq);
    assert.equal(statSync(copy).mode & 0o077, 0);
    assert.match((await hearth('backup', copy)).note, /overwrites nothing/);
    assert.match((await hearth('backup', copy, '--database-url', 'postgres://x')).note, /pg_dump/);
  });

  test('import reads a WordPress export, twice the same', async () => {
    const export_ = fileURLToPath(
      new URL('../../../../examples/brand-site/old-blog.wordpress.xml', import.meta.url),
    );
    const dry = await hearth('import', 'wordpress', export_, '--site', 'acme', '--dry-run');
    assert.match(dry.out, /would be taken/);
    assert.match(
      (await hearth('import', 'wordpress', export_, '--site', 'acme')).out,
      /^[1-9]\d* comments taken/,
    );
    assert.match((await hearth('import', 'wordpress', export_, '--site', 'acme')).out, /^0 comments taken/);
    const bad = await hearth('import', 'wordpress', file, '--site', 'acme');
    assert.equal(bad.code, 1);
    assert.equal((await hearth('import', 'usenet', file, '--site', 'acme')).code, 2);
  });

  test('commands go through the running server, whose socket is for its owner alone', async () => {
    const server = await startTestServer();
    const path = socketPath(server.data);
    const close = await serveSocket(path, server.admin);
    try {
      assert.equal(statSync(path).mode & 0o777, 0o600);
      const { code, out } = await hearth('apply', file, '--data', server.data);
      assert.equal(code, 0);
      assert.match(out, /unchanged/);
      const refused = await applyTo(server.data, COMMUNITY.replace('kind: duel', 'kind: dual'));
      assert.match(refused.note, /edited\.yaml:13:\d+ {2}polls\.0\.kind/);
      assert.match((await hearth('sites', '--data', server.data)).out, /^acme\tAcme/);
    } finally {
      await close();
      await server.close();
    }
    function applyTo(where: string, text: string) {
      writeFileSync(join(data.path, 'edited.yaml'), text);
      return hearth('apply', join(data.path, 'edited.yaml'), '--data', where);
    }
  });

  test('wrong words are answered with the usage, missing files with a sentence', async () => {
    assert.equal((await hearth()).code, 2);
    assert.match((await hearth('--help')).out, /serve.*\n.*apply/);
    assert.equal((await hearth('constructor')).code, 2);
    assert.match((await hearth('apply')).note, /Usage: hearth apply FILE/);
    assert.match((await hearth('apply', file, '--nonsense')).note, /nonsense/);
    assert.match((await hearth('apply', 'no-such-file.yaml')).note, /There is no file no-such-file\.yaml/);
    assert.equal((await hearth('serve', '--port', 'http')).code, 2);
    const keyless = await hearthIn({ HEARTH_SPAM_URL: 'https://spam.example/check' }, 'serve');
    assert.ok(keyless.code === 2 && keyless.note.includes('HEARTH_SPAM_KEY'), keyless.note);
    assert.equal(
      (await hearthIn({ HEARTH_SPAM_URL: 'spam.example', HEARTH_SPAM_KEY: 'k' }, 'serve')).code,
      2,
    );
  });

  test('serve applies its community, answers, refuses a second one, and ends in order on SIGTERM', async () => {
    const where = join(data.path, 'served');
    const port = await freePort();
    const serve = () =>
      spawn(process.execPath, [bin, 'serve', '--community', file, '--data', where, '--port', String(port)], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, HEARTH_LOG: 'silent' },
      });
    const first = serve();
    let said = '';
    first.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    while (!said.includes('Hearth answers at')) {
      const [text] = (await once(first.stderr, 'data')) as [string];
      assert.ok(text);
    }
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
    const stream = await fetch(`http://127.0.0.1:${port}/v1/sites/acme/stream?since=x.0&channels=moderation`);
    assert.equal(stream.status, 200);

    const second = serve();
    let refusal = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => (refusal += text));
    assert.deepEqual(await once(second, 'close'), [1, null]);
    assert.match(refusal, new RegExp(`in use by process ${first.pid}`));

    const ended = once(first, 'close');
    first.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    await stream.text();
    assert.throws(() => readFileSync(join(where, 'hearth.db.pid')), { code: 'ENOENT' });
    assert.throws(() => statSync(join(where, 'hearth.sock')), { code: 'ENOENT' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
