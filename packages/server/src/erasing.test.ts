import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Id, Viewer } from '@hearth/core/domain';
import { pino } from 'pino';
import { main } from './commands/main.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

const NAME = 'Zerlinda Quibblewick';
const ADDRESS = 'zerlinda@quibble.example';
/** Words that stand nowhere else. */
const WORDS = {
  first: 'brontosaurian marmalade',
  edited: 'perspicacious lampshade',
  deleted: 'antediluvian doorknob',
  reply: 'obstreperous teaspoon',
  note: 'vociferous complaint',
  thanks: 'effervescent gratitude',
  avatar: 'https://faces.example/quibble.png',
  order: 'order-qbw-77',
  reason: 'because quibbling',
};
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);

describe('erasing a member', () => {
  const lines: string[] = [];
  let server: TestServer;
  let mira: Viewer;
  let zerlinda: Viewer;
  let staff: Viewer;
  let count = 0;
  const uuid = (): Id => `01900000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
  const as = (viewer: Viewer) => server.engine.backend('acme', viewer);
  before(async () => {
    server = await startTestServer({
      log: pino({ level: 'debug' }, { write: (line) => void lines.push(line) }),
    });
    const sign = (name: string, subject: string, role: 'member' | 'staff' = 'member') =>
      server.engine.signIn('acme', {
        ...{ issuer: 'host:acme', subject, strength: 'host', name, role },
        ...(name === NAME && { avatar: WORDS.avatar, email: ADDRESS }),
      });
    mira = await sign('Mira', '1');
    staff = await sign('Siri', '2', 'staff');
    zerlinda = await sign(NAME, ADDRESS);
  });
  after(() => server.close());

  async function live(): Promise<{ first: Id; answered: Id }> {
    const { threads, media, polls, members } = as(zerlinda);
    const post = (
      viewer: Viewer,
      body: string,
      parent: Id | null = null,
      images: { id: Id; alt: string }[] = [],
    ) => as(viewer).threads!.post({ id: uuid(), topic: 'lamp', parent, body, images });
    const picture = uuid();
    if (media) await media.upload({ id: picture, file: new Blob([PNG]) });
    const first = await post(
      zerlinda,
      WORDS.first,
      null,
      media ? [{ id: picture, alt: 'zerlinda in a lamp' }] : [],
    );
    // First pictures wait.
    const shown = await as(staff).moderation!.act({
      ...{ key: uuid(), id: first.id, action: 'approve', reason: WORDS.reason },
    });
    await threads!.edit({ key: uuid(), id: first.id, body: WORDS.edited, revision: shown.revision });
    const mine = await post(mira, 'Hello');
    await post(mira, 'An answer', first.id);
    await post(zerlinda, WORDS.reply, mine.id);
    const thrown = await post(zerlinda, WORDS.deleted);
    await threads!.remove({ key: uuid(), id: thrown.id, revision: 1 });
    await threads!.react({ key: uuid(), id: mine.id, reaction: 'like', on: true });
    await threads!.report!({ key: uuid(), id: mine.id, reason: 'other', note: WORDS.note });
    await polls!.vote({ key: uuid(), poll: 'this-or-that', choices: ['this'], revision: 0 });
    await members!.rename({ key: uuid(), name: NAME });
    await as(staff).gratitude!.thank({ key: uuid(), member: zerlinda.id, text: WORDS.thanks });
    await as(staff).moderation!.sanction!({
      key: uuid(),
      id: zerlinda.id,
      sanction: 'mute',
      reason: WORDS.reason,
    });
    await server.engine.takeHostEvents('acme', [
      {
        id: 'e1',
        type: 'purchase',
        member: { issuer: 'host:acme', subject: ADDRESS },
        at: Date.now(),
        amount: { value: 1_000, currency: 'EUR' },
        order: WORDS.order,
      },
    ]);
    return { first: first.id, answered: mine.id };
  }

  /** What of it stands anywhere in the data folder, as UTF-8 or UTF-16. */
  function found(): string[] {
    const files = readdirSync(server.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const all = [NAME, 'Quibblewick', ADDRESS, 'zerlinda in a lamp', ...Object.values(WORDS)];
    return files.flatMap((file) => {
      const bytes = readFileSync(file);
      return all
        .filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
        .map((word) => `${file.slice(server.data.length + 1)}: ${word}`);
    });
  }

  test('T107 T108 a member takes all of it along, and then nothing of it is left: in the file, its log of writes, pictures, the log', async () => {
    const { first, answered } = await live();
    await server.admin.addWebhook('acme', { url: 'https://10.0.0.1/', kinds: ['comment.*', 'member.*'] });
    await server.store.database.scrub(); // as if time had passed
    assert.ok(found().length > 8, 'it is there to be found');
    const pictures = () =>
      existsSync(join(server.data, 'media'))
        ? readdirSync(join(server.data, 'media'), { recursive: true, withFileTypes: true }).filter((one) =>
            one.isFile(),
          ).length
        : 0;
    const before = pictures();

    const own = await as(zerlinda).members!.data!();
    const text = JSON.stringify(own);
    for (const word of [NAME, ADDRESS, WORDS.edited, WORDS.reply, WORDS.note, WORDS.thanks, WORDS.order])
      assert.ok(text.includes(word), word);
    assert.ok(!text.includes('Hello'), 'nothing of others');
    assert.ok(!text.includes('"hash"'));

    await assert.rejects(as(mira).members!.erase!({ id: zerlinda.id }), { code: 'not-found' });
    await server.admin.eraseMember('acme', { subject: ADDRESS });
    assert.deepEqual(found(), []);
    assert.ok(before === 0 || pictures() < before, 'the picture’s bytes');
    assert.deepEqual(
      lines.filter((line) => [NAME, ADDRESS, WORDS.edited].some((word) => line.includes(word))),
      [],
    );

    const page = await as(mira).threads!.read({ topic: 'lamp', sort: 'oldest', limit: 20 });
    const trace = page.comments.find(({ id }) => id === first)!;
    assert.deepEqual([trace.status, trace.author, trace.body?.length ?? 0], ['deleted', null, 0]);
    const liked = page.comments.find(({ id }) => id === answered)!;
    assert.deepEqual(liked.reactions, []);
    assert.equal((await as(mira).polls!.read('this-or-that')).tally?.voters ?? 0, 0);
    await assert.rejects(as(mira).members!.read(zerlinda.id), { code: 'not-found' });
    await assert.rejects(server.engine.viewerOf('acme', zerlinda.id), { code: 'not-found' });
    const log = await server.store.read('acme', (tx) => tx.range('events', { eq: [], limit: 1_000 }));
    assert.equal(log.filter(({ kind }) => kind === 'member.erased').length, 1);
  });

  test('T108 who signs in again begins anew, and erases that themselves', async () => {
    const again = await server.engine.signIn('acme', {
      ...{ issuer: 'host:acme', subject: ADDRESS, strength: 'host', name: 'Somebody' },
    });
    assert.notEqual(again.id, zerlinda.id);
    assert.equal((await as(again).members!.data!()).kept['comments'], undefined);
    await as(again).members!.erase!({ id: again.id });
    await assert.rejects(as(again).members!.data!(), { code: 'not-found' });
  });

  test('T107 operators do both by a command', async () => {
    const said = { out: '', note: '' };
    const hearth = async (...argv: string[]) => {
      said.out = said.note = '';
      return main(argv, {
        env: { HEARTH_DATA: server.data },
        out: (text) => (said.out += text),
        note: (text) => (said.note += text),
        progress: () => {},
        signal: new AbortController().signal,
      });
    };
    const named = ['--site', 'acme', '--as', '1'];
    // In the file of the running server, through its socket.
    await server.engine.signIn('acme', { issuer: 'host:acme', subject: '1', strength: 'host', name: 'Mira' });
    assert.equal(await hearth('member', 'export', ...named), 0, said.note);
    assert.equal((JSON.parse(said.out) as { member: Id }).member, mira.id);
    assert.equal(await hearth('member', 'erase', ...named), 0);
    assert.match(said.note, /would go, for good/);
    assert.equal(await hearth('member', 'erase', ...named, '--yes'), 0, said.note);
    assert.equal(await hearth('member', 'export', ...named), 1);
    assert.match(said.note, /no member "1" of issuer "acme"/);
    assert.equal(await hearth('member', 'export', '--site', 'acme'), 2);
  });
});
