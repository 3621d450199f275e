import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { parseSync, transformWithOxc } from 'vite';
import { useHost } from './testing/host.ts';
import { compileTemplate, READ_PARTS, templatesOf } from '../../../.config/templates.ts';

const host = useHost();

/** What stands between the values of each template of the widgets. */
async function allTemplates(): Promise<string[][]> {
  const folder = fileURLToPath(new URL('../../elements/src', import.meta.url));
  const files = globSync('**/*.ts', { cwd: folder, exclude: ['**/*.{test,browser}.ts'] });
  const found = files.map(async (file) => {
    const { code } = await transformWithOxc(readFileSync(`${folder}/${file}`, 'utf8'), file);
    return templatesOf(parseSync(`${file}.js`, code).program).map((pieces) =>
      pieces.map(({ value }) => value.cooked),
    );
  });
  return (await Promise.all(found)).flat();
}

/** lit-html's own code, which can also say what it finds in a template, and what ours finds in a compiled one. */
const litHtml = (): string =>
  `${readFileSync(new URL(import.meta.resolve('lit-html')), 'utf8')}
  export const templateOf = (strings) => new S({ strings: Object.assign(strings, { raw: strings }), _$litType$: 1 });
  export const partsOf = (t) => ${READ_PARTS};`;

interface LitHtml {
  readonly templateOf: (strings: string[]) => {
    readonly parts: readonly object[];
    readonly el: HTMLTemplateElement;
  };
  readonly partsOf: (compiled: string[]) => readonly object[];
}

test('of each template that is compiled, the page knows what lit-html would have found', () =>
  host.on('', async ({ page }) => {
    const templates = await allTemplates();
    assert.ok(templates.length > 300, `${templates.length} templates`);
    const different = await page.evaluate(
      async ({ code, both }) => {
        const file = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        const { templateOf, partsOf } = (await import(file)) as LitHtml;
        const said = (parts: readonly object[], { el }: { readonly el: HTMLTemplateElement }): string =>
          JSON.stringify(
            // Markers have a number that is another in each page.
            [parts, el.innerHTML.replace(/<!--\?lit\$\d+\$-->/g, '<!--?-->')],
            (_name, value: unknown) => (typeof value === 'function' ? value.name : value),
          );
        return both.flatMap(([strings, compiled]) => {
          const template = templateOf(strings);
          const theirs = said(template.parts, template);
          const ours = said(partsOf(compiled), templateOf([compiled[0]!]));
          return theirs === ours ? [] : [{ theirs, ours }];
        });
      },
      { code: litHtml(), both: templates.map((strings) => [strings, compileTemplate(strings)] as const) },
    );
    assert.deepEqual(different, []);
  }));
