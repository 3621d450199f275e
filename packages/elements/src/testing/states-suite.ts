import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { mountState } from '../fakes/state.ts';
import type { WidgetState } from '../fakes/state.ts';
import { stage } from './helpers.ts';

/** The global that axe-core's browser build leaves. */
interface Axe {
  run(this: void, context: Element, options: RunOptions): Promise<AxeResults>;
}

/** Each theme, direction and language once; two runs per state keep the slowest engine within its time. */
const LOOKS = [
  { theme: 'light', dir: 'ltr', locale: 'en' },
  { theme: 'dark', dir: 'rtl', locale: 'de' },
] as const;

/** Whether this engine can show forced colours, which are then on or off. */
const forceColors = (on: boolean): Promise<boolean> =>
  executeServerCommand<boolean, boolean>('any-forced-colors', on);

/** Regions and headings are the page's business. */
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'heading-order': { enabled: false },
  },
};

/** Every state of a widget: axe finds nothing, in forced colours neither, and nothing is wider than its place, at three widths: a phone's, and the narrowest that WCAG's Reflow asks for. */
export function testStates(states: readonly WidgetState[]): void {
  const { axe } = window as unknown as { readonly axe: Axe };
  const page = document.documentElement;
  const logged = console.error;
  let place: ReturnType<typeof stage>;

  beforeEach(() => {
    place = stage();
    console.error = () => undefined; // some states are about what the page's maker forgot
  });
  afterEach(() => {
    place.clear();
    console.error = logged;
    page.style.removeProperty('background');
    page.style.removeProperty('color');
  });

  async function findsNothing(): Promise<void> {
    const { violations } = await axe.run(place.element, OPTIONS);
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join('; ')}`,
    );
    if (found.length) throw new Error(found.join('\n'));
  }

  it('T51 forced colours are looked at where the engine can show them', async () => {
    const shown = await forceColors(true);
    await forceColors(false);
    if (shown !== /Chrom/.test(navigator.userAgent)) throw new Error(`shown: ${shown}`);
  });

  for (const state of states) {
    for (const look of LOOKS) {
      it(`T51 <${state.tag}>, ${state.name}: has no accessibility fault in ${Object.values(look).join(' ')}`, async function () {
        this.timeout(20_000);
        const dark = look.theme === 'dark';
        page.style.setProperty('background', dark ? '#191714' : '#fff');
        page.style.setProperty('color', dark ? '#f1ede7' : '#1b1916');
        await mountState(state, place.element, look);
        await findsNothing();
        if (!dark && (await forceColors(true))) {
          try {
            if (!matchMedia('(forced-colors: active)').matches) throw new Error('no forced colours');
            await findsNothing();
          } finally {
            await forceColors(false);
          }
        }
        for (const width of ['100%', '360px', '320px']) {
          place.element.style.setProperty('inline-size', width);
          expect(place.element.scrollWidth, width).to.be.at.most(place.element.clientWidth);
        }
      });
    }
  }
}
