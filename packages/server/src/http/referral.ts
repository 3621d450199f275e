import { CommunityError } from '@hearth/core/adapter';
import { originAllowed, type Id } from '@hearth/core/domain';
import type { Engine } from '@hearth/core/engine';
import type { SqlStore } from '../db/index.ts';
import type { Sites } from './sites.ts';

export interface ReferralOptions {
  readonly engine: Engine;
  readonly store: SqlStore;
  readonly sites: Sites;
  /** Whether the brand's pages are served here: then a landing that names no origin is one of them. */
  readonly pages: boolean;
}

/** Somebody who follows an invitation link; `location`: the mark of where it hung. */
export interface Visit {
  readonly token: string;
  readonly location: string | null;
  /** A person, as far as can be told: what draws a preview of the link is none. */
  readonly counted: boolean;
}

/** Programs that look at links for somebody, by what they call themselves; said by `User-Agent`, and proof of nothing. */
const ROBOT = /bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|slurp|headless-fetch|curl\/|wget\//i;

/** Whether a request looks like a person's: they fetch a page, by name of a browser, and don't fetch it ahead. */
export const isVisit = (request: Request): boolean =>
  request.method === 'GET' &&
  !ROBOT.test(request.headers.get('User-Agent') ?? '') &&
  !/prefetch/i.test(request.headers.get('Sec-Purpose') ?? request.headers.get('Purpose') ?? '');

/**
 * An invitation link: leads to its programme's landing page with a signed click (`hearth_ref`) in the address. Nothing is
 * stored about who follows it; that somebody did is counted. Never leads anywhere but to the site's own origins.
 */
export function createReferral({ engine, store, sites, pages }: ReferralOptions) {
  return async function follow({ token, location, counted }: Visit): Promise<Response> {
    const site = await siteOf(store, token);
    const known = site && (await sites.find(site));
    if (!known) throw unknown();
    const { landing, click } = await engine.clickFor(site, token, location, counted);
    const destination = locate(landing, click, known.access.origins, pages);
    if (destination === null) throw unknown();
    return new Response(null, {
      status: 302,
      headers: {
        Location: destination,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex',
      },
    });
  };
}

/**
 * Where a landing is, with the click added; `null` when it is not on one of the site's origins. A path alone is a page
 * of this server if it serves `pages` (whatever name the visitor knows it by), else of the site's first origin.
 */
export function locate(
  landing: string,
  click: string,
  origins: readonly string[],
  pages: boolean,
): string | null {
  const local = pages && /^\/(?![/\\])/.test(landing);
  const base = local ? 'http://here.invalid' : origins.find((origin) => !origin.includes('*'));
  if (!URL.canParse(landing, base)) return null;
  const target = new URL(landing, base);
  if (!local && !originAllowed(origins, target.origin)) return null;
  target.searchParams.set('hearth_ref', click);
  return local ? target.pathname + target.search + target.hash : target.href;
}

const unknown = () => new CommunityError('not-found', 'There is no such invitation.');

/** A link names no site: its token, 128 random bits, is looked up in each. */
async function siteOf(store: SqlStore, token: string): Promise<Id | null> {
  if (!/^[\w-]{16,200}$/.test(token)) return null;
  for (const site of await store.sites()) {
    const [found] = await store.read(site, (tx) =>
      tx.range('invitations', { index: 'token', eq: [token], limit: 1 }),
    );
    if (found) return site;
  }
  return null;
}
