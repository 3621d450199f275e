import { PARAMETER } from './clicks.ts';

/** Whether a click may go along to an address: of the brand's own domains alone. `here`: and of this page's, too. */
export function goesTo(url: URL, page: Location, domains: readonly string[], here: boolean): boolean {
  if (!/^https?:$/.test(url.protocol)) return false;
  if (url.origin === page.origin) return here;
  return domains.some((domain) => url.host === domain || url.hostname.endsWith(`.${domain}`));
}

/** The address with the click in it. */
export function withClick(url: URL, click: string): string {
  const next = new URL(url);
  next.searchParams.set(PARAMETER, click);
  return next.href;
}

/**
 * Lets the click go along when a link is followed or a form is sent, and at no other time: a link that is copied or looked at is
 * as the brand wrote it.
 */
export function goAlong(window: Window & typeof globalThis, along: (url: URL) => string | null): void {
  const { document } = window;
  const addressOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
  for (const type of ['click', 'auxclick'])
    document.addEventListener(
      type,
      (event) => {
        const link = event
          .composedPath()
          .find((node): node is HTMLAnchorElement => (node as Element).localName === 'a');
        const before = link?.getAttribute('href');
        const url = link?.href ? addressOf(link.href) : null;
        const next = url && along(url);
        if (!link || before == null || !next) return;
        link.href = next;
        setTimeout(() => link.setAttribute('href', before));
      },
      true,
    );
  document.addEventListener(
    'submit',
    ({ target }) => {
      const form = target as HTMLFormElement;
      const url = addressOf(form.action);
      const next = url && along(url);
      if (!next || form.method !== 'get') return;
      // The address of a form that asks is made of its fields.
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = PARAMETER;
      field.value = new URL(next).searchParams.get(PARAMETER)!;
      form.append(field);
      setTimeout(() => field.remove());
    },
    true,
  );
}
