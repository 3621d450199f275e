import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { claimState, preferredClick, withClick, withinWindow } from './attribution.ts';
import { encodeCode, normaliseCode } from './code.ts';
import { formatCode } from './format-code.ts';
import { landsOn, validateProgramme } from './definition.ts';
import { firstName } from './name.ts';

const DAY = 86_400_000;

test('writes five bytes as eight characters of Crockford base32', () => {
  assert.equal(encodeCode(Uint8Array.of(0, 0, 0, 0, 0)), '00000000');
  assert.equal(encodeCode(Uint8Array.of(255, 255, 255, 255, 255)), 'ZZZZZZZZ');
  assert.equal(encodeCode(Uint8Array.of(0, 0, 0, 0, 33)), '00000011');
});

test('R23 reads a code as people write it: lower case, hyphens, spaces, I and L for 1, O for 0', () => {
  assert.equal(normaliseCode(' abcd-ef10 '), 'ABCDEF10');
  assert.equal(normaliseCode('ABCD EFIO'), 'ABCDEF10');
  assert.equal(normaliseCode('abcd–eflo'), 'ABCDEF10');
});

test('refuses what is no code', () => {
  for (const text of ['', 'ABCD-EF1', 'ABCD-EF100', 'ABCD-EFU0', 'ABCD-EF1é', '😀😀😀😀'])
    assert.equal(normaliseCode(text), null, text);
});

test('law: a code survives being shown and typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
      const code = encodeCode(bytes);
      assert.equal(normaliseCode(formatCode(code).toLowerCase()), code);
    }),
  );
});

test('counts joining up to exactly 30 days after the click and not a millisecond later', () => {
  assert.equal(withinWindow(1_000, 1_000, 30), true);
  assert.equal(withinWindow(1_000, 1_000 + 30 * DAY, 30), true);
  assert.equal(withinWindow(1_000, 1_001 + 30 * DAY, 30), false);
  assert.equal(withinWindow(1_000, 1_000 + 31 * DAY, 30), false);
});

const claim = (friend: string, createdAt: number, now: number) =>
  claimState({ clickedAt: 100 }, { windowDays: 30 }, 'ann', { id: friend, createdAt }, now);

test('binds a friend who joined after the click, in time', () => {
  assert.deepEqual(claim('ben', 100, 200), { state: 'joined' });
  assert.deepEqual(claim('ben', 150, 100 + 30 * DAY), { state: 'joined' });
});

test('says why not: oneself, a member before, too late', () => {
  assert.deepEqual(claim('ann', 150, 200), { state: 'ineligible', reason: 'self' });
  assert.deepEqual(claim('ben', 99, 200), { state: 'ineligible', reason: 'already-member' });
  assert.deepEqual(claim('ben', 150, 101 + 30 * DAY), { state: 'ineligible', reason: 'late' });
});

test('prefers the later click, or the earlier under first touch, whichever was seen first', () => {
  const [early, late] = [{ clickedAt: 1 }, { clickedAt: 2 }];
  assert.equal(preferredClick('last', early, late), late);
  assert.equal(preferredClick('last', late, early), late);
  assert.equal(preferredClick('first', late, early), early);
});

test('adds the click to the landing address, before its fragment', () => {
  assert.equal(withClick('/join', 'a.b'), '/join?hearth_ref=a.b');
  assert.equal(withClick('/join?x=1#top', 'a.b'), '/join?x=1&hearth_ref=a.b#top');
  assert.equal(withClick('https://acme.example/', 'a.b'), 'https://acme.example/?hearth_ref=a.b');
});

test('R26 lands on a path or on an origin of the site, and nowhere else', () => {
  const origins = ['https://acme.example', 'http://localhost:*'];
  for (const good of ['/', '/join?a=b#c', 'https://acme.example/x', 'http://localhost:18080/'])
    assert.equal(landsOn(good, origins), true, good);
  for (const bad of [
    '',
    'join',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'https://acme.example.evil.example',
    'https://acme.example@evil.example',
    'javascript:alert(1)',
    'http://localhost.evil.example:80/',
  ]) {
    assert.equal(landsOn(bad, origins), false, bad);
  }
});

test('refuses a programme without a sane window', () => {
  const programme = {
    id: 'p',
    name: 'P',
    description: '',
    reward: { type: 'access', label: 'A' },
    friendReward: null,
    landing: '/',
    windowDays: 0,
    touch: 'last',
    terms: '',
    message: '',
  } as const;
  assert.deepEqual(
    validateProgramme(programme, []).map(({ field }) => field),
    ['windowDays'],
  );
});

test('tells a first name only, and nothing of a mail address but what is before the @', () => {
  assert.equal(firstName('  Ann-Kathrin  Müller '), 'Ann-Kathrin');
  assert.equal(firstName('ann@acme.example'), 'ann');
  assert.equal(firstName('Zoe\u0308 Lee'), 'Zo\u00eb');
  assert.equal(firstName('李小龍'), '李小龍');
  assert.equal([...firstName('🙂'.repeat(99))].length, 40);
});
