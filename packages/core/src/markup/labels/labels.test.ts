import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../domain/languages.ts';
import { labelsFor } from './labels.ts';

test('each language counts, whatever the count', () => {
  for (const language of LANGUAGES) {
    const t = labelsFor(language);
    assert.equal(t.lang, language);
    for (const count of [0, 1, 2, 3, 11, 100, 1_000_000])
      for (const say of [t.count, t.moreReplies, t.reviewCount, t.helpful])
        assert.match(say(count), /^[^#]+$/, `${language} ${count}`);
  }
});

test('millions take "de" where the language wants it', () => {
  assert.equal(labelsFor('es').count(1_000_000), '1.000.000 de comentarios');
  assert.match(labelsFor('fr').count(1_000_000), /^1\s000\s000 de commentaires$/);
  assert.equal(labelsFor('pt').count(1_000_000), '1.000.000 de comentários');
});
