import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dataScript, markup, safeAddress } from './markup.ts';
import { hostile } from './testing/content.ts';
import { parsed } from './testing/html.ts';

/** What of a text reaches a reader: characters that no document carries are replaced, and parsers see one kind of line end. */
const carried = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

test('what is put in stays text, in the middle and in attributes, whatever it is', () => {
  fc.assert(
    fc.property(hostile, hostile, (text, value) => {
      const html = markup`<p class="${value}">${text}</p>`.toString();
      const { tags, text: words } = parsed(html);
      assert.deepEqual(tags, [{ name: 'p', attributes: { class: carried(value) } }]);
      assert.equal(words, carried(text));
    }),
  );
});

test('templates nest, lists are joined, and nothing is drawn for nothing', () => {
  const items = ['a', '<'].map((text) => markup`<li>${text}</li>`);
  assert.equal(
    markup`<ul>${items}${null}${undefined}${0}</ul>`.toString(),
    '<ul><li>a</li><li>&lt;</li>0</ul>',
  );
});

test('a hole where a value could change what the markup means is refused, whatever the value', () => {
  const x = 'harmless';
  for (const make of [
    () => markup`<p class=${x}>`,
    () => markup`<p ${x}>`,
    () => markup`<${x}>`,
    () => markup`<p onclick="${x}">`,
    () => markup`<p style="color: ${x}">`,
    () => markup`<iframe srcdoc="${x}">`,
    () => markup`<script>${x}</script>`,
    () => markup`<style>${x}</style>`,
    () => markup`<p class="${markup`<b>`}">`,
  ])
    assert.throws(make, TypeError);
});

test('what looks like markup but was not made by a template is text', () => {
  const forged = { toString: () => '<img>' } as unknown as string;
  assert.equal(markup`${forged}`.toString(), '&lt;img&gt;');
});

test('JSON in a script comes out as it went in, and never ends the script', () => {
  fc.assert(
    fc.property(fc.jsonValue(), hostile, (value, text) => {
      const html = dataScript({ value, text }).toString();
      assert.equal(html.indexOf('<', 1), html.lastIndexOf('</script>'));
      const { tags, scripts } = parsed(html);
      assert.deepEqual(tags, [{ name: 'script', attributes: { type: 'application/ld+json' } }]);
      assert.deepEqual(JSON.parse(scripts[0]!), JSON.parse(JSON.stringify({ value, text })));
    }),
  );
});

test('links lead to the web and to mail, and nowhere else', () => {
  for (const href of ['https://a.example/?q=1#x', 'http://a.example', 'mailto:a@b.example'])
    assert.equal(safeAddress(href), href);
  for (const href of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//a.example',
    '/a',
    '',
  ])
    assert.equal(safeAddress(href), null);
});
