import { atom } from '@hearth/core/state';
import type { Community } from '@hearth/core/state';
import type { CommunityRequest } from '../parts/find-community.ts';
import type { HearthElement } from '../parts/hearth-element.ts';
import type { Surroundings } from '../parts/surroundings.ts';
import type { Theme } from '../theme/tokens.ts';

/** One state of one widget, to be drawn without a backend: for accessibility tests, screenshots and docs. */
export interface WidgetState {
  /** In plain words: "held, as staff sees it". */
  readonly name: string;
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** HTML structure inside the tag, made by DOM calls. */
  readonly fill?: (element: HTMLElement) => void;
  /** Made anew for each drawing; `null`: the page has none. */
  readonly community: (locale: string) => Community | null;
  /** Brings the widget into its state once it is drawn, as a member would: opens, types, presses. */
  readonly act?: (element: HTMLElement) => Promise<void> | void;
  /** What must be there in the shadow root before the state is complete; for what loads with its first use. */
  readonly shows?: string;
  /** Never becomes ready: what is shown while waiting. */
  readonly waits?: true;
}

interface Look {
  readonly locale?: string;
  readonly theme?: Theme;
  readonly dir?: 'ltr' | 'rtl';
}

/** Draws a state into `parent`; resolves when it is there. */
export async function mountState(
  state: WidgetState,
  parent: Element,
  { locale = 'en', theme, dir }: Look = {},
): Promise<HTMLElement> {
  if (!customElements.get(state.tag)) throw new Error(`<${state.tag}> is not defined: import its define.ts.`);
  const surroundings = atom<Surroundings>({
    community: state.community(locale),
    problem: null,
    theme: theme ?? null,
  });
  const provider = document.createElement('div');
  provider.addEventListener('hearth-community-request', (event) => {
    event.stopPropagation();
    (event as CommunityRequest).answer = surroundings;
  });
  const element = document.createElement(state.tag) as HearthElement;
  for (const [name, value] of Object.entries(state.attributes ?? {})) element.setAttribute(name, value);
  if (dir) element.setAttribute('dir', dir);
  if (locale) element.setAttribute('locale', locale);
  state.fill?.(element);
  provider.append(element);
  parent.append(provider);
  if (!state.waits) await element.ready;
  await element.updateComplete;
  await state.act?.(element);
  if (state.shows) await shown(element, state.shows);
  await element.updateComplete;
  return element;
}

/** Waits up to eight seconds until a widget has drawn what `selector` finds, and that is drawn itself. */
export async function shown(element: HTMLElement, selector: string): Promise<HTMLElement> {
  for (const end = performance.now() + 8000; performance.now() < end;) {
    const found = element.shadowRoot?.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(
      selector,
    );
    await found?.updateComplete;
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`<${element.localName}> never showed ${selector}.`);
}
