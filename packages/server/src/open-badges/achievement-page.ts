import type { Achievement } from '@hearth/core/credentials';
import { markup } from '@hearth/core/markup';

/** The page's style sheet: a file of its own, so that a strict policy lets it in. */
export const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}' +
  'main{max-inline-size:34rem;margin:15vh auto;padding-inline:1.5rem}' +
  'h1{margin:0 0 1rem;font-size:2rem;line-height:1.2;text-wrap:balance}' +
  'dl{margin:2rem 0 0}dt{opacity:.7}dd{margin:0 0 1rem}';

export const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a badge is given for, for people; to be served with {@link POLICY}. `style`: the address of {@link STYLE}. */
export const achievementPage = (
  { name, description, criteria }: Achievement,
  issuer: string,
  style: string,
): string =>
  markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${name} – ${issuer}</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <main>
      <h1>${name}</h1>
      <p>${description}</p>
      <dl>
        <dt>It takes</dt>
        <dd>${criteria.narrative}</dd>
        <dt>Given by</dt>
        <dd>${issuer}</dd>
      </dl>
    </main>
  </body>
</html>`.toString();
