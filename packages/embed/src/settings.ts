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
  readonly locale: string | undefined;
}

/** @param url the loader's address */
export function toSettings(tag: DOMStringMap, url: string): Settings {
  return {
    site: tag['site'] || null,
    server: serverOf(tag, url),
    backend: tag['backend'] || 'http',
    theme: tag['theme'] || null,
    locale: tag['locale'] || undefined,
  };
}

/** What is no address stays as it was written, for the message about it. */
function serverOf({ server = '' }: DOMStringMap, url: string): string {
  try {
    return new URL(server || '/', url).href.replace(/\/+$/, '');
  } catch {
    return server;
  }
}
