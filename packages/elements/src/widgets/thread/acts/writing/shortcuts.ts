import type { Messages } from '../../../../locales/messages.ts';
import { FORMATS } from './format.ts';
import type { Format } from './format.ts';

/**
 * `key`: what stands on the key, wherever that is; `code`: the key's place, where layouts disagree on what Shift makes of it.
 * The same as on GitHub, so that many know them.
 */
interface Shortcut {
  readonly key: string;
  readonly code?: string;
}

const SHORTCUTS: Readonly<Record<Format, Shortcut>> = {
  bold: { key: 'b' },
  italic: { key: 'i' },
  link: { key: 'k' },
  quote: { key: '.', code: 'Period' },
  code: { key: 'e' },
  list: { key: '8', code: 'Digit8' },
};

/** Where commands are given with ⌘; there, Ctrl+B moves the caret. */
const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform);

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'
>;

/** What somebody asks for by keys. */
export function formatOf(event: Pressed, mac = isMac()): Format | null {
  const { ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
  const command = mac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (!command || altKey || isComposing) return null;
  const asked = ({ key, code }: Shortcut): boolean =>
    code ? shiftKey && event.code === code : !shiftKey && event.key.toLowerCase() === key;
  return FORMATS.find((kind) => asked(SHORTCUTS[kind])) ?? null;
}

/** How the keys are called: "Ctrl+Shift+8", "⇧⌘8". */
export function keysOf(kind: Format, { ctrl, shift }: Messages['acting']['tools'], mac = isMac()): string {
  const { key, code } = SHORTCUTS[kind];
  const name = key.toUpperCase();
  return mac ? `${code ? '⇧' : ''}⌘${name}` : [ctrl, ...(code ? [shift] : []), name].join('+');
}

/** The same in the form that `aria-keyshortcuts` wants. */
export const ariaKeysOf = (kind: Format, mac = isMac()): string => {
  const { key, code } = SHORTCUTS[kind];
  return `${mac ? 'Meta' : 'Control'}+${code ? 'Shift+' : ''}${key.toUpperCase()}`;
};
