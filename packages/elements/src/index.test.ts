import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRelative } from './locales/format.ts';
import { registerLocale } from './locales/languages.ts';
import { speech } from './locales/load.ts';
import { de } from './locales/de.ts';
import { hueOf, initials } from './parts/avatar.ts';
import { permalinkTarget } from './widgets/thread/acts/permalink-target.ts';
import { permalink } from './widgets/thread/permalink.ts';

test('everything imports without a DOM, definitions too', async () => {
  assert.equal(typeof document, 'undefined');
  const elements = await import('./index.ts');
  await import('./widgets/thread/define.ts');
  await import('./widgets/community/define.ts');
  await import('./states.ts');
  assert.equal(typeof elements.HearthThread, 'function');
});

test('T56 a language is found by its exact tag, then by its language, then English serves', async () => {
  const austrian = { ...de, thread: { ...de.thread, title: 'Debatte' } };
  registerLocale('de-AT', async () => austrian);
  assert.equal((await speech('de-AT')).words?.thread.title, 'Debatte');
  assert.equal((await speech('de-CH')).words?.thread.title, 'Kommentare');
  assert.deepEqual(speech('en-GB'), { locale: 'en-GB', dir: 'ltr', words: null });
  assert.deepEqual(speech('xx'), { locale: 'en', dir: 'ltr', words: null });
});

test('a language whose file does not load falls back to English, and is tried again', async () => {
  let tries = 0;
  registerLocale('qq', async () => {
    if (tries++ === 0) throw new Error('offline');
    return de;
  });
  assert.equal((await speech('qq')).locale, 'en');
  assert.equal((await speech('qq')).words, de);
});

test('T56 right-to-left languages say so', async () => {
  registerLocale('he', async () => de);
  assert.equal((await speech('he-IL')).dir, 'rtl');
});

test('relative times use the largest full unit', () => {
  const now = Date.UTC(2026, 0, 10);
  const ago = (ms: number): string => formatRelative('en', now - ms, now);
  assert.equal(ago(0), 'now');
  assert.equal(ago(59_999), 'now');
  assert.equal(ago(60_000), '1 minute ago');
  assert.equal(ago(119_999), '1 minute ago');
  assert.equal(ago(86_400_000), '1 day ago');
  assert.equal(ago(400 * 86_400_000), '1 year ago');
  // Seen on the brand's page in November, of a poll that closes on 10 January: "closes next month".
  assert.equal(formatRelative('en', now + 45 * 86_400_000, now), 'in 1 month');
  assert.equal(formatRelative('de', now + 45 * 86_400_000, now), 'in 1 Monat');
  assert.equal(formatRelative('de', now, now), 'jetzt');
  assert.equal(formatRelative('de', now - 3 * 3_600_000, now), 'vor 3 Stunden');
});

test('initials are whole letters of the first and last word', () => {
  assert.equal(initials('Ada Lund'), 'AL');
  assert.equal(initials('ada'), 'A');
  assert.equal(initials('  Maria  del Mar '), 'MM');
  assert.equal(initials('𝒜da'), '𝒜');
  assert.equal(initials(''), '?');
});

test('a member keeps their colour', () => {
  assert.equal(hueOf('m-ada'), hueOf('m-ada'));
  assert.ok(new Set(Array.from({ length: 50 }, (_, n) => hueOf(`m-${n}`))).size > 3);
});

test('permalinks survive ids of any kind, and nothing else is taken for one', () => {
  for (const id of ['0190-a', 'a b', 'ä/?#']) assert.equal(permalinkTarget(permalink(id)), id);
  for (const hash of ['', '#', '#other', '#hearth-comment-', '#hearth-comment-%E0%A4%A'])
    assert.equal(permalinkTarget(hash), null);
});
