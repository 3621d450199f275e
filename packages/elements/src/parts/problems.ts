import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Messages } from '../locales/messages.ts';
import { errorNotice } from './error-view.ts';
import type { Forgotten, Problem } from './surroundings.ts';

const said = new Set<string>();

/** What to say where nobody brought a community. */
export const NO_COMMUNITY: Problem = {
  code: 'no-community',
  fix: 'Put it inside <hearth-community site="…">, or load the Hearth script with data-site="…".',
};

/** An attribute that a widget can't be without. */
export function forgotten(attribute: Forgotten, tag: string): Problem {
  const [ask, example] = HOW[attribute];
  return { code: 'missing-attribute', attribute, fix: `${ask} <${tag} ${attribute}="${example}">.` };
}
const HOW: Readonly<Record<Forgotten, readonly [ask: string, example: string]>> = {
  topic: ['Give it a topic, for example', '/blog/first-post'],
  poll: ['Name the poll:', '…'],
  gate: ['Name the gate:', 'workshop'],
};

/** One console line for a mistake of the page's maker, however many widgets it concerns. */
export function tell(fix: string, ...about: unknown[]): void {
  if (said.has(fix)) return;
  said.add(fix);
  console.error(`Hearth: ${fix}`, ...about);
}

/** A mistake of the page's maker: told in the console, and in words in the widget. */
export function problemView(element: Element, problem: Problem, t: Messages['common']): TemplateResult {
  tell(problem.fix, element);
  return problem.code === 'failed'
    ? errorNotice({ t, error: problem.error })
    : html`<div class="notice error" part="error" role="alert"><p>${t.setup(problem.fix)}</p></div>`;
}

/**
 * Why the backend could not be reached at first, told in the console. Answers the problem where only the page's maker can
 * mend it; everything else may pass, and the widget words it.
 */
export function sessionProblem(error: CommunityError): Problem | null {
  const { code, message } = error;
  if (code === 'unauthenticated' || code === 'aborted' || (code === 'offline' && !navigator.onLine))
    return null;
  tell(message, error);
  return code === 'not-found' || code === 'unsupported' || code === 'invalid'
    ? { code: 'no-community', fix: message }
    : null;
}
