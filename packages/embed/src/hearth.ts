/**
 * The script tag's entry: finds the page's widgets, now and later, and loads each kind's code when one of them comes near the
 * viewport. Everything else is in chunks; this file stays under 1.5 kB.
 */
import { mountIn } from './mounts.ts';
import { readSettings } from './settings.ts';
import type { Community } from '@hearth/core/state';
import type { Identity } from './runtime.ts';

const VERSION = '1';
const WIDGETS: Readonly<Record<string, () => Promise<unknown>>> = {
  thread: () => import('@hearth/elements/thread'),
  poll: () => import('@hearth/elements/poll'),
  badges: () => import('@hearth/elements/badges'),
  invite: () => import('@hearth/elements/invite'),
  community: () => import('@hearth/elements/community'),
};
const SELECTOR = `[data-hearth],${Object.keys(WIDGETS).map((name) => `hearth-${name}`)}`;

/** What a page may ask of Hearth: `(window.hearth ??= []).push((h) => h.identify(getToken))`. */
export interface HearthPage {
  readonly version: string;
  /** Says who is signed in: a callback that gives the brand's signed token, or `null`. Call it again when that changes. */
  identify(identity: Identity): void;
  /** Looks for widgets in a root that the page's document does not show: your own shadow root. */
  mount(root: ParentNode): void;
  /** The page's own community, for code that reads its stores. */
  community(): Promise<Community>;
  push(...calls: readonly ((page: HearthPage) => void)[]): void;
}

const settings = readSettings(document, import.meta.url);
let identity: Identity | null = null;
let starting: Promise<Community> | null = null;

const start = (): Promise<Community> =>
  (starting ??= import('./runtime.ts').then((runtime) =>
    runtime.start(settings, () => identity?.() ?? null),
  ));

/** A host page is never left with silence: words where the widget would be, and one console line that names the fix. */
function fail(element: Element, error: unknown): void {
  const refused = error instanceof TypeError && /policy/i.test(error.message);
  console.error(
    `Hearth: ${element.localName} could not be loaded. ${
      refused
        ? "Allow its policy: add 'hearth' to the trusted-types directive of your Content-Security-Policy."
        : 'Check that the script’s origin is reachable and allowed by your Content-Security-Policy; after an update, reload the page.'
    }`,
    error,
  );
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent =
    'This part of the page could not be loaded. Reload the page to try again; what you wrote is kept.';
  element.append(note);
}

const waiting = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) load(target);
  },
  { rootMargin: '600px' },
);

function load(element: Element): void {
  waiting.unobserve(element);
  const widget = WIDGETS[element.localName.slice(7)]!();
  if (!element.closest('hearth-community')) start().catch((error: unknown) => fail(element, error));
  widget.catch((error: unknown) => fail(element, error));
}

function scan(root: ParentNode | Element): void {
  const found = [...root.querySelectorAll<HTMLElement>(SELECTOR)];
  if (root instanceof HTMLElement && root.matches(SELECTOR)) found.push(root);
  for (const place of found) {
    const name = place.dataset['hearth'];
    if (name === undefined) {
      if (place.localName === 'hearth-community') load(place);
      else waiting.observe(place);
    } else if (Object.hasOwn(WIDGETS, name)) {
      // What is put inside is found by the observer, or by the scan of a root that has none.
      if (mountIn(place) && !place.isConnected) scan(place);
    } else
      console.error(
        `Hearth: data-hearth="${name}" is not a widget. Use one of: ${Object.keys(WIDGETS).join(', ')}.`,
      );
  }
}

const page: HearthPage = {
  version: VERSION,
  identify(next) {
    identity = next;
    void starting?.then((community) => community.reconnect()).catch(() => {});
  },
  mount: scan,
  community: start,
  push: (...calls) => {
    for (const call of calls) {
      try {
        call(page);
      } catch (error) {
        console.error('Hearth: a function given to window.hearth.push failed.', error);
      }
    }
  },
};

const host = window as unknown as { hearth?: HearthPage | ((page: HearthPage) => void)[] };
const before = host.hearth;
if (before && !Array.isArray(before)) {
  console.warn(
    'Hearth: the script was loaded twice, from two addresses. The first one serves; remove the other.',
  );
} else {
  host.hearth = page;
  page.push(...(before ?? []));
  scan(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) scan(node);
  }).observe(document, { childList: true, subtree: true });
  // A visit that came by an invitation link is told to the community, whether or not a widget comes into view.
  if (new URLSearchParams(location.search).has('hearth_ref')) start().catch(() => {});
}
