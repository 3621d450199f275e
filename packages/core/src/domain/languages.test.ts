import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf } from './direction.ts';
import { languageOf, LANGUAGES } from './languages.ts';

test('a tag asks for its language, whatever its region, and for English where we have none', () => {
  for (const language of LANGUAGES) assert.equal(languageOf(language), language);
  assert.equal(languageOf('pt-BR'), 'pt');
  assert.equal(languageOf('DE_at'), 'de');
  assert.equal(languageOf('sv'), 'en');
  assert.equal(languageOf('porridge'), 'en');
  assert.equal(languageOf(''), 'en');
});

test('Norwegian is found by each of its names', () => {
  assert.deepEqual(['no', 'nb-NO', 'nn'].map(languageOf), ['nb', 'nb', 'nb']);
});

test('some languages are written from right to left', () => {
  assert.deepEqual(['ar-EG', 'he', 'ku-Arab', 'ku', 'arn', 'en'].map(directionOf), [
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});
