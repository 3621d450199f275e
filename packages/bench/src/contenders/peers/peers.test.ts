import assert from 'node:assert/strict';
import { test } from 'node:test';
import { talk, type Said } from '../talk.ts';
import { conversations, countOf, htmlOf, type Held } from './peer.ts';
import { PEERS, type PeerName } from './peers.ts';

const held = (comments: number, size: number | null = null): Held => ({
  said: [...talk(comments, { replies: 0.5 })],
  size,
});

function ask<A>(peer: PeerName, path: string, of: Held, body: unknown = null): A {
  const method = body === null ? 'GET' : 'POST';
  return PEERS[peer].answer({ method, url: new URL(path, 'http://peer'), body }, of) as A;
}

const ids = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const sorted = (found: readonly (number | string)[]): number[] => found.map(Number).sort((a, b) => a - b);

interface Threaded {
  readonly id: string;
  readonly replies: readonly Threaded[];
}
interface WalinePage {
  readonly data: {
    readonly count: number;
    readonly totalPages: number;
    readonly data: readonly {
      readonly objectId: number;
      readonly children: readonly { readonly objectId: number; readonly pid: number; readonly rid: number }[];
    }[];
  };
}
interface ArtalkPage {
  readonly comments: readonly { readonly id: number; readonly rid: number; readonly visible: boolean }[];
  readonly count: number;
}
interface TwikooPage {
  readonly data: readonly (Threaded & { readonly created: number })[];
  readonly more: boolean;
}
interface DisqusPage {
  readonly cursor: { readonly hasNext: boolean; readonly next: string };
  readonly response: readonly { readonly id: string; readonly parent: number | null }[];
}

test('a conversation is what answers nobody, with all below it; the newest stands first', () => {
  const said = [null, 0, null, 1, 2].map((parent, index) => ({ index, parent }) as Said);
  const found = conversations(said);
  assert.deepEqual(
    found.map(({ root, replies }) => [root.index, replies.map(({ index }) => index)]),
    [
      [2, [4]],
      [0, [1, 3]],
    ],
  );
  assert.equal(countOf(found), 5);
});

test('words are rendered as the peers’ servers would render them', () => {
  const markdown = 'So *warm* here.\n\nYes.';
  assert.equal(htmlOf({ markdown } as Said), '<p>So <em>warm</em> here.</p>\n<p>Yes.</p>');
});

test('each peer is asked for at once as many as the page wants, and shows fewer by default', () => {
  for (const { atFirst } of Object.values(PEERS)) {
    assert.equal(atFirst(held(50, 50)), 50);
    const first = atFirst(held(1_000));
    assert.ok(first >= 8 && first < 100, String(first));
  }
});

test('what a stand-in does not know it does not answer', () => {
  for (const peer of Object.keys(PEERS) as PeerName[]) {
    assert.equal(ask(peer, '/elsewhere', held(1)), undefined);
    assert.equal(ask(peer, '/elsewhere', held(1), { event: 'ELSEWHERE' }), undefined);
  }
});

test('Waline’s pages have each comment once, with replies below what they belong to', () => {
  const of = held(100);
  const read = (page: number): WalinePage['data'] =>
    ask<WalinePage>('waline', `/api/comment?path=%2F&pageSize=10&page=${page}&sortBy=insertedAt_desc`, of)
      .data;
  const first = read(1);
  assert.equal(first.count, 100);
  const all = ids(1, first.totalPages).flatMap((page) => read(page).data);
  assert.deepEqual(
    sorted(all.flatMap((each) => [each, ...each.children]).map(({ objectId }) => objectId)),
    ids(1, 100),
  );
  for (const { objectId, children } of all)
    for (const { rid, pid } of children) {
      assert.equal(rid, objectId);
      assert.ok([objectId, ...children.map((child) => child.objectId)].includes(pid));
    }
  const shown = first.data.reduce((sum, { children }) => sum + 1 + children.length, 0);
  assert.equal(PEERS.waline.atFirst(of), shown);
});

test('Artalk’s pages have each comment once, newest first, and bring along what they reply to', () => {
  const of = held(100);
  const read = (offset: number): ArtalkPage =>
    ask('artalk', `/api/v2/comments?limit=20&offset=${offset}&flat_mode=true`, of);
  const pages = [0, 20, 40, 60, 80].map(read);
  const visible = pages.flatMap(({ comments }) => comments.filter((each) => each.visible));
  assert.deepEqual(
    visible.map(({ id }) => id),
    ids(1, 100).reverse(),
  );
  for (const { comments, count } of pages) {
    assert.equal(count, 100);
    const here = new Set(comments.map(({ id }) => id));
    assert.equal(here.size, comments.length);
    assert.ok(comments.every(({ rid, visible: own }) => !own || rid === 0 || here.has(rid)));
  }
});

test('Artalk gets settings, in the client’s own version, and its count of views', () => {
  const { frontend_conf, version } = ask<{ frontend_conf: unknown; version: { version: string } }>(
    'artalk',
    '/api/v2/conf',
    held(1),
  );
  assert.deepEqual([frontend_conf, version.version], [{}, PEERS.artalk.version]);
  assert.deepEqual(ask('artalk', '/api/v2/pages/pv', held(1), {}), { pv: 1 });
});

test('Twikoo’s pages have each comment once, and say whether there is more', () => {
  const of = held(100);
  const found: string[] = [];
  let before: number | undefined;
  for (let more = true; more;) {
    const page = ask<TwikooPage>('twikoo', '/', of, { event: 'COMMENT_GET', url: '/', before });
    found.push(...page.data.flatMap(({ id, replies }) => [id, ...replies.map((reply) => reply.id)]));
    if (before === undefined) assert.equal(found.length, PEERS.twikoo.atFirst(of));
    before = page.data.at(-1)!.created;
    more = page.more;
  }
  assert.deepEqual(sorted(found), ids(1, 100));
});

test('DisqusJS finds the thread, then its pages: each comment once, after what it replies to', () => {
  const of = held(100);
  const thread = ask<{ response: { id: string; posts: number }[] }>('disqusjs', '/3.0/threads/list.json', of);
  assert.deepEqual(
    thread.response.map(({ posts }) => posts),
    [100],
  );
  const found: number[] = [];
  let cursor = '';
  for (let more = true; more;) {
    const path = `/3.0/threads/listPostsThreaded?order=desc${cursor}`;
    const page = ask<DisqusPage>('disqusjs', path, of);
    for (const { id, parent } of page.response) {
      assert.ok(parent === null || found.includes(parent));
      found.push(Number(id));
    }
    cursor = `&cursor=${page.cursor.next}`;
    more = page.cursor.hasNext;
  }
  assert.deepEqual(sorted(found), ids(1, 100));
});

test('the markup asks for the wanted number only where a client can say it', () => {
  const { waline, artalk } = PEERS;
  for (const { markup } of [waline, artalk]) {
    assert.match(markup('http://peer', 50).after!, /"pageSize":50/);
    assert.doesNotMatch(markup('http://peer', null).after!, /pageSize/);
  }
});
