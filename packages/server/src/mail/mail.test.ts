import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Id, OwnMail, Viewer } from '@hearth/core/domain';
import type { Timers } from '@hearth/core/engine';
import { pino } from 'pino';
import { main } from '../commands/main.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { startSink, type Arrived, type Sink } from '../testing/sink.ts';

/** Timers that a clock fires when it is moved; those of a second or less at once. */
function clock(start: number) {
  let pending: { at: number; then: () => void }[] = [];
  const self = {
    now: start,
    timers: {
      after: (delay: number, then: () => void) => {
        const timer = { at: self.now + delay, then };
        pending.push(timer);
        return () => void (pending = pending.filter((one) => one !== timer));
      },
    } satisfies Timers,
    /** Lets happen what is due. */
    fire() {
      const due = pending.filter(({ at }) => at <= self.now + 1_000);
      pending = pending.filter((one) => !due.includes(one));
      for (const { then } of due) then();
    },
  };
  return self;
}

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const MAIL = `
site: { id: acme, name: Acme & Sons, origins: ['https://acme.example'], locale: en, timezone: Europe/Berlin }
mail:
  from: hello@acme.example
  page: https://acme.example/community
  footer: { en: 'Acme & Sons, Bergen', de: 'Acme & Söhne, Bergen' }
notices: { cap: 2, days: 7 }
topics:
  - { id: lamp, title: 'The <lamp>', url: 'https://acme.example/lamp?a=1&b=2' }
`;

describe('mail over a real SMTP server', () => {
  // Monday, 2 March 2026, 12:00 in Berlin.
  const time = clock(Date.UTC(2026, 2, 2, 11));
  const lines: string[] = [];
  let sink: Sink;
  let server: TestServer;
  let count = 0;
  const uuid = (): Id => `01900000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
  const as = (viewer: Viewer) => server.engine.backend('acme', viewer);
  const sign = (name: string, subject = name) =>
    server.engine.signIn('acme', { issuer: 'host:acme', subject, strength: 'host', name });

  before(async () => {
    sink = await startSink();
    server = await startTestServer({
      now: () => time.now,
      url: 'https://talk.acme.example',
      mail: { smtp: sink.url, timers: time.timers },
      log: pino({ level: 'debug' }, { write: (line) => void lines.push(line) }),
    });
    await server.admin.apply(MAIL);
  });
  after(async () => {
    await server.close();
    await sink.close();
  });
  afterEach(() => {
    sink.mails.length = 0;
    sink.refuse = null;
  });

  /** Looks until there is something; for ten seconds, so that a failure says where. */
  async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    for (const began = performance.now(); performance.now() - began < 10_000;) {
      time.fire();
      const found = await look();
      if (found) return found;
      await new Promise(setImmediate);
    }
    throw new Error(`It did not happen: ${look.toString()}`);
  }
  const arrived = (to: string): Promise<Arrived> =>
    until(() => sink.mails.find(({ envelope }) => envelope.to.includes(to)));
  /** Moves the clock, and waits until all has happened that follows by then: nothing is on its way any more. */
  async function pass(ms: number): Promise<void> {
    time.now += ms;
    await until(() =>
      server.store.read('acme', async (tx) => {
        const { seq } = await tx.position();
        const readers = await tx.getMany('readers', [['mail'], ['notices'], ['badges']]);
        const due = await tx.range('mail_addresses', { index: 'due', eq: [1], limit: 10 });
        const mails = await tx.range('mails', { index: 'line', eq: ['waiting'], limit: 10 });
        return (
          readers.every((reader) => reader === undefined || reader.seq === seq) &&
          due.every(({ dueAt }) => dueAt > time.now) &&
          // What is being sent is taken for ten minutes.
          mails.every(({ nextAt }) => nextAt > time.now && nextAt !== time.now + 10 * MINUTE)
        );
      }),
    );
  }
  const linkIn = ({ text = '' }: Arrived, path: string): string => {
    const link = new RegExp(`https://talk\\.acme\\.example(/hearth/mail/acme/${path}/\\S+)`).exec(text)?.[1];
    assert.ok(link, text);
    return link;
  };
  const click = (path: string, init?: RequestInit) => server.get(path, init);
  async function subscribe(viewer: Viewer, address: string): Promise<Arrived> {
    await as(viewer).members!.setMail!({ key: uuid(), address });
    time.now += 5_000;
    const asked = await arrived(address);
    assert.equal((await click(linkIn(asked, 'confirm'), { method: 'POST' })).status, 200);
    sink.mails.length = 0;
    return asked;
  }
  async function reply(from: Viewer, parent: Id | null, body: string): Promise<Id> {
    const { id } = await as(from).threads!.post({ id: uuid(), topic: 'lamp', parent, body });
    await pass(0);
    return id;
  }
  const header = ({ headers }: Arrived, name: string) =>
    headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value);

  test('T120 the confirmation says nothing that others chose, and looking at its page confirms nothing', async () => {
    const mira = await sign('<b>Buy now</b> https://spam.example', 'spam');
    await as(mira).members!.setMail!({ key: uuid(), address: 'mira@mail.example' });
    const mail = await arrived('mira@mail.example');
    assert.equal(mail.subject, 'Is this your address? Acme & Sons asks');
    assert.doesNotMatch(mail.raw, /Buy now|spam\.example/);
    assert.deepEqual(header(mail, 'list-unsubscribe'), []);
    const path = linkIn(mail, 'confirm');
    const page = await click(path);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-security-policy')!, /default-src 'none'/);
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    const html = await page.text();
    assert.match(html, /<form method="post">/);
    assert.doesNotMatch(html, /mira@/);
    assert.equal((await as(mira).members!.mail!()).state, 'none');
    const done = await click(path, { method: 'POST', headers: { 'Accept-Language': 'de' } });
    assert.match(await done.text(), /it is confirmed/);
    assert.equal((await as(mira).members!.mail!()).state, 'confirmed');
    assert.match(await (await click(path, { method: 'POST' })).text(), /not good any more/);
    assert.equal((await click('/hearth/mail/nowhere/confirm/abc')).status, 404);
  });

  test('T120 over HTTP, members read and change their own address, masked', async () => {
    const { token } = await server.admin.token({ site: 'acme', name: 'Hanna' });
    const granted = await server.post('/v1/sites/acme/identity', { assertion: token });
    const { bearer } = (await granted.json()) as { bearer: string };
    const ask = (method: string, path: string, body?: object) =>
      server.get(`/v1/sites/acme/viewer/${path}`, {
        method,
        headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    const none = { state: 'none', address: null, pending: null, suggested: null };
    assert.deepEqual(await (await ask('GET', 'mail')).json(), none);
    const set = await ask('PUT', 'mail', { key: uuid(), address: 'hanna@mail.example' });
    assert.equal(((await set.json()) as OwnMail).pending?.address, 'h•••@mail.example');
    assert.equal((await ask('PUT', 'mail', { key: uuid(), address: 'hanna' })).status, 422);
    assert.equal(
      (await ask('PUT', 'mail', { key: uuid(), address: 'h@mail.example', member: 'x' })).status,
      422,
    );
    assert.equal((await ask('PUT', 'mail', { key: uuid(), address: 'h@mail.example' })).status, 429);
    assert.equal((await server.get('/v1/sites/acme/viewer/mail')).status, 401);
    assert.equal((await ask('DELETE', `mail?key=${uuid()}`)).status, 204);
    assert.deepEqual(await (await ask('GET', 'mail')).json(), none);
  });

  test('T121 T122 T123 T124 T125 L13 a member is answered while away: the list shows it on return, the digest comes once, one click ends it', async () => {
    const [ada, mira] = [await sign('Ada'), await sign('Mira')];
    const own = await reply(mira, null, 'What is this lamp made of?');
    await subscribe(mira, 'mira@mail.example');
    await reply(ada, own, 'Of **brass**, I think.');
    await pass(HOUR);
    assert.equal(sink.mails.length, 0, 'a digest waits for its hour');
    const unread = async () => (await as(mira).members!.notices!({ unread: true })).unread;
    assert.equal(await unread(), 1);

    // Tuesday, 8:00 in Berlin.
    await pass(Date.UTC(2026, 2, 3, 7) - time.now);
    assert.equal(sink.mails.length, 1);
    const [digest] = sink.mails as [Arrived];
    assert.match(digest.subject!, /^Ada replied to you/);
    assert.match(digest.text!, /Of brass, I think\./);
    assert.match(digest.text!, new RegExp(`https://acme\\.example/lamp\\?a=1&b=2#hearth-comment-`));
    assert.deepEqual(header(digest, 'list-unsubscribe-post'), ['List-Unsubscribe=One-Click']);
    assert.deepEqual(header(digest, 'auto-submitted'), ['auto-generated']);
    assert.equal(digest.from?.address, 'hello@acme.example');
    assert.equal(digest.from?.name, 'Acme & Sons');
    await pass(DAY);
    await pass(7 * DAY);
    assert.equal(sink.mails.length, 1, 'once');

    // Read on return: nothing is written of it.
    await reply(ada, own, 'No, of copper.');
    await pass(MINUTE);
    await as(mira).members!.readNotices!({ key: uuid() });
    await pass(DAY);
    assert.equal(sink.mails.length, 1, 'what was read is not told');

    // At once, but in quiet hours: 22:00 to 7:00 in Berlin.
    await as(mira).members!.setPreferences!({
      key: uuid(),
      mail: 'instant',
      quiet: { from: '22:00', to: '07:00' },
    });
    await pass(Date.UTC(2026, 2, 12, 22) - time.now);
    await reply(ada, own, 'Good night.');
    await pass(3 * HOUR);
    assert.equal(sink.mails.length, 1, 'it is quiet');
    await pass(Date.UTC(2026, 2, 13, 6) - time.now);
    assert.equal(sink.mails.length, 2, 'and loud again');
    await as(mira).members!.readNotices!({ key: uuid() });

    // Two in seven days, the third is held until there is room.
    await pass(14 * DAY);
    sink.mails.length = 0;
    const began = time.now;
    for (const day of [0, 1, 2]) {
      await pass(began + day * DAY - time.now);
      await reply(ada, own, `Day ${day}`);
      await pass(5 * MINUTE);
      if (day < 2) await as(mira).members!.readNotices!({ key: uuid() });
    }
    assert.equal(sink.mails.length, 2, 'the third is held');
    assert.equal(await unread(), 1, 'and in the list');
    await pass(began + 7 * DAY + HOUR - time.now);
    assert.equal(sink.mails.length, 3, 'not lost');

    // One click: the mail program posts, without signing in.
    const leave = header(sink.mails[2]!, 'list-unsubscribe')[0]!.slice(1, -1);
    const path = leave.replace('https://talk.acme.example', '');
    assert.match(await (await click(path)).text(), /<button>Stop these mails/);
    assert.equal((await as(mira).members!.preferences!()).mail, 'instant', 'looking is no click');
    const left = await click(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    assert.equal(left.status, 200);
    assert.equal((await as(mira).members!.preferences!()).mail, 'off');
    await reply(ada, own, 'Still there?');
    await pass(30 * DAY);
    assert.equal(sink.mails.length, 3);
    assert.ok((await unread()) > 0, 'the list goes on');
  });

  test('T121 mails speak the language of their reader, and nothing that somebody wrote is markup or a header', async () => {
    const eve = await sign('Eve <script>alert(1)</script>');
    const jonas = await sign('Jonas');
    const own = await reply(jonas, null, 'Hallo');
    await subscribe(jonas, 'jonas@mail.example');
    await as(jonas).members!.setPreferences!({ key: uuid(), language: 'de-AT', mail: 'instant' });
    await reply(eve, own, '<img src=x onerror=alert(1)> & "quoted"\r\nBcc: eve@mail.example');
    await pass(5 * MINUTE);
    const [mail] = sink.mails as [Arrived];
    assert.equal(sink.mails.length, 1);
    assert.match(mail.subject!, /^Neue Antwort für dich/);
    assert.deepEqual(mail.envelope.to, ['jonas@mail.example']);
    assert.deepEqual(header(mail, 'bcc'), []);
    assert.match(mail.html!, /<html lang="de" dir="ltr">/);
    assert.match(mail.html!, /&lt;script&gt;/);
    const tags = mail.html!.match(/<[a-z!/][^>]*>/gi)!.join('\n');
    assert.doesNotMatch(tags, /<(script|img)|style=|\son\w+=|src=/);
    assert.match(mail.html!, /Acme &amp; Söhne, Bergen/);
    assert.match(mail.text!, /Acme & Söhne, Bergen/);
    // Both parts say the same, and lead to the same places.
    for (const link of mail.text!.match(/https:\S+/g)!)
      assert.ok(mail.html!.replaceAll('&amp;', '&').includes(link), link);
  });

  test('T125 T126 what can’t be sent waits with growing pauses, and has the same Message-ID; nobody is named in the log', async () => {
    const [ada, nora] = [await sign('Ada'), await sign('Nora')];
    const own = await reply(nora, null, 'Anybody?');
    await subscribe(nora, 'nora@mail.example');
    await as(nora).members!.setPreferences!({ key: uuid(), mail: 'instant' });
    const seen: string[] = [];
    sink.refuse = ({ raw }) => {
      if (raw === undefined) return null;
      seen.push(/^Message-ID: (.*)$/im.exec(raw)![1]!);
      return seen.length < 3 ? { code: 451, text: '4.3.0 Later' } : null;
    };
    await reply(ada, own, 'Me.');
    for (let hour = 0; hour < 3; hour++) await pass(HOUR);
    assert.equal(sink.mails.length, 1);
    assert.equal(new Set(seen).size, 1);
    assert.equal(seen.length, 3);
    await as(nora).members!.readNotices!({ key: uuid() });

    await sink.down();
    await reply(ada, own, 'And me.');
    await pass(HOUR);
    await sink.up();
    await pass(HOUR);
    assert.equal(sink.mails.length, 2, 'when the server is back');
    await as(nora).members!.readNotices!({ key: uuid() });

    await pass(30 * DAY);
    sink.refuse = ({ to }) => (to === undefined ? null : { code: 550, text: '5.1.1 No such user nora' });
    for (let week = 0; week < 4; week++) {
      await reply(ada, own, `Week ${week}`);
      await pass(7 * DAY);
      await as(nora).members!.readNotices!({ key: uuid() });
    }
    assert.equal((await as(nora).members!.mail!()).state, 'stopped');
    const { addresses, mails, faults } = await server.admin.mailStatus('acme');
    assert.equal(addresses.stopped, 1);
    assert.equal(mails.failed, 3);
    assert.deepEqual([faults[0]?.fault, faults[0]?.code], ['address', 550]);
    assert.deepEqual(
      lines.filter((line) => /nora|mail\.example|s3cret|confirm\/|leave\//i.test(line)),
      [],
    );
  });

  test('T127 whoever is erased is written to no more, and their address is nowhere', async () => {
    const [ada, zoe] = [await sign('Ada'), await sign('Zoe')];
    const own = await reply(zoe, null, 'Hello');
    await subscribe(zoe, 'zerlinda@quibble.example');
    await pass(MINUTE);
    await as(zoe).members!.setMail!({ key: uuid(), address: 'zerlinda@other.example' });
    await reply(ada, own, 'Hello Zoe');
    await pass(MINUTE);
    const own1 = await as(zoe).members!.data!();
    assert.match(JSON.stringify(own1.kept['mail_addresses']), /zerlinda@quibble\.example/);
    const found = (): string[] =>
      readdirSync(server.data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => readFileSync(file).includes('zerlinda@'));
    await server.store.database.scrub(); // as if time had passed
    assert.ok(found().length > 0, 'it is there to be found');
    await server.admin.eraseMember('acme', { subject: 'Zoe' });
    sink.mails.length = 0;
    await pass(7 * DAY);
    assert.deepEqual(found(), []);
    assert.equal(sink.mails.length, 0);
  });

  test('T128 operators send a test, and read how mail does', async () => {
    const said = { out: '', note: '' };
    const hearth = async (...argv: string[]) => {
      said.out = said.note = '';
      return main(argv, {
        env: { HEARTH_DATA: server.data },
        out: (text) => (said.out += `${text}\n`),
        note: (text) => (said.note += text),
        progress: () => {},
        signal: new AbortController().signal,
      });
    };
    assert.equal(await hearth('mail', 'test', 'operator@mail.example', '--site', 'acme'), 0, said.note);
    assert.equal(sink.mails[0]?.subject, 'A test by Acme & Sons');
    assert.equal(await hearth('mail', 'test', 'operator', '--site', 'acme'), 1);
    assert.match(said.note, /no address/);
    sink.refuse = ({ to }) => (to === undefined ? null : { code: 554, text: '5.7.1 Relay denied' });
    assert.equal(await hearth('mail', 'test', 'operator@mail.example', '--site', 'acme'), 1);
    assert.match(said.note, /rules of its own \(reply 554\)/);
    await sink.down();
    assert.equal(await hearth('mail', 'test', 'operator@mail.example', '--site', 'acme'), 1);
    assert.match(said.note, /cannot be reached/);
    assert.doesNotMatch(said.note, /s3cret/);
    await sink.up();
    assert.equal(await hearth('mail', 'status', '--site', 'acme'), 0, said.note);
    assert.match(said.out, /^server\tnamed\nfrom\thello@acme\.example\n/);
    assert.doesNotMatch(said.out, /mail\.example/);
    sink.refuse = null;
    const bo = await sign('Bo');
    await subscribe(bo, 'bo@mail.example');
    assert.equal(await hearth('mail', 'stop', 'BO@mail.example', '--site', 'acme'), 0, said.note);
    assert.equal((await as(bo).members!.mail!()).state, 'stopped');
    assert.equal(await hearth('mail', 'stop', 'nobody@mail.example', '--site', 'acme'), 0);
    assert.match(said.note, /Nobody has/);
    assert.equal(await hearth('mail', '--site', 'acme'), 2);
  });
});
