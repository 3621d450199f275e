/** What a script tag says: `<script type="module" src="…/1/hearth.js" data-site="acme" data-server="…" data-backend="…" data-theme="…" data-locale="…">`. */
export interface Settings {
  /** `null`: the server's only site. */
  readonly site: string | null;
  /** Where the API is; the script's own origin unless `data-server` says otherwise. */
  readonly server: string;
  readonly backend: string;
  readonly theme: string | null;
  readonly locale: string | null;
}

/**
 * The settings of every script tag that loaded the module at `url`, in document order. One module runs once however many
 * tags name it, and `document.currentScript` is null in modules, so tags are found by their address.
 */
export function readSettings(page: ParentNode, url: string): Settings[] {
  const scripts = [...page.querySelectorAll<HTMLScriptElement>('script[src]')].filter(
    ({ src }) => src === url,
  );
  return (scripts.length > 0 ? scripts.map(({ dataset }) => dataset) : [{} as DOMStringMap]).map(
    ({ site, server, backend, theme, locale }) => ({
      site: site || null,
      server: new URL(server || '/', url).href.replace(/\/$/, ''),
      backend: backend || 'http',
      theme: theme || null,
      locale: locale || null,
    }),
  );
}
