import type { Id } from '../domain/common.ts';

/** The query parameter of a brand's page that names which comments to render: its value is the cursor to ask for. */
export const PAGE_PARAMETER = 'hearth-comments';

/** Where the element of a comment is found; the widget knows the same name. */
export const anchor = (id: Id): string => `hearth-comment-${id}`;

/** A comment on the brand's page; without a page, on whatever page this is put into. */
export const permalink = (page: string | null, id: Id): string =>
  `${page ?? ''}#${encodeURIComponent(anchor(id).replace(/\p{Surrogate}/gu, '\ufffd'))}`;

/** The brand's page with other comments. */
export function turnTo(page: string | null, cursor: string): string {
  if (page === null) return `?${new URLSearchParams({ [PAGE_PARAMETER]: cursor })}`;
  const url = new URL(page);
  url.searchParams.set(PAGE_PARAMETER, cursor);
  return url.href;
}

/** The address of a brand's page without the place on it; `null` for what no page can have. */
export function pageAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : null;
}
