import type { BackendAdapter, Options } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { pageAddress } from '../../markup/links.ts';
import { threadMarkup } from '../../markup/thread.ts';
import type { Accepted } from '../schemas/requests.ts';
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
