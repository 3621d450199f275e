import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '@hearth/adapters/local';
import { fixtureCommunity } from '@hearth/core/adapter/conformance';
import type { Comment, Viewer } from '@hearth/core/domain';
import { createEngine } from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import fc from 'fast-check';
import { importDisqus } from './disqus.ts';
import { readDisqus, type DisqusItem } from './disqus-xml.ts';

const SITE = 'conformance';
const STAFF: Viewer = { id: 'staff', name: 'Staff', role: 'staff', strength: 'host' };

const disqus = (inner: string, before = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>${before}<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><category dsq:id="1"><forum>lamps</forum><title>General</title><isDefault>true</isDefault></category>${inner}</disqus>`;
const thread = (id: string, link: string, more = '<id/>'): string =>
  `<thread dsq:id="${id}">${more}<forum>lamps</forum><category dsq:id="1"/><link>${link}</link><title>Lamp ${id}</title><message/><createdAt>2012-04-01T10:00:00Z</createdAt><author><name>Owner</name><isAnonymous>false</isAnonymous><username>owner</username></author><isClosed>${id === '3'}</isClosed><isDeleted>${id === '4'}</isDeleted></thread>`;
/** As exports are since some years: an empty id, no address, a user name where there is an account. */
const post = (id: string, in_: string, message: string, more = '', parent = ''): string =>
  `<post dsq:id="${id}"><id/><message><![CDATA[${message}]]></message><createdAt>2012-04-0${id[0]}T12:00:00Z</createdAt>${more || '<isDeleted>false</isDeleted><isSpam>false</isSpam>'}<author><name>Ana</name><isAnonymous>false</isAnonymous><username>ana</username></author><thread dsq:id="${in_}"/>${parent && `<parent dsq:id="${parent}"/>`}</post>`;
/** As they were before: ids of the blog, addresses of authors and machines, what waits for a moderator. */
const old = (id: string, in_: string, message: string, email: string, approved = true): string =>
  `<post dsq:id="${id}"><id>wp_id=${id}</id><message>${message}</message><createdAt>2009-04-01T12:00:00</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><isApproved>${approved}</isApproved><author><email>${email}</email><name>Bo</name><isAnonymous>true</isAnonymous></author><ipAddress>192.0.2.7</ipAddress><thread dsq:id="${in_}"/></post>`;

const EXPORT = disqus(
  [
    thread('1', 'https://lamps.example/2012/wick/'),
    thread('2', 'https://lamps.example/?p=7', '<id>dusk page</id>'),
    thread('3', 'http://lamps.example/2012/wick.html'),
    thread('4', 'https://lamps.example/gone'),
    // A reply before what it answers.
    post('21', '1', '<p>A <b>reply</b></p>', '', '11'),
    post('11', '1', '<p>First &amp; foremost</p>'),
    post('31', '1', 'Deleted words', '<isDeleted>true</isDeleted><isSpam>false</isSpam>', '21'),
    post('41', '1', 'Below what was deleted', '', '31'),
    post('51', '1', 'Buy now', '<isDeleted>false</isDeleted><isSpam>true</isSpam>'),
    post('61', '4', 'In a thread that is gone'),
    post('71', '9', 'In a thread that is not there'),
    post('81', '1', '   '),
    post('91', '3', 'By another address of the page', '', '11'),
    // A ring.
    post('12', '2', 'Ring one', '', '13'),
    post('13', '2', 'Ring two', '', '12'),
    old('14', '2', 'Old &lt;i&gt;words&lt;/i&gt;', 'bo@example.org'),
    old('15', '2', 'Of somebody else of that name', 'other@example.org'),
    old('16', '2', 'Waits', 'bo@example.org', false),
    '<post dsq:id=""><id/><message>No id</message><thread dsq:id="1"/></post>',
  ].join(''),
);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function* pieces(text: string, size = 97): AsyncGenerator<Uint8Array> {
  const all = bytes(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function world(xml = EXPORT) {
  let count = 0;
  const engine = createEngine({
    store: createMemoryStore(),
    ambient: {
      now: () => Date.UTC(2026, 10, 22),
      id: () => `id-${++count}`,
      random: (size) => new Uint8Array(size),
    },
    parse,
    secret: new Uint8Array(32),
    linkBase: 'https://hearth.invalid/r/',
  });
  await engine.configure(fixtureCommunity(SITE));
  const run = (more: { dryRun?: boolean; signal?: AbortSignal; xml?: string } = {}) =>
    importDisqus({
      open: () => pieces(more.xml ?? xml),
      take: (batch) => engine.importThreads(SITE, batch),
      ...more,
    });
  const shown = async (topic: string, viewer: Viewer | null = null): Promise<Comment[]> => {
    const page = await engine.backend(SITE, viewer).threads!.read({ topic, sort: 'oldest', limit: 100 });
    return [...page.comments];
  };
  return { engine, run, shown };
}

test('T105 both dialects of Disqus come in: nesting, dates, authors apart, threads by address; what was deleted or spam stays out', async () => {
  const { run, shown } = await world();
  const report = await run();
  assert.deepEqual(report, {
    ...{ threads: 2, created: 9, held: 1, known: 0, members: 3, deleted: 2, spam: 1, lost: 2 },
    ...{ empty: 1, cut: 0, undated: 0, closed: 1 },
  });
  const wick = await shown('2012/wick');
  const text = (comment: Comment): string => JSON.stringify(comment.body);
  assert.deepEqual(
    wick.map(({ depth, createdAt }) => [depth, new Date(createdAt).toISOString().slice(0, 10)]),
    [
      [0, '2012-04-01'],
      [1, '2012-04-02'],
      [2, '2012-04-04'],
      [0, '2012-04-09'],
    ],
  );
  assert.match(text(wick[0]!), /First & foremost/);
  assert.match(text(wick[1]!), /strong/);
  assert.equal(wick[2]!.parent, wick[1]!.id, 'below what was deleted: to the nearest that is here');
  assert.ok(wick.every(({ author }) => author?.name === 'Ana' && author.id === wick[0]!.author!.id));

  const dusk = await shown('dusk page', STAFF);
  assert.equal(dusk.length, 5);
  const bos = dusk.filter(({ author }) => author?.name === 'Bo');
  assert.equal(new Set(bos.map(({ author }) => author!.id)).size, 2, 'told apart by address');
  assert.equal(bos.filter(({ status }) => status === 'held').length, 1);
  assert.ok(
    dusk.every(({ depth }) => depth === 0),
    'in a ring nobody comes first',
  );
});

test('T105 a dry run says the same and writes nothing; again, or after a stop, only what is new is taken', async () => {
  const { run, shown } = await world();
  const plan = await run({ dryRun: true });
  assert.deepEqual([plan.threads, plan.created, plan.held, plan.known], [2, 10, 1, 0]);
  assert.deepEqual(await shown('2012/wick', STAFF), []);
  const many = disqus(
    thread('1', 'https://lamps.example/wick') +
      Array.from({ length: 450 }, (_, at) =>
        post(`1${String(at).padStart(4, '0')}`, '1', `Words ${at}`),
      ).join(''),
  );
  const stop = new AbortController();
  const { engine, run: other } = await world(many);
  let batches = 0;
  await assert.rejects(
    importDisqus({
      open: () => pieces(many),
      take: async (batch) => {
        const report = await engine.importThreads(SITE, batch);
        if (++batches === 1) stop.abort();
        return report;
      },
      signal: stop.signal,
    }),
  );
  const rest = await other();
  assert.deepEqual([rest.created, rest.known], [250, 200]);
  assert.deepEqual([(await other()).created, (await other()).known], [0, 450]);
});

test('T105 what is cut, no export, or would have entities resolved is refused, and nothing is written', async () => {
  const { run, shown } = await world();
  const bomb =
    '<!DOCTYPE disqus [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
  const refused: readonly (readonly [string, RegExp])[] = [
    [EXPORT.slice(0, -20), /ends too early/],
    [EXPORT.replace('<id/>', '<id>'), /not well-formed/],
    [disqus(post('1', '1', 'x').replace('<![CDATA[x]]>', '&c;'), bomb), /document type/],
    [
      disqus(thread('1', 'x') + post('1', '1', 'x').replace('<![CDATA[x]]>', '&c;')),
      /not well-formed|undefined entity/i,
    ],
    ['<rss/>', /begins with <rss>/],
    [disqus(''), /no threads and no comments/],
    ['', /empty/],
  ];
  for (const [xml, message] of refused)
    await assert.rejects(run({ xml }), { name: 'ImportError', message }, xml.slice(0, 80));
  assert.deepEqual(await shown('2012/wick', STAFF), []);
});

test('an export reads the same however it is cut into pieces', async () => {
  const read = async (size: number): Promise<DisqusItem[]> => {
    const all: DisqusItem[] = [];
    for await (const item of readDisqus(pieces(EXPORT, size), { maxBytes: 1e7 })) all.push(item);
    return all;
  };
  const whole = await read(1e6);
  assert.equal(whole.length, 19);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
      assert.deepEqual(await read(size), whole);
    }),
    { numRuns: 10 },
  );
});
