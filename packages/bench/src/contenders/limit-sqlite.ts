import { hash as digest, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerResponse } from 'node:http';
import { parse } from '@hearth/core/markdown';
import { hash, type Thread } from './hearth.ts';
import { bare, readJson, running, type Running } from './running.ts';
import { talk } from './talk.ts';

const TABLES = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table members (id text primary key, name text not null, since integer not null) without rowid;
  create table threads (topic text primary key, title text, comments integer not null, opened integer not null) without rowid;
  create table comments (id text primary key, topic text not null, parent text, author text not null, body text not null, at integer not null) without rowid;
  create index page on comments (topic, at, id);`;
const PAGE = `
  select c.id, c.parent, c.body, c.at, m.id as author, m.name, m.since from comments c join members m on m.id = c.author
  where c.topic = ? order by c.at desc, c.id desc limit 51`;

interface Line {
  readonly id: string;
  readonly parent: string | null;
  readonly body: string;
  readonly at: number;
  readonly author: string;
  readonly name: string;
  readonly since: number;
}

/** What Hearth's answer says of itself, besides its ETag. */
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Age, Hearth-Now, Hearth-Spec',
  'Cache-Control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=30',
  'Content-Type': 'application/json; charset=utf-8',
  'Hearth-Spec': '1.1',
  'X-Content-Type-Options': 'nosniff',
};
/** As long as a cursor of Hearth's. */
const EPOCH = '0123456789abcdef.52005';
/** As long as Hearth's ids of members. */
const authorId = (author: number): string => `00000000-0000-8000-8000-${String(author).padStart(12, '0')}`;
const CAN = ['reply', 'react', 'report'];

/**
 * `limit-sqlite`: node:http over node:sqlite with the least that the same answer needs, to the byte and the header. A
 * page is one query, one for the thread, and no cache; a post is one insert, with an fsync before it is acknowledged. No
 * rules, no viewers, no log, no live updates: what follows from them stands in the answer as it is where nothing happened.
 */
export async function start({ data }: { readonly data: string }): Promise<Running> {
  const database = new DatabaseSync(join(data, 'limit.db'));
  database.exec(TABLES);
  const page = database.prepare(PAGE);
  const thread = database.prepare('select title, comments, opened from threads where topic = ?');
  const insert = database.prepare(
    'insert into comments (id, topic, parent, author, body, at) values (?, ?, ?, ?, ?, ?)',
  );

  const server = bare(async (request, response) => {
    const topic = decodeURIComponent(request.url!.split('/')[2]!);
    if (request.method === 'POST') return give(response, post(topic, await readJson(request)));
    const bytes = Buffer.from(JSON.stringify(read(topic)));
    const etag = `"${digest('sha256', bytes, 'base64url')}"`;
    response.writeHead(200, { ...HEADERS, ETag: etag, 'Content-Length': bytes.length }).end(bytes);
  });

  function give(response: ServerResponse, answer: unknown): void {
    const bytes = Buffer.from(JSON.stringify(answer));
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length })
      .end(bytes);
  }

  function read(topic: string) {
    const lines = page.all(topic) as unknown as Line[];
    const comments = lines.slice(0, 50).map((line) => ({
      id: line.id,
      topic,
      parent: line.parent,
      root: line.id,
      depth: 0,
      createdAt: line.at,
      revision: 1,
      replies: 0,
      author: { id: line.author, name: line.name, role: 'member', since: line.since },
      body: JSON.parse(line.body) as unknown,
      status: 'published',
      editedAt: null,
      reactions: [],
      can: CAN,
    }));
    const { title, comments: count, opened } = thread.get(topic) ?? {};
    const last = comments.at(-1);
    return {
      thread: { topic, title, url: null, locked: false, comments: count, openedAt: opened },
      comments,
      roots: comments.map(({ id }) => id),
      more: {},
      next: lines.length > 50 ? `${last!.createdAt}.${last!.id}` : null,
      prev: null,
      asOf: EPOCH,
    };
  }

  function post(topic: string, input: unknown) {
    const { id, parent, body } = input as { id: string; parent: string | null; body: string };
    const [tree, at] = [parse(body), Date.now()];
    insert.run(id, topic, parent, 'author', JSON.stringify(tree), at);
    return { id, topic, parent, body: tree, status: 'published', createdAt: at };
  }

  return running(
    server,
    {
      fill(threads: readonly Thread[]) {
        database.exec('begin');
        const member = database.prepare('insert into members values (?, ?, ?) on conflict do nothing');
        const open = database.prepare('insert into threads values (?, ?, ?, ?)');
        for (const { topic, comments, replies = 0 } of threads) {
          const all = [...talk(comments, { replies, seed: hash(topic) })];
          open.run(topic, topic, comments, all[0]!.at);
          const ids: string[] = [];
          for (const said of all) {
            ids.push(randomUUID());
            const parent = said.parent === null ? null : ids[said.parent]!;
            member.run(authorId(said.author), `Author ${said.author}`, said.at);
            insert.run(ids.at(-1)!, topic, parent, authorId(said.author), JSON.stringify(parse(said.markdown)), said.at); // prettier-ignore
          }
        }
        database.exec('commit');
      },
    },
    () => database.close(),
  );
}
