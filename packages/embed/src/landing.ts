/**
 * The landing helper, for pages that invitations lead to: `/1/landing.js`, a file of its own, before `hearth.js`.
 *
 *   <script type="module" src="…/1/landing.js" data-domains="shop.example" data-keep="/hearth-ref"></script>
 *
 * Until the visitor agrees, a click stays in the address and in memory, goes along when they follow a link, and is stored nowhere.
 * Your consent banner says `(window.hearthLanding ??= []).push((landing) => landing.consent(true))`.
 */
import { choose, endOf, PARAMETER, readClick } from './landing/clicks.ts';
import { keepIn } from './landing/keep.ts';
import { goAlong, goesTo, withClick } from './landing/links.ts';

/** What a page may ask of the landing helper. */
interface HearthLanding {
  /** The visitor agrees to the click being kept on this domain, or no longer does. */
  consent(given: boolean): void;
  /** An address with the click in it, for code that leads elsewhere; as it is where the click may not go, or where there is none. */
  decorate(address: string): string;
  /** Calls back at once. Before the helper is here, `window.hearthLanding` is an array that keeps the calls. */
  push(...calls: readonly ((landing: HearthLanding) => void)[]): void;
}

/** Told by `hearth.js` once it has a click in its memory, and when it was decided. */
const ARRIVED = 'hearth-arrived';

function startLanding(window: Window & typeof globalThis, url: string): void {
  const { document, location, history } = window;
  const page = window as unknown as {
    hearthLanding?: Partial<HearthLanding> | ((landing: HearthLanding) => void)[];
  };
  const before = page.hearthLanding;
  if ((before as HearthLanding | undefined)?.consent) return;
  const tag = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].find(({ src }) => src === url);
  const { domains = '', keep: path, consent } = tag?.dataset ?? {};
  const own = domains.split(/[\s,]+/).filter(Boolean);
  const keep = keepIn(window, path);

  const held = keep.read();
  const fresh = new URLSearchParams(location.search).get(PARAMETER);
  let click = choose(held, fresh, Date.now());
  /** What is kept says that the visitor agreed. */
  let agreed = held !== null || consent === 'given';
  let arrived = false;

  const address = (value: string | null): void => {
    const next = new URL(location.href);
    if (value === null) next.searchParams.delete(PARAMETER);
    else next.searchParams.set(PARAMETER, value);
    if (next.href !== location.href) history.replaceState(history.state, '', next);
  };
  /** Where `hearth.js` looks, and whoever reloads; but not longer than needed, or it would be passed on with the address. */
  const settle = (): void => {
    if (agreed && click !== held) keep.write(click);
    address(agreed && arrived ? null : click);
  };

  const along = (next: URL): string | null => {
    const said = readClick(click);
    const may = click && said && Date.now() <= endOf(said) && goesTo(next, location, own, !agreed);
    return may ? withClick(next, click!) : null;
  };

  const landing: HearthLanding = {
    consent(given) {
      if (given === agreed) return;
      agreed = given;
      if (!given) keep.write(null);
      else if (click) keep.write(click);
      address(agreed && arrived ? null : click);
    },
    decorate: (to) => (URL.canParse(to, location.href) && along(new URL(to, location.href))) || to,
    push(...calls) {
      for (const call of calls)
        try {
          call(landing);
        } catch (error) {
          console.error('Hearth: a function given to the landing helper failed.', error);
        }
    },
  };

  window.addEventListener(ARRIVED, (event) => {
    const { decided } = (event as CustomEvent<{ readonly decided: boolean }>).detail;
    arrived = true;
    if (decided) {
      // It has done what it was for.
      click = null;
      if (agreed) keep.write(null);
    }
    address(agreed || decided ? null : click);
  });

  settle();
  goAlong(window, along);
  page.hearthLanding = landing;
  if (Array.isArray(before)) landing.push(...before);
}

startLanding(window, import.meta.url);
