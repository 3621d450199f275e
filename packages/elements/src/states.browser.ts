import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import * as all from './states.ts';
import type { WidgetState } from './states.ts';
import { stage } from './testing/helpers.ts';
import './widgets/thread/define.ts';

declare global {
  interface Window {
    axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
  }
}

const looks = [
  { theme: 'light', dir: 'ltr', locale: 'en' },
  { theme: 'dark', dir: 'ltr', locale: 'de' },
  { theme: 'light', dir: 'rtl', locale: 'de' },
  { theme: 'dark', dir: 'rtl', locale: 'en' },
] as const;
const states = Object.values(all).flatMap((value) =>
  Array.isArray(value) ? (value as readonly WidgetState[]) : [],
);

/** Regions and headings are the page's business. */
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'heading-order': { enabled: false },
  },
};

for (const state of states) {
  describe(`<${state.tag}>, ${state.name}`, () => {
    for (const look of looks) {
      it(`has no accessibility fault in ${Object.values(look).join(' ')}`, async function () {
        this.timeout(20_000);
        const { element: place, clear } = stage();
        const page = document.documentElement;
        page.style.setProperty('background', look.theme === 'dark' ? '#191714' : '#fff');
        const logged = console.error;
        console.error = () => undefined; // the state "no topic" says how to mend it
        try {
          await all.mountState(state, place, look);
          const { violations } = await window.axe.run(place, OPTIONS);
          const found = violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join('; ')}`,
          );
          expect(found).to.deep.equal([]);
          expect(place.scrollWidth, 'wider than its place').to.be.at.most(place.clientWidth);
        } finally {
          console.error = logged;
          page.style.removeProperty('background');
          clear();
        }
      });
    }
  });
}
