import type { Tab } from './tab.ts';

/** Milliseconds until a page of comments must be there. */
const PATIENCE = 30_000;

/**
 * Does what a reader does who wants to see all: asks for more at the end of the list, and for further replies there, until
 * there is no more. Throws `Error` when the list then holds less than 99 of 100: some replies stay behind buttons further up.
 */
export async function loadAll(tab: Tab, comments: number): Promise<void> {
  const found = await tab.page.evaluate(async (patience) => {
    const root = document.querySelector('hearth-thread')!.shadowRoot!;
    const button = (): HTMLButtonElement | null =>
      root.querySelector('[data-do=next]') ?? root.querySelector('[data-do=more-replies]');
    const last = (): HTMLElement | null => root.querySelector('ol.list > li:last-child');
    const loaded = (): string => `${last()?.dataset['id']} ${last()?.ariaSetSize}`;
    for (let next = button(); next; next = button()) {
      const before = loaded();
      next.click();
      const deadline = performance.now() + patience;
      while (loaded() === before || root.querySelector<HTMLButtonElement>('[data-do=next]')?.disabled) {
        if (performance.now() > deadline) throw new Error(`No more comments came after ${before}.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    return Number(last()?.ariaSetSize ?? 0) || root.querySelectorAll('ol.list > li').length;
  }, PATIENCE);
  if (found < comments * 0.99 || found > comments)
    throw new Error(`The list holds ${found} comments of ${comments}.`);
}

/** What scrolling through all of a page costs. */
export interface Scrolled {
  /** Elements, texts and all in the widget's tree, at most. */
  readonly nodes: number;
  /** Milliseconds of main-thread CPU in the dearest step: no task in it can have taken more. */
  readonly most: number;
  /** The same, of all steps on average. */
  readonly mean: number;
  /** Steps after which there was nothing to read in the middle of the screen. */
  readonly empty: number;
}

/** Goes through the page in so many steps: a tenth of them leap to another tenth of it, the others go on by most of a screen. */
export async function scrollThrough(tab: Tab, steps: number): Promise<Scrolled> {
  const costs: number[] = [];
  let nodes = 0;
  let empty = 0;
  for (let step = 0; step < steps; step++) {
    const before = await tab.cpu();
    await tab.page.evaluate(scrollOn, step % 10 ? null : step / steps);
    costs.push((await tab.cpu()) - before);
    const found = await tab.page.evaluate(lookAround);
    nodes = Math.max(nodes, found.nodes);
    if (!found.words) empty++;
  }
  return { nodes, empty, most: Math.max(...costs), mean: costs.reduce((sum, cost) => sum + cost) / steps };
}

/** In the page: scrolls, to a part of it or on, and waits until that is drawn. */
async function scrollOn(part: number | null): Promise<void> {
  const page = document.scrollingElement!;
  if (part === null) page.scrollTop += innerHeight * 0.8;
  else page.scrollTop = page.scrollHeight * part;
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** In the page: what is there now. */
function lookAround(): { nodes: number; words: boolean } {
  const root = document.querySelector('hearth-thread')!.shadowRoot!;
  const nodesIn = (node: Node): number => [...node.childNodes].reduce((sum, each) => sum + nodesIn(each), 1);
  // Not at one point alone, which may lie between two rows.
  const words = [0.4, 0.5, 0.6].some((part) =>
    root.elementFromPoint(innerWidth / 2, innerHeight * part)?.closest('li'),
  );
  return { nodes: nodesIn(root), words };
}
