// Builds the script tag's bundle: packages/embed/dist/1/hearth.js, the loader, and its hashed chunks beside it; and landing.js, which stands alone.
import { readFile } from 'node:fs/promises';
import { minify } from '@swc/core';
import minifyTemplateLiterals from 'rollup-plugin-minify-template-literals';
import { defaultClientConditions, defineConfig, type Plugin, type Rolldown } from 'vite';
import { compileTemplates, MAKE_NODES, READ_PARTS } from './.config/templates.ts';

/**
 * What libraries do to a page, and Hearth must not; and what they carry for templates that Hearth doesn't write. In which
 * module, what, and what instead. Lit makes a policy of Trusted Types, which a page would have to allow; it and nanostores leave
 * a global each to find other copies of themselves. ESLint refuses imports that would need what is cut.
 */
const EDITS: readonly (readonly [module: RegExp, what: RegExp, instead: string])[] = [
  [/lit-html/, /s=t\.trustedTypes,e=s\?.*?:void 0,(?=h=)/, ''],
  [/lit-html/, /return void 0!==e\?e\.createHTML\(i\):i/, 'return i'],
  [
    /lit-html/,
    /,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\([^)]*\)/,
    '',
  ],
  [/nanostores\/atom/, /globalThis\.nanostoresGlobal \|\|= /, ''],
  // Directives, and what only they need.
  [/lit-html/, /function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, 'const M=(t,i)=>i;'],
  [/lit-html/, /setConnected\(t\)\{.*?\}(?=\}class H)/, ''],
  [/lit-html/, /get startNode\(\)\{.*?\}get endNode\(\)\{.*?\}/, ''],
  [/lit-html/, /this\._\$AP\?\.\(!1,!0,s\)/, ''],
  [/lit-html/, /get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, ''],
  [/lit-html/, /,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
  [
    /lit-html/,
    /get parentNode\(\)\{return this\._\$AM\.parentNode\}get _\$AU\(\)\{return this\._\$AM\._\$AU\}/,
    '',
  ],
  [/lit-html/, /get parentNode\(\)\{let t=.*?,t\}/, ''],
  [
    /lit-html/,
    /get tagName\(\)\{return this\.element\.tagName\}get _\$AU\(\)\{return this\._\$AM\._\$AU\}/,
    '',
  ],
  // What reads templates: they are compiled (`compiledTemplates`).
  [/lit-html/, /h="\$lit\$",o=.*?(?=l=document)/, ''],
  [/lit-html/, /f="\[ \\t.*?(?=x=t=>)/, ''],
  [/lit-html/, /const N=\(t,i\)=>\{.*?\};(?=class S)/, ''],
  [
    /lit-html/,
    /class S\{constructor\(.*?(?=static createElement)/,
    `class S{constructor({strings:t}){this.el=S.createElement(V(t,t[0]));this.parts=${READ_PARTS}}`,
  ],
  [
    /lit-html/,
    /static createElement\(t,i\)\{.*?\}(?=\}const M=)/,
    `static createElement(t){${MAKE_NODES}return el}`,
  ],
  [/lit-html/, /const j=\{.*?\};(?=const D)/, ''],
  [/lit-html/, /"number"==typeof s\?this\._\$AC\(t\):\(.*?,s\)(?=;if)/, 'this._$AC(t)'],
  [/lit-html/, /:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
  [/lit-html/, /j as _\$LH,/, ''],
];

const goodGuest = (): Plugin => {
  const done = new Set<RegExp>();
  return {
    name: 'hearth:good-guest',
    transform: {
      filter: {
        id: /\/(lit-html\/lit-html|nanostores\/atom\/index)\.js(?:\?.*)?$/,
      },
      handler(code, id) {
        let next = code;
        for (const [module, what, instead] of EDITS) {
          if (!module.test(id.replace(/^.*\/node_modules\//, ''))) continue;
          if (!what.test(next)) this.error(`${id} no longer says ${what}: look at what it does now`);
          next = next.replace(what, () => instead);
          done.add(what);
        }
        return { code: next, map: null };
      },
    },
    buildEnd(error) {
      const missed = EDITS.filter(([, what]) => !done.has(what));
      if (!error && missed.length) this.error(`bundled elsewhere, or not at all: ${missed.join(' ')}`);
    },
  };
};

/**
 * What lit-html would find out about each template in the reader's browser is found out here, which takes a fifth of the time
 * to draw a first view away, and the code for it (docs/decisions/0054).
 */
const compiledTemplates = (): Plugin => ({
  name: 'hearth:compiled-templates',
  // A server for development gives lit-html as it is, which reads templates itself.
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { code: /from ['"]lit-html['"]/ },
    handler(code) {
      return { code: compileTemplates(code, this.parse(code)), map: null };
    },
  },
});

/**
 * `parts/body-apart.ts` says the same as `parts/body.ts`, once more: what the first view of one widget holds, and few need of
 * another, would else become a chunk of its own, a request more for everybody (docs/decisions/0034).
 */
const apart = (): Plugin => ({
  name: 'hearth:apart',
  load: {
    filter: { id: /\/parts\/[\w-]+-apart\.ts$/ },
    handler: (id) => readFile(id.replace('-apart', ''), 'utf8'),
  },
});

const RUNTIME = '/packages/embed/src/runtime.ts';

/**
 * What a chunk exports to `import()` is made by a helper in a chunk of its own: a request and 200 bytes, to be able to export
 * what is not there yet. Functions are there from the start, and nothing is nothing.
 */
function withoutHelper(chunk: { code: string; imports: string[] }): void {
  const helper = /import\{\w+ as ([\w$]+)\}from"\.\/rolldown-runtime[^"]*";/.exec(chunk.code);
  if (!helper) return;
  const [line, name] = helper;
  const calls = [...chunk.code.matchAll(new RegExp(`=${name!.replace('$', '\\$')}\\(\\{(.*?)\\}\\)`, 'g'))];
  const given = calls.map(([, names]) => names!.split(/,(?=\w+:\(\)=>)/).filter(Boolean));
  const isThere = (each: string): boolean => {
    const [, local] = /^\w+:\(\)=>([\w$]+)$/.exec(each) ?? [];
    return local !== undefined && chunk.code.includes(`function ${local}(`);
  };
  if (!given.flat().every(isThere)) return;
  for (const [at, [call]] of calls.entries())
    chunk.code = chunk.code.replace(
      call,
      () => `={${given[at]!.map((each) => each.replace('()=>', '')).join()}}`,
    );
  chunk.code = chunk.code.replace(line, '');
  chunk.imports = chunk.imports.filter((file) => !file.includes('rolldown-runtime'));
}

const leanChunks = (): Plugin => ({
  name: 'hearth:lean-chunks',
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // Notes for bundlers: nobody bundles these again. Behind a word they part it from the next.
        chunk.code = chunk.code
          .replace(/(?<=[\w$])\/\* @__(PURE|NO_SIDE_EFFECTS)__ \*\/ ?/g, ' ')
          .replace(/\/\* @__(PURE|NO_SIDE_EFFECTS)__ \*\/ ?/g, '');
        withoutHelper(chunk);
        // Throws where what was left is no code any more.
        this.parse(chunk.code);
      }
    },
  },
});

/**
 * A chunk's static imports are found only when the chunk has arrived: one more round trip. The loader therefore asks for
 * all of them at once, `import("./thread.js")` becoming `Promise.all([import("./thread.js"),import("./lit.js")]).then(m=>m[0])`.
 * Only unhashed entries may be rewritten this late.
 */
const parallelChunks = (): Plugin => ({
  name: 'hearth:parallel-chunks',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const first = Object.values(bundle).find(
        (each) => each.type === 'chunk' && each.moduleIds.some((id) => id.endsWith(RUNTIME)),
      );
      if (first?.type !== 'chunk' || first.imports.length)
        return this.error('what every page loads first must be one chunk');

      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const entries = chunk.imports.filter(
          (file) => bundle[file]?.type === 'chunk' && bundle[file].isEntry,
        );
        // The page may load the loader under another URL (?v=2): a chunk that imports it would run it twice.
        if (entries.length)
          this.error(`${chunk.fileName} imports the entry ${entries.join()}: move what they share`);
        if (!chunk.isEntry) continue;
        // Every page pays for the loader, also one whose widgets nobody scrolls to.
        if (chunk.imports.length)
          this.error(`${chunk.fileName} must stand alone, and imports ${chunk.imports.join()}`);
        const wide = new Map<string, string>();
        // The loader asks for the runtime whenever it asks for a widget, in the same breath.
        const beside = closureOf(bundle, first.fileName);
        for (const target of chunk.dynamicImports) {
          const more = [...closureOf(bundle, target)].filter(
            (file) => file !== target && (beside.has(target) || !beside.has(file)),
          );
          if (!more.length) continue;
          const call = (file: string) => `import("${relativeTo(chunk.fileName, file)}")`;
          const all = `Promise.all([${[target, ...more].map(call).join(',')}]).then(m=>m[0])`;
          wide.set(relativeTo(chunk.fileName, target), all);
        }
        // In one go, or what is put in would be widened, too.
        const found = new Set<string>();
        chunk.code = chunk.code.replace(/import\((["'`])([^"'`]+)\1\)/g, (call, _quote, file: string) => {
          found.add(file);
          return wide.get(file) ?? call;
        });
        for (const file of wide.keys())
          if (!found.has(file)) this.error(`${chunk.fileName}: no import of ${file} found to widen`);
      }
    },
  },
});

/** A second minifier over what the first one left: 1 % less of what must be here before anybody reads. */
const smaller = (): Plugin => ({
  name: 'hearth:smaller',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2022,
          compress: { passes: 6 },
          mangle: true,
        });
        chunk.code = isCalledAtOnce(chunk) ? `//# allFunctionsCalledOnLoad\n${code}` : code;
      }
    },
  },
});

/**
 * Whether nearly all of a chunk is called as soon as it is here. Chromium then compiles it in one go (V8's explicit compile hints;
 * to others it is a comment): each function by itself, at its first call, takes an eighth of the page’s time.
 */
const isCalledAtOnce = ({ name, facadeModuleId }: Rolldown.OutputChunk): boolean =>
  /^(base|.*living)$/.test(name) || /\/widgets\/\w+\/define\.ts$/.test(facadeModuleId ?? '');

/**
 * `1/hints.json`: what a page may ask for before the loader does, by widget, from its own address on:
 * `{"thread":["chunks/thread-….js","chunks/base-….js"]}`. Pages that a server makes write them into their head (docs/embedding.md).
 */
const hints = (): Plugin => ({
  name: 'hearth:hints',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const { fileName: base } = chunks.find((each) => each.moduleIds.some((id) => id.endsWith(RUNTIME)))!;
      const files = chunks.flatMap(({ fileName, facadeModuleId }) => {
        const [, widget] = /\/widgets\/(\w+)\/define\.ts$/.exec(facadeModuleId ?? '') ?? [];
        const all = closureOf(bundle, fileName).add(base);
        return widget ? [[widget, [...all].map((file) => file.slice('1/'.length))] as const] : [];
      });
      const source = JSON.stringify(Object.fromEntries(files.sort()));
      this.emitFile({ type: 'asset', fileName: '1/hints.json', source });
    },
  },
});

/** Entry and chunks lie in or below the entry's folder. */
const relativeTo = (from: string, file: string) => `./${file.slice(from.lastIndexOf('/') + 1)}`;

/** A chunk with all that it imports. */
function closureOf(bundle: Rolldown.OutputBundle, file: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (chunk?.type !== 'chunk' || seen.has(file)) return seen;
  seen.add(file);
  for (const each of chunk.imports) closureOf(bundle, each, seen);
  return seen;
}

/** `widgets/thread/define.ts` and `http/index.ts` are better known by their folders. */
const chunkName = (source: string | null | undefined, name: string) =>
  /\/([^/]+)\/(?:define|index)\.ts$/.exec(source ?? '')?.[1] ?? name;

/**
 * What every widget needs is one chunk, with all that it imports, and what several need is another: a dozen crumbs would
 * cost a dozen requests, and the loader has to name each of them.
 */
const SHARED = [
  {
    name: 'base',
    priority: 2,
    test: /rolldown\/runtime|\/embed\/src\/runtime\.ts$|\/elements\/src\/(parts\/(hearth-element|define)|locales\/(format|dates|english|en\/n))\.ts$|\/core\/src\/(state\/opening|domain\/(people\/people|common))\.ts$/,
  },
  // What follows behind the first answers, for whichever widget: a file more is a request, and a millisecond of the page's time.
  {
    name: 'living',
    priority: 1,
    test: /\/core\/src\/state\/(living|loader|uuid|entities\/(entities|optimistic|tables)|live\/line)\.ts$|\/elements\/src\/(parts\/minute|widgets\/thread\/reading\/read-on)\.ts$|\/embed\/src\/(whole|explained|identity)\.ts$/,
  },
  {
    name: 'referrals',
    priority: 1,
    test: /\/core\/src\/(state\/referrals\/invite|domain\/referrals\/code)\.ts$/,
  },
  {
    name: 'several',
    priority: 1,
    test: /\/elements\/src\/(locales\/en\/common|parts\/(error-view|sign-in-event))\.ts$|\/core\/src\/domain\/people\/names\.ts$/,
  },
];

export default defineConfig({
  resolve: { conditions: ['hearth-source', ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"' },
  publicDir: false,
  plugins: [
    apart(),
    goodGuest(),
    compiledTemplates(),
    minifyTemplateLiterals({ include: 'packages/*/src/**/*.ts' }) as Plugin,
    leanChunks(),
    parallelChunks(),
    smaller(),
    hints(),
  ],
  build: {
    lib: {
      entry: { hearth: 'packages/embed/src/hearth.ts', landing: 'packages/embed/src/landing.ts' },
      formats: ['es'],
    },
    outDir: 'packages/embed/dist',
    emptyOutDir: true,
    modulePreload: false,
    manifest: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        minify: true,
        entryFileNames: '1/[name].js',
        chunkFileNames: ({ facadeModuleId, name }) =>
          `1/chunks/${chunkName(facadeModuleId, name)}-[hash:7].js`,
        assetFileNames: '1/chunks/[name]-[hash][extname]',
        codeSplitting: { groups: SHARED },
      },
    },
  },
});
