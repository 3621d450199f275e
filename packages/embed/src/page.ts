import { askAhead, type Ahead } from './ahead.ts';
import { fail, failToLoad } from './failure.ts';
import { mountIn } from './mounts.ts';
import { readSettings } from './settings.ts';
import type { Community } from '@hearth/core/state';
import type { createRuntime, Identity, Runtime } from './runtime.ts';

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
  /** Each kind of widget with what defines its element. */
  readonly widgets: Readonly<Record<string, () => Promise<unknown>>>;
  readonly runtime: RuntimeCode;
}

const VERSION = '1';
/** How far below the fold a widget's code is fetched. */
const NEAR = '600px';
/** Attributes of mounts that a client-side router may change in place. */
const FOLLOWED = ['hearth', 'topic', 'poll', 'member', 'site'].map((name) => `data-${name}`);

/** Finds the page's widgets, now and later, and loads each kind's code when one of them comes near the viewport. */
export function startHearth({ window, url, widgets, runtime }: HearthOptions): void {
  const { document } = window;
  const host = window as unknown as { hearth?: Partial<HearthPage> | ((page: HearthPage) => void)[] };
  const before = host.hearth;
  const isQueue = Array.isArray(before);
  if (!isQueue && before?.version) {
    // An element with the id "hearth" has no version, and is no reason to stop.
    console.warn(
      'Hearth: the script was loaded twice, from two addresses. The first one serves; remove the other.',
    );
    return;
  }

  const kinds = Object.keys(widgets);
  // An unknown name is only worth a word while nobody has defined it.
  const selector = `[data-hearth],:not(:defined),${kinds.map((kind) => `hearth-${kind}`).join()}`;
  const settings = readSettings(document, url);
  const ahead: Ahead = new Map();
  let identity: Identity | null = null;
  let running: Runtime | undefined;
  const run = async (): Promise<Runtime> => {
    const { createRuntime } = await runtime();
    return (running ??= createRuntime({ settings, identity: () => identity, ahead }));
  };

  const unknown = (element: Element, name: string): void =>
    fail(element, `"${name}" is not a widget. Use one of: ${kinds.join(', ')}.`);

  const load = (element: Element): void => {
    waiting.unobserve(element);
    const kind = element.localName.slice(7);
    const code = Object.hasOwn(widgets, kind) && widgets[kind];
    if (!code) return element.matches(':defined') ? undefined : unknown(element, element.localName);
    const provider = element.closest('hearth-community');
    if (provider && provider !== element) load(provider);
    if (!provider && !running && !identity) askAhead(ahead, settings[0]!, kind, element);
    Promise.all([run(), code()]).then(
      ([loaded]) => void (provider || loaded.community()),
      (error: unknown) => failToLoad(element, url, error),
    );
  };

  const waiting = new window.IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        // What has no box of its own is never seen to intersect.
        if (isIntersecting || window.getComputedStyle(target).display === 'contents') load(target);
    },
    { rootMargin: NEAR },
  );

  const scan = (root: ParentNode & Node): void => {
    const places = [...root.querySelectorAll<HTMLElement>(selector)];
    if ('matches' in root && (root as HTMLElement).matches(selector)) places.push(root as HTMLElement);
    for (const place of places) {
      const kind = place.dataset['hearth'];
      if (kind === undefined) {
        if (place.localName.startsWith('hearth-')) waiting.observe(place);
      } else if (Object.hasOwn(widgets, kind)) waiting.observe(mountIn(place));
      else unknown(place, kind);
    }
  };

  const changes = new window.MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'attributes' ? [target] : addedNodes)
        if (node.nodeType === 1) scan(node as Element);
  });

  const page: HearthPage = {
    version: VERSION,
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
          console.error('Hearth: a function given to window.hearth.push failed.', error);
        }
      }
    },
  };

  host.hearth = page;
  if (isQueue) page.push(...before);
  page.mount(document);
  // A visit by an invitation link is told to the community, whether or not a widget comes into view.
  if (/[?&]hearth_ref=/.test(window.location.search)) page.community().catch(() => {});
}
