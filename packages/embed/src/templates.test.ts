import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSync } from 'vite';
import { compileTemplate, compileTemplates } from '../../../.config/templates.ts';

const compiled = (strings: TemplateStringsArray, ..._values: unknown[]): string[] => compileTemplate(strings);

test('a compiled template says its nodes, and of each value what it sets', () => {
  assert.deepEqual(compiled`<p>Hi</p>`, ['<p>Hi</>']);
  assert.deepEqual(compiled`Hi <b>you</b>`, ['>Hi <b>you</>']);
  assert.deepEqual(compiled`<p id="x" class=${0} hidden>a &amp; b<br>${0}<b>${0}</b></p>`, [
    '<p|id=x|hidden>a & b<br></><?></><b><?></></></>',
    '0|class',
    '2',
    '4',
  ]);
  assert.deepEqual(
    compiled`<a href="#${0}" class="row d${0}${0} x" ?hidden=${0} .value=${0} @click=${0}>y</a>`,
    ['<a>y</>', '0|href|#|', '0|class|row d|| x', '', '0|?hidden', '0|.value', '0|@click'],
  );
  assert.deepEqual(compiled`<svg viewBox="0 0 1 1"><path d=${0} stroke-width=${0}></path></svg>`, [
    '<svg|viewBox=0 0 1 1><path></></>',
    '1|d',
    '1|stroke-width',
  ]);
});

test('what a compiled template has no way to say is refused', () => {
  assert.throws(() => compiled`<p ${0}>x</p>`, /A value where none can be: <p \$\{…\}>x<\/p>/);
  assert.throws(() => compiled`<!-- ${0} -->`, /A value where none can be/);
  assert.throws(() => compiled`<p><!-- c --></p>`, /or a comment/);
  assert.throws(() => compiled`<textarea>${0}</textarea>`, /A value where none can be/);
  assert.throws(() => compiled`<p title="a|${0}">x</p>`, /"\|" in an attribute/);
  assert.throws(() => compiled`<p title="a|b">x</p>`, /"\|" in an attribute/);
  assert.throws(() => compiled`<a href="?a=b">x</a>`, /"=" in an attribute/);
  assert.throws(() => compiled`<p>a &lt; b</p>`, /"<" in an attribute or text/);
  assert.throws(() => compiled`<template><p>x</p></template>`, /A template/);
  assert.throws(() => compiled`<math><mi>x</mi></math>`, /<math>/);
  assert.throws(() => compiled`<svg><foreignObject><p>x</p></foreignObject></svg>`, /<p>/);
});

const module = (code: string): string => compileTemplates(code, parseSync('module.js', code).program);

test('a module keeps everything but the strings of its templates', () => {
  assert.equal(
    module(
      "import { html } from 'lit-html';\nconst a = (b) => html`<p class=${b}>${[1].map((c) => html`<i>\\`${c}</i>`)}</p>`; // `x`",
    ),
    "import { html } from 'lit-html';\nconst a = (b) => html`<p><?></></>${b}0|class${[1].map((c) => html`<i>\\`<?></></>${c}1`)}1`; // `x`",
  );
});

test('a template under another name, or of SVG, is refused', () => {
  assert.throws(() => module("import { html as h } from 'lit-html';"), /not of "h"/);
  assert.throws(() => module("import { svg } from 'lit-html';"), /not of "svg"/);
});
