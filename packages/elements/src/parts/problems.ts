import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { common } from '../locales/en/common.ts';
import type { Messages } from '../locales/messages.ts';
import { errorNotice } from './error-view.ts';
import type { Problem } from './registry.ts';

const said = new WeakMap<Element, string>();

/** What to say where nobody brought a community. */
export const NO_COMMUNITY: Problem = {
  code: 'no-community',
  fix: 'Put it inside <hearth-community site="…">, or load the Hearth script with data-site="…".',
};

/**
 * A mistake of the page's maker: one line in the console that names the fix, and words in the widget.
 *
 * @param words `undefined`: English
 */
export function problemView(
  element: Element,
  problem: Problem,
  words: Messages['common'] | undefined,
): TemplateResult {
  const t = words ?? common;
  if (said.get(element) !== problem.fix) {
    said.set(element, problem.fix);
    console.error(`Hearth: <${element.localName}> ${problem.code}. ${problem.fix}`);
  }
  return problem.code === 'failed'
    ? errorNotice({ t, error: problem.error })
    : html`<div class="notice error" part="error" role="alert"><p>${t.setup(problem.fix)}</p></div>`;
}
