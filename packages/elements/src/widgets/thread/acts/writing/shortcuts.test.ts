import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acting } from '../../../../locales/en/acting.ts';
import { FORMATS } from './format.ts';
import { ariaKeysOf, formatOf, keysOf } from './shortcuts.ts';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}): Parameters<typeof formatOf>[0] => ({
  key,
  code: '',
  ctrlKey: true,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});

test('letters go by what stands on the key, signs by where the key is', () => {
  assert.equal(formatOf(pressed('b'), false), 'bold');
  assert.equal(formatOf(pressed('B'), false), 'bold', 'with caps lock');
  assert.equal(formatOf(pressed('(', { shiftKey: true, code: 'Digit8' }), false), 'list', 'German keys');
  assert.equal(formatOf(pressed('>', { shiftKey: true, code: 'Period' }), false), 'quote');
});

test('a Mac gives commands with ⌘, others with Ctrl', () => {
  const meta = { ctrlKey: false, metaKey: true };
  assert.equal(formatOf(pressed('k', meta), true), 'link');
  assert.equal(formatOf(pressed('k'), true), null);
  assert.equal(formatOf(pressed('k', meta), false), null);
});

test('AltGr, words that are being composed and keys of the browser are left alone', () => {
  assert.equal(formatOf(pressed('e', { altKey: true }), false), null);
  assert.equal(formatOf(pressed('e', { isComposing: true }), false), null);
  assert.equal(formatOf(pressed('i', { shiftKey: true }), false), null, 'developer tools');
  assert.equal(formatOf(pressed('8', { code: 'Digit8' }), false), null, 'the eighth tab');
});

test('every tool tells its keys', () => {
  const told = (mac: boolean): string => FORMATS.map((kind) => keysOf(kind, acting.tools, mac)).join(' ');
  assert.equal(told(false), 'Ctrl+B Ctrl+I Ctrl+K Ctrl+Shift+. Ctrl+E Ctrl+Shift+8');
  assert.equal(told(true), '⌘B ⌘I ⌘K ⇧⌘. ⌘E ⇧⌘8');
  assert.equal(ariaKeysOf('list', false), 'Control+Shift+8');
  assert.equal(ariaKeysOf('bold', true), 'Meta+B');
});
