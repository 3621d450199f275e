import { askAhead, type Ahead } from './ahead.ts';
import { readTags } from './tags.ts';
import type { Community } from '@hearth/core/state';
import type { createRuntime, Extras, Identity, Runtime } from './runtime.ts';

/** What a page may ask of Hearth: `(window.hearth ??= []).push((h) => h.identify(getToken))`. */
export interface HearthPage {
  /** The major version of the script. */
  readonly version: string;
  /** Says who is signed in: a callback that gives the brand's signed token, or `null`. Call it again when that changes. */
  identify(identity: Identity | null): void;
  /** Looks for widgets, now and later, in a root that the page's document does not show: a shadow root of yours. */
  mount(root: Document | DocumentFragment | Element): void;
  /** The page's own community, for code that reads its stores. Rejects with a sentence when the script tag is wrong. */
  community(): Promise<Community>;
  /** Calls back at once. Before the script is here, `window.hearth` is an array that keeps the calls. */
  push(...calls: readonly ((page: HearthPage) => void)[]): void;
}

/** Brings the code that runs widgets. */
export type RuntimeCode = () => Promise<{ readonly createRuntime: typeof createRuntime }>;

export interface HearthOptions {
  readonly window: Window & typeof globalThis;
  /** The loader's own address. */
  readonly url: string;
  /** Each kind of widget with what defines its element. Without a prototype: pages name the kinds. */
  readonly widgets: Readonly<Record<string, () => Promise<Extras>>>;
  readonly runtime: RuntimeCode;
  /** Brings what only some pages need: places named by `data-hearth`, visits by an invitation link, the kinds that few pages have. */
  readonly extras: () => Promise<
    Required<Pick<Extras, 'mountIn' | 'arrive'>> & { readonly few: HearthOptions['widgets'] }
  >;
}

/** Attributes of mounts that a client-side router may change in place. */
const FOLLOWED = ['data-hearth', 'data-topic', 'data-poll', 'data-member', 'data-site'];

/** What a place asks for, known or not. */
const kindOf = ({ dataset, localName }: HTMLElement): string | undefined =>
  dataset['hearth'] ?? localName.split('hearth-')[1];

/** Finds the page's widgets, now and later, and loads each kind's code when one of them comes near the viewport. */
export function startHearth({ window, url, widgets, runtime, extras }: HearthOptions): void {
  const { document } = window;
  const host = window as unknown as { hearth?: Partial<HearthPage> | ((page: HearthPage) => void)[] };
  // An element with the id "hearth" is a property of the window, too.
  const before = host.hearth;
  if ((before as HearthPage | undefined)?.identify) {
    console.warn(`Hearth: loaded twice. Remove ${url}.`);
    return;
  }

  const selector = `[data-hearth],:not(:defined),${Object.keys(widgets)
    .map((kind) => `hearth-${kind}`)
    .join()}`;
  const tags = readTags(document, url);
  const ahead: Ahead = new Map();
  let identity: Identity | null = null;
  let running: Runtime | undefined;
  let failed = false;
  const run = async (): Promise<Runtime> => {
    const { createRuntime } = await runtime();
    return (running ??= createRuntime({ tags, url, identity: () => identity, ahead }));
  };

  const load = (element: HTMLElement): void => {
    waiting.unobserve(element);
    const kind = kindOf(element)!;
    const alone = !element.closest('hearth-community,[data-hearth=community]');
    // A count needs its topic's number, not its thread.
    if (alone && !running && !identity && kind !== 'count') askAhead(ahead, tags[0], url, element);
    Promise.all([
      run(),
      widgets[kind]?.() ?? extras().then(({ few }) => few[kind]?.()),
      element.dataset['hearth'] ? extras() : null,
    ]).then(
      ([loaded, code, more]) => loaded.take(element, kind, alone, { ...code, ...more }),
      (error: unknown) => fail(element, error),
    );
    // The first look into the browser's storage waits for the disk: better now than once there are comments to draw.
    try {
      window.localStorage.getItem('');
    } catch {
      // Where nothing may be kept, nothing is.
    }
  };

  /** A host page is never left with silence: words where the widget would be, and one console line that names the fix. */
  const fail = (element: Element, error: unknown): void => {
    if (!failed)
      console.error(
        `Hearth: code beside ${url} did not load. Check network and Content-Security-Policy.`,
        error,
      );
    failed = true;
    // A copy of a failed element brings its words along.
    if (element.querySelector(':scope>[role=alert]')) return;
    const note = document.createElement('p');
    note.role = 'alert';
    note.textContent = 'This did not load. Reload the page; your words are kept.';
    element.append(note);
  };

  const waiting = new window.IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        // What has no box of its own is never seen to intersect.
        if (isIntersecting || window.getComputedStyle(target).display === 'contents')
          load(target as HTMLElement);
        // Nor does WebKit tell when what was hidden is shown, if it is empty: a no-break space is enough.
        else if (!target.firstChild && !target.getClientRects()[0]) target.append('\xa0');
      }
    },
    { rootMargin: '600px' },
  );

  const scan = (root: ParentNode & Node): void => {
    const places = [...root.querySelectorAll<HTMLElement>(selector)];
    if ((root as Partial<Element>).matches?.(selector)) places.push(root as HTMLElement);
    for (const place of places) if (kindOf(place)) waiting.observe(place);
  };

  const changes = new window.MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'attributes' ? [target] : addedNodes)
        if (node.nodeType === 1) scan(node as Element);
  });

  const page: HearthPage = {
    version: '1',
    identify(next) {
      identity = next;
      running?.identified();
    },
    mount(root) {
      scan(root);
      changes.observe(root, { childList: true, subtree: true, attributeFilter: FOLLOWED });
    },
    community: async () => (await run()).community(),
    push(...calls) {
      for (const call of calls) {
        try {
          call(page);
        } catch (error) {
          console.error('Hearth: a push failed.', error);
        }
      }
    },
  };

  host.hearth = page;
  if (Array.isArray(before)) page.push(...before);
  page.mount(document);
  // A visit by an invitation link is told to the community, whether or not a widget comes into view.
  if (window.location.search.includes('hearth_ref'))
    extras()
      .then(({ arrive }) => arrive(page.community()))
      .catch(Boolean);
}
