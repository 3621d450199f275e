import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mendName, nameFlaw, NAME_LIMIT, tidyName } from './names.ts';

describe('names', () => {
  test('T132 are refused when they could deceive or cannot be seen', () => {
    for (const name of [
      'a\u202eb',
      'a\u200bb',
      'a\u0007b',
      'a\u2028b',
      '\u3164',
      '\u2800',
      'a\ufeffb',
      'a\ud800b',
      'a\u{e0041}b',
      'a\u200cb',
      'A\u200dda',
      'میخواهم\u200c',
    ]) {
      assert.equal(nameFlaw(name)?.reason, 'format', JSON.stringify(name));
    }
    assert.equal(nameFlaw('')?.reason, 'required');
    assert.deepEqual(nameFlaw('x'.repeat(51)), { reason: 'too-long', limit: 50 });
  });

  test('are accepted in the world’s scripts', () => {
    for (const name of [
      'Ada',
      'José Núñez',
      '李小龍',
      'محمد',
      'Зоя',
      'O’Neill',
      'र​ाम'.replace('\u200b', ''),
      '🦊 Fox',
      '👩🏽‍💻 Ada',
      'می\u200cخواهم',
      'क्\u200dष',
      'x'.repeat(50),
    ]) {
      assert.equal(nameFlaw(tidyName(name)), null, name);
    }
  });

  test('are tidied to NFC with single spaces', () => {
    assert.equal(tidyName('  Jose\u0301 \u00a0 N. '), 'José N.');
  });

  test('mended ones can always be used, and good ones are left alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const mended = mendName(name, 'Member');
        assert.equal(nameFlaw(mended), null);
        assert.ok(mended.length <= NAME_LIMIT);
        if (nameFlaw(tidyName(name)) === null) assert.equal(mended, tidyName(name));
      }),
    );
  });
});
