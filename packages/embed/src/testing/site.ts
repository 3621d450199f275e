import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createMockServer, MOCK_SITE, type MockServer, type MockServerOptions } from '@hearth/mocks';

/** A brand's page as the test writes it. */
export interface TestPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host with the built bundle below `/1/`, Hearth's protocol over memory below `/v1/`, and pages by their paths. */
export interface TestSite {
  readonly url: string;
  readonly mock: MockServer;
  readonly pages: Map<string, TestPage>;
  /** Paths that were asked for, in order. */
  readonly requests: string[];
  /** Answers 404 for what it matches. */
  missing: RegExp | null;
  close(): Promise<void>;
}

const DIST = new URL('../../dist/', import.meta.url);

export async function startSite(options: MockServerOptions = {}): Promise<TestSite> {
  const mock = createMockServer(options);
  const http = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const site: TestSite = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    mock,
    pages: new Map(),
    requests: [],
    missing: null,
    async close() {
      mock.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, href } = new URL(request.url ?? '/', site.url);
    site.requests.push(href.slice(site.url.length));
    const page = site.pages.get(pathname);
    if (site.missing?.test(pathname)) response.writeHead(404).end();
    else if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    } else if (pathname === '/v1/sites') {
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
      response.end(JSON.stringify({ site: MOCK_SITE }));
    } else if (pathname.startsWith('/v1/')) await speak(mock, request, response, href);
    else if (/^\/(copy\/)?1\/.*\.js$/.test(pathname)) {
      const code = await readFile(new URL(pathname.replace('/copy', '').slice(1), DIST)).catch(() => null);
      response.writeHead(code ? 200 : 404, {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
      });
      response.end(code);
    } else response.writeHead(404).end();
  }
  return site;
}

/** One request through the protocol's own handler; streams end with their client. */
async function speak(
  mock: MockServer,
  request: IncomingMessage,
  response: ServerResponse,
  href: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = chunks.length ? Buffer.concat(chunks) : undefined;
  const answer = await mock.fetch(href, { method: request.method, headers, body, signal: gone.signal });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body) return void response.end();
  Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
    .on('error', () => response.destroy())
    .pipe(response);
}
