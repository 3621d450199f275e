import type { HearthComposer } from '../widgets/thread/acts/composer.ts';
import { inside, until } from './helpers.ts';
import { focused, showThread } from './thread.ts';

/** An open composer that holds `text`, with words of it selected: by default, the caret at its end. */
export async function write(
  place: HTMLElement,
  text = '',
  selected = '',
  view?: Parameters<typeof showThread>[1],
) {
  const shown = await showThread(place, view);
  const composer = await shown.compose('.write');
  await until(() => focused(composer)?.localName === 'textarea', 'the caret in the field');
  if (text) await shown.type(composer, text);
  const field = inside<HTMLTextAreaElement>(composer, 'textarea')!;
  const at = selected ? text.indexOf(selected) : text.length;
  field.setSelectionRange(at, at + selected.length);
  return { ...shown, composer, field };
}

/** Presses a key; `false`: it is not left to the browser. */
export const key = (target: Element, name: string, held: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true, ...held }),
  );

/** A button of the composer's toolbar. */
export const tool = (composer: HearthComposer, name: string): HTMLButtonElement =>
  inside<HTMLButtonElement>(composer, `.tools .${name}`)!;
