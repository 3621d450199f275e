/**
 * What a script tag says:
 * `<script type="module" src="…/1/hearth.js" data-site="acme" data-server="…" data-backend="…" data-theme="…" data-locale="…">`.
 */
export interface Settings {
  /** `null`: the server's only site. */
  readonly site: string | null;
  /** Where the API is, without a slash at the end: the script's own origin unless `data-server` says otherwise. */
  readonly server: string;
  readonly backend: string;
  readonly theme: string | null;
  readonly locale: string | null;
}

/**
 * The settings of every script tag that loaded the module at `url`, in document order; never empty. One module runs once
 * however many tags name it, and `document.currentScript` is null in modules, so tags are found by their address. After a
 * redirect the module knows only its last address: then a tag that names a `hearth.js` must be it.
 */
export function readSettings(page: ParentNode, url: string): Settings[] {
  const scripts = [...page.querySelectorAll<HTMLScriptElement>('script[src*="hearth.js"]')];
  const own = scripts.filter(({ src }) => src === url);
  const tags: Pick<HTMLScriptElement, 'dataset'>[] = own[0] ? own : scripts[0] ? scripts : [{ dataset: {} }];
  return tags.map(({ dataset: { site, server, backend, theme, locale } }) => ({
    site: site || null,
    server: resolve(server || '/', url),
    backend: backend || 'http',
    theme: theme || null,
    locale: locale || null,
  }));
}

/** What is no address stays as it was written, for the message about it. */
function resolve(server: string, url: string): string {
  try {
    return new URL(server, url).href.replace(/\/+$/, '');
  } catch {
    return server;
  }
}
