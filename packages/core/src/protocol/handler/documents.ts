import type { BackendAdapter, Options } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { pageAddress } from '../../markup/links.ts';
import { feedMarkup } from '../../markup/feed.ts';
import { threadMarkup } from '../../markup/thread.ts';
import type { Id } from '../../domain/common.ts';
import type { Accepted } from '../schemas/requests.ts';
import type { Host } from './host.ts';
import { part } from './operations.ts';

/** A page of a thread as HTML. */
export async function threadHtml(
  backend: BackendAdapter,
  { topic, sort, cursor, limit, page: url, locale, data }: Accepted<'threadHtml'>,
  options: Options,
): Promise<string> {
  if (url !== undefined && pageAddress(url) === null)
    throw new CommunityError('invalid', 'No page has this address.', { field: 'page', reason: 'format' });
  const [{ site }, page] = await Promise.all([
    backend.connect(options),
    part(backend.threads).read({ topic, sort, cursor, limit }, options),
  ]);
  return threadMarkup({ site, page, sort, url, locale, data }).toString();
}

/** The newest comments of a thread, or of the site, as a feed. `address`: the feed's own. */
export async function feed(
  host: Host,
  site: Id,
  { topic, locale }: Accepted<'siteFeed'> & { readonly topic?: string },
  address: string,
  options: Options,
): Promise<string> {
  const [session, latest] = await Promise.all([
    host.backend(site, null).connect(options),
    host.latest(site, { topic }),
  ]);
  return (await feedMarkup({ site: session.site, topic, latest, address, locale })).toString();
}
