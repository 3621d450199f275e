/**
 * A brand's own server, which puts the comments into the page: read without scripts and by search engines, and taken over by
 * the widget where there are scripts. What is new in it is `commentsFor`; the rest is any server that sends a page.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';

export interface BlogOptions {
  /** The Hearth server, such as `https://community.example`. */
  readonly hearth: string;
  readonly site: string;
  /** Where the world finds this server, such as `https://brand.example`; default: what the request says. */
  readonly origin?: string;
}

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const page = file('page.html');
const style = file('style.css');

const TOPIC = '/blog/first-post';
/** Milliseconds: rather a page without comments than one that waits for them. The widget reads them by itself then. */
const PATIENCE = 500;

/** The inside of the `<hearth-thread>` tag, or nothing. */
async function commentsFor({ hearth, site }: BlogOptions, address: URL): Promise<string> {
  const url = new URL(`/v1/sites/${site}/threads/${encodeURIComponent(TOPIC)}/comments.html`, hearth);
  url.searchParams.set('page', `${address.origin}${address.pathname}`);
  // "Older comments" leads to this page with this parameter.
  const cursor = address.searchParams.get('hearth-comments');
  if (cursor) url.searchParams.set('cursor', cursor);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}

/** The brand's server, not listening yet. */
export function createBlog(options: BlogOptions): Server {
  return createServer((request, response) => {
    const address = new URL(request.url ?? '/', options.origin ?? `http://${request.headers.host}`);
    const send = (status: number, type: string, body: string): void =>
      void response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
    if (address.pathname === '/style.css') return send(200, 'text/css', style);
    if (address.pathname !== TOPIC) return send(404, 'text/plain', `Try ${TOPIC}`);
    void commentsFor(options, address).then((comments) =>
      send(
        200,
        'text/html',
        page
          .replaceAll('HEARTH', options.hearth)
          .replaceAll('SITE', options.site)
          // By a function: a `$` in somebody's comment has no meaning here.
          .replace('<!-- comments -->', () => comments),
      ),
    );
  });
}
