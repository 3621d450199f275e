import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from '@hearth/core/markdown';
import { hash, type Thread } from './hearth.ts';
import { bare, readJson, running, type Running } from './running.ts';
import { talk } from './talk.ts';

const TABLES = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table members (id text primary key, name text not null, since integer not null) without rowid;
  create table threads (topic text primary key, title text) without rowid;
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

/**
 * `limit-sqlite`: node:http over node:sqlite with the least that the same answer needs. A page is one query and no cache;
 * a post is one insert, with an fsync before it is acknowledged. No rules, no viewers, no log, no live updates.
 */
export async function start({ data }: { readonly data: string }): Promise<Running> {
  const database = new DatabaseSync(join(data, 'limit.db'));
  database.exec(TABLES);
  const page = database.prepare(PAGE);
  const thread = database.prepare('select title from threads where topic = ?');
  const insert = database.prepare(
    'insert into comments (id, topic, parent, author, body, at) values (?, ?, ?, ?, ?, ?)',
  );

  const server = bare(async (request, response) => {
    const topic = decodeURIComponent(request.url!.split('/')[2]!);
    const answer = request.method === 'POST' ? post(topic, await readJson(request)) : read(topic);
    const bytes = Buffer.from(JSON.stringify(answer));
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length })
      .end(bytes);
  });

  function read(topic: string) {
    const lines = page.all(topic) as unknown as Line[];
    const comments = lines.slice(0, 50).map((line) => ({
      id: line.id,
      topic,
      parent: line.parent,
      author: { id: line.author, name: line.name, role: 'member', since: line.since },
      body: JSON.parse(line.body) as unknown,
      status: 'published',
      createdAt: line.at,
    }));
    const { title } = thread.get(topic) ?? {};
    return { thread: { topic, title }, comments, more: lines.length > 50 };
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
        const open = database.prepare('insert into threads values (?, ?)');
        for (const { topic, comments, replies = 0 } of threads) {
          open.run(topic, topic);
          const ids: string[] = [];
          for (const said of talk(comments, { replies, seed: hash(topic) })) {
            ids.push(randomUUID());
            const parent = said.parent === null ? null : ids[said.parent]!;
            member.run(`author-${said.author}`, `Author ${said.author}`, said.at);
            insert.run(ids.at(-1)!, topic, parent, `author-${said.author}`, JSON.stringify(parse(said.markdown)), said.at); // prettier-ignore
          }
        }
        database.exec('commit');
      },
    },
    () => database.close(),
  );
}
