import { CommunityError } from '@hearth/core/adapter';
import { directionOf, type Id } from '@hearth/core/domain';
import { openMail, type EngineOptions, type MailLinks } from '@hearth/core/engine';
import { markup, type Markup } from '@hearth/core/markup';
import { Hono, type Context } from 'hono';
import type { Sites, KnownSite } from '../http/sites.ts';
import type { Words } from './words/types.ts';
import { wordsFor } from './words/words.ts';

export interface MailPagesOptions {
  readonly options: EngineOptions;
  readonly sites: Sites;
  /** Counts a visitor's request. */
  readonly take: (context: Context) => void;
}

/** A file of its own, so that a strict policy lets it in. */
const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}' +
  'body{background:Canvas;color:CanvasText}' +
  'main{max-inline-size:34rem;margin:15vh auto;padding-inline:1.5rem}' +
  'h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.2;text-wrap:balance}' +
  'button{font:inherit;font-weight:600;padding:.625rem 1.25rem;border:0;border-radius:.5rem;background:#1d4ed8;color:#fff;cursor:pointer}' +
  'button:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:3px}' +
  '@media(forced-colors:active){button{border:1px solid}}';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/**
 * Where the links of mails lead: a page with one button each. Looking at it does nothing, since programs that look for malice follow
 * every link; the button, and the mail program's own (RFC 8058), are a POST, which needs no sign-in but the link.
 */
export function createMailPages({ options, sites, take }: MailPagesOptions): Hono {
  const app = new Hono();
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'Cache-Control': 'public, max-age=300', 'Content-Type': 'text/css; charset=utf-8' }),
  );
  const route = (
    path: 'confirm' | 'leave',
    ask: (links: MailLinks, token: string) => ReturnType<MailLinks['leavable']>,
    act: (links: MailLinks, token: string) => Promise<boolean>,
    say: Say,
  ): void => {
    app.get(`/:site/${path}/:token`, async (c) => {
      take(c);
      const [site, token] = await placeOf(c, sites);
      const found = await ask(openMail(options, c.req.param('site')).links, token);
      return show(c, site, found?.language, (t, name) =>
        found ? say.ask(t, name, found.address) : say.unknown(t, name),
      );
    });
    app.post(`/:site/${path}/:token`, async (c) => {
      const [site, token] = await placeOf(c, sites);
      const { links } = openMail(options, c.req.param('site'));
      const found = await ask(links, token);
      // A provider clicks for many of its readers, from one address: what is good is not limited.
      if (!found) take(c);
      const done = await act(links, token);
      return show(c, site, found?.language, (t, name) => (done ? say.done(t, name) : say.unknown(t, name)));
    });
  };
  route('confirm', (links, token) => links.confirmable(token), (links, token) => links.confirm(token), CONFIRM); // prettier-ignore
  route(
    'leave',
    (links, token) => links.leavable(token),
    (links, token) => links.leave(token),
    LEAVE,
  );
  return app;
}

/** What a page says: its title and, below, a form or a text. */
interface Page {
  readonly title: string;
  readonly text: string;
  readonly button?: string;
}

interface Say {
  ask(t: Words['pages'], site: string, address: string): Page;
  done(t: Words['pages'], site: string): Page;
  unknown(t: Words['pages'], site: string): Page;
}

const CONFIRM: Say = {
  ask: (t, site, address) => ({ title: t.confirmTitle, text: t.confirmText(address, site), button: t.confirmButton }), // prettier-ignore
  done: (t, site) => ({ title: t.confirmed, text: t.confirmedText(site) }),
  unknown: (t, site) => ({ title: t.used, text: t.usedText(site) }),
};
const LEAVE: Say = {
  ask: (t, site, address) => ({ title: t.leaveTitle, text: t.leaveText(address, site), button: t.leaveButton }), // prettier-ignore
  done: (t, site) => ({ title: t.left, text: t.leftText(site) }),
  unknown: (t, site) => ({ title: t.unknown, text: t.unknownText(site) }),
};

async function placeOf(c: Context, sites: Sites): Promise<[KnownSite, string]> {
  const site: Id = c.req.param('site')!;
  const token = c.req.param('token')!;
  const known = await sites.find(site);
  if (!known || token.length > 300)
    throw new CommunityError('not-found', 'There is nothing at this address.');
  return [known, token];
}

function show(
  c: Context,
  { info, access }: KnownSite,
  language: string | undefined,
  say: (t: Words['pages'], site: string) => Page,
): Response | Promise<Response> {
  const words = wordsFor(language ?? c.req.header('Accept-Language')?.split(',')[0] ?? info.locale);
  const home = access.mail?.page ?? access.origins.find((origin) => !origin.includes('*'));
  const page = say(words.pages, info.name);
  return c.html(pageMarkup(words, info.name, page, home).toString(), 200, HEADERS);
}

// The form has no address of its own: it goes to where one is.
const pageMarkup = (
  { lang, pages }: Words,
  site: string,
  { title, text, button }: Page,
  home: string | undefined,
): Markup => markup`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title} – ${site}</title>
    <link rel="stylesheet" href="../../style.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
      ${
        button === undefined
          ? home === undefined
            ? null
            : markup`<p><a href="${home}">${pages.back(site)}</a></p>`
          : markup`<form method="post"><button>${button}</button></form>`
      }
    </main>
  </body>
</html>`;
