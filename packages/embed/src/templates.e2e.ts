import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { parseSync, transformWithOxc } from 'vite';
import { useHost } from './testing/host.ts';
import { compileTemplate, MAKE_NODES, READ_PARTS, templatesOf } from '../../../.config/templates.ts';

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

/** lit-html's own code, which can also say what it makes of a template, and what ours makes of a compiled one. */
const litHtml = (): string =>
  `${readFileSync(new URL(import.meta.resolve('lit-html')), 'utf8')}
  export const templateOf = (strings) => new S({ strings: Object.assign(strings, { raw: strings }), _$litType$: 1 });
  export const partsOf = (t) => ${READ_PARTS};
  export const elementOf = (t) => { ${MAKE_NODES}; return el; };`;

interface LitHtml {
  readonly templateOf: (strings: string[]) => {
    readonly parts: readonly object[];
    readonly el: HTMLTemplateElement;
  };
  readonly partsOf: (compiled: string[]) => readonly object[];
  readonly elementOf: (nodes: string) => HTMLTemplateElement;
}

test('of each template that is compiled, the page knows what lit-html would have found, and makes the same nodes', () =>
  host.on('', async ({ page }) => {
    const templates = await allTemplates();
    assert.ok(templates.length > 300, `${templates.length} templates`);
    const different = await page.evaluate(
      async ({ code, both }) => {
        const file = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        const { templateOf, partsOf, elementOf } = (await import(file)) as LitHtml;
        const said = (parts: readonly object[]): string =>
          JSON.stringify(parts, (_name, value: unknown) =>
            typeof value === 'function' ? value.name : value,
          );
        /** Markers have a number that is another in each page, and ours have none. */
        const bare = ({ content }: HTMLTemplateElement): DocumentFragment => {
          const walker = document.createTreeWalker(content, NodeFilter.SHOW_COMMENT);
          while (walker.nextNode()) (walker.currentNode as Comment).data = '';
          return content;
        };
        return both.flatMap(([strings, compiled]) => {
          const { parts, el } = templateOf(strings);
          const [theirs, ours] = [said(parts), said(partsOf(compiled))];
          const made = elementOf(compiled[0]!);
          // Namespaces and attributes, too, and where the nodes live.
          const same =
            bare(made).isEqualNode(bare(el)) && made.content.ownerDocument === el.content.ownerDocument;
          return theirs === ours && same ? [] : [[theirs, el.innerHTML, ours, made.innerHTML]];
        });
      },
      { code: litHtml(), both: templates.map((strings) => [strings, compileTemplate(strings)] as const) },
    );
    assert.deepEqual(different, []);
  }));
