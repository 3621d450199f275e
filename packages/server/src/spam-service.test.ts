import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Comment } from '@hearth/core/domain';
import { SILENT, type Log } from './log.ts';
import { createJudge } from './spam-service.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const words = {
  site: 'acme',
  source: 'Buy lamps & more',
  author: 'Ada',
  role: 'guest',
  reply: true,
  url: 'https://acme.example/lamps',
} as const;

/** A service on this machine, and what it was asked. */
async function serve() {
  const asked: URLSearchParams[] = [];
  const service = {
    asked,
    answer: ((_, response) => response.end('false')) as Answer,
    url: '',
    close: (): void => {},
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(new URLSearchParams(body));
      service.answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/1.1/comment-check`;
  service.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return service;
}

let service: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  service = await serve();
});
afterEach(() => service.close());

const judgeBy = (url: string, log: Log = SILENT) =>
  createJudge({ url, key: 'k', timeout: 100 }, log, () => 'https://community.example');

describe('the spam service', () => {
  test('is told the words, their author’s name and the page, and nothing of the device', async () => {
    assert.equal(await judgeBy(service.url)(words), false);
    assert.deepEqual(Object.fromEntries(service.asked[0]!), {
      api_key: 'k',
      blog: 'https://community.example',
      blog_charset: 'UTF-8',
      user_ip: '0.0.0.0',
      comment_type: 'reply',
      comment_author: 'Ada',
      comment_content: 'Buy lamps & more',
      user_role: 'guest',
      permalink: 'https://acme.example/lamps',
    });
  });

  test('gives its verdict', async () => {
    service.answer = (_, response) => response.end('true\n');
    assert.equal(await judgeBy(service.url)(words), true);
  });

  const failures: Readonly<Record<string, Answer>> = {
    'says something else': (_, response) => response.end('invalid'),
    'fails with words that look like a verdict': (_, response) => response.writeHead(500).end('true'),
    'leads elsewhere': (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end(),
    'cuts the connection': (request) => request.socket.destroy(),
    'never answers': () => {},
  };
  for (const [name, answer] of Object.entries(failures)) {
    test(`gives no verdict when it ${name}, and a line in the log without words or key`, async () => {
      service.answer = answer;
      const lines: string[] = [];
      const log = {
        ...SILENT,
        warn: (...line: unknown[]) => lines.push(JSON.stringify(line)),
      } as unknown as Log;
      assert.equal(await judgeBy(service.url, log)(words), null);
      assert.equal(lines.length, 1);
      assert.ok(!/lamps|Ada|api_key/.test(lines[0]!), lines[0]);
    });
  }
});

describe('a server with a spam service', () => {
  const post = async (server: TestServer, body: string): Promise<Comment> => {
    const joined = await server.post('/v1/sites/acme/guests', { name: 'Gus' });
    const { bearer } = (await joined.json()) as { bearer: string };
    const input = { id: crypto.randomUUID(), parent: null, body };
    const headers = { Authorization: `Bearer ${bearer}` };
    const response = await server.post('/v1/sites/acme/viewer/threads/t/comments', input, headers);
    return (await response.json()) as Comment;
  };
  const community = (spam: string): string =>
    `site: { id: acme, name: Acme }\nmoderation: { guests: published, spam: ${spam} }`;

  test('holds what it takes for spam, takes the rest, and does without it when it is down', async () => {
    const server = await startTestServer({ spam: { url: service.url, key: 'k', timeout: 100 } });
    try {
      await server.admin.apply(community('{ service: true }'));
      service.answer = (_, response) =>
        response.end(String(service.asked.at(-1)!.get('comment_content') === 'bad'));
      assert.equal((await post(server, 'bad')).status, 'held');
      assert.equal((await post(server, 'good')).status, 'published');
      service.answer = (request) => request.socket.destroy();
      assert.equal((await post(server, 'bad')).status, 'published');
    } finally {
      await server.close();
    }
  });

  test('asks it for sites alone that want it', async () => {
    const server = await startTestServer({ spam: { url: service.url, key: 'k' } });
    try {
      await server.admin.apply(community('{ links: 3 }'));
      assert.equal((await post(server, 'bad')).status, 'published');
      assert.deepEqual(service.asked, []);
    } finally {
      await server.close();
    }
  });
});
