import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { likenessOf, looksLikeOneOf, looksReserved, namePolicyProblems } from './likeness.ts';

describe('the likeness of a name', () => {
  test('T130 is that of whom it could be taken for', () => {
    for (const other of [
      'noor haddad',
      'NOOR HADDAD',
      'Noor  Haddad',
      'NoorHaddad',
      'Noor Haddad ✓',
      '🛡️ Noor Haddad',
      'Nооr Наddаd', // Cyrillic о, Н, а
      'Νοοr Haddad', // Greek Ν, ο
      'Ｎｏｏｒ　Ｈａｄｄａｄ',
      '𝐍𝐨𝐨𝐫 𝓗𝓪𝓭𝓭𝓪𝓭',
      'N00r Hadd4d',
      'Nöör Háddad',
      'No\u200bor Had\u00addad',
      'N.o.o.r_Haddad',
      '(Noor Haddad)',
    ])
      assert.equal(likenessOf(other), likenessOf('Noor Haddad'), other);
    assert.equal(likenessOf('Bill lngram'), likenessOf('BiII Ingram'));
    assert.equal(likenessOf('Arne Kamrn'), likenessOf('Arne Kamm'));
  });

  test('differs for other names, also where marks are letters', () => {
    for (const [one, other] of [
      ['Noor Haddad', 'Noor Hadad'],
      ['Noor', 'Moor'],
      ['Anna', 'Hanna'],
      ['राम', 'रमा'],
      ['李小龍', '李大龍'],
      ['がき', 'かき'],
    ] as const)
      assert.notEqual(likenessOf(one), likenessOf(other), `${one}, ${other}`);
    assert.equal(likenessOf('🦊 ✨'), '');
    assert.equal(looksLikeOneOf('🦊', ['✨']), false);
  });

  test('does not hang on capitals, spaces or the form of normalisation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (name) => {
        const likeness = likenessOf(name);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          assert.equal(likenessOf(` ${name.normalize(form)} `), likeness);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z ]{1,50}$/), (name) =>
        assert.equal(likenessOf(name.toUpperCase()), likenessOf(name.toLowerCase())),
      ),
    );
  });
});

test('T131 reserved names are refused whole, or with what stands beside them', () => {
  const reserved = ['Support', 'Acme*', '*Official*'];
  for (const name of ['support', 'Suppоrt', '5upport', 'Acme', 'ACME Help', 'The Official Ada', 'Official'])
    assert.equal(looksReserved(name, reserved), true, name);
  for (const name of ['Supporter Ada', 'Ada Support', 'My Acme', 'Ada'])
    assert.equal(looksReserved(name, reserved), false, name);
  assert.deepEqual(
    namePolicyProblems({ reserved: ['Ada', '*', '✨*'] }).map(({ field }) => field),
    ['reserved.1', 'reserved.2'],
  );
});
