import type { RouteInput } from './addresses.ts';

/** `url` with the fields in its query. Those that are `undefined` are not sent; an array repeats its name. */
export function withQuery(url: string, fields: RouteInput): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) {
    for (const one of [value].flat() as (string | number | undefined)[])
      if (one !== undefined) query.append(field, String(one));
  }
  return `${query}` ? `${url}?${query}` : url;
}
