// What the linter holds; formatting is Prettier's, types are tsc's, arrows between packages are dependency-cruiser's.
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import typescript from 'typescript-eslint';

const template = 'TaggedTemplateExpression[tag.name=/^(html|svg|fixture)$/]';
const unsafe = 'User content is drawn by fixed templates, never as HTML.';
const styling = 'A strict style-src blocks it: use the stylesheet and style.setProperty().';
const cut = 'It is cut out of the script tag: write html`<svg>…</svg>`, and bind .value instead of text.';
const refused = [
  ['ImportDeclaration[source.value=/unsafe-(html|svg|mathml)/]', unsafe],
  ['ImportExpression[source.value=/unsafe-(html|svg|mathml)/]', unsafe],
  ['CallExpression[callee.name=/^unsafe(HTML|SVG|MathML|Static)$/]', unsafe],
  ['AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]', unsafe],
  ['AssignmentExpression[left.property.value=/^(innerHTML|outerHTML|srcdoc)$/]', unsafe],
  ['CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]', unsafe],
  ['CallExpression[callee.object.name="document"][callee.property.name=/^writeln?$/]', unsafe],
  ['CallExpression[callee.property.name="createContextualFragment"]', unsafe],
  [
    `${template} > TemplateLiteral > TemplateElement[value.raw=/\\.(inner|outer)HTML\\s*=\\s*["']?$/i]`,
    unsafe,
  ],
  [`${template} > TemplateLiteral > TemplateElement[value.raw=/\\sstyle\\s*=\\s*["']?$/i]`, styling],
  [`${template} > TemplateLiteral > TemplateElement[value.raw=/\\sstyle\\s*=\\s*["'][^"']*$/i]`, styling],
  [`${template} > TemplateLiteral > TemplateElement[value.raw=/<style[\\s>]/i]`, styling],
  ['ImportDeclaration[source.value=/style-map/]', styling],
  // The script tag's bundle leaves out what no template needs (vite.config.ts).
  [
    'ImportDeclaration[source.value=/^(lit$|lit-html\\u002F)/]',
    'Import html, nothing and render of lit-html.',
  ],
  [
    'ImportDeclaration[source.value="lit-html"] ImportSpecifier[imported.name=/^(svg|mathml|noChange)$/]',
    cut,
  ],
  [
    `${template} > TemplateLiteral > TemplateElement[value.raw=/<(textarea|title|style|script)[^>]*>[^<]*$/i]`,
    cut,
  ],
].map(([selector, message]) => ({ selector, message }));

// On the server, too: markup is written in templates that escape what is put into them (core/src/markup).
const spliced = 'Write it in a markup`…` template, which escapes what is put into it.';
const served = [
  ':not(TaggedTemplateExpression[tag.name="markup"]) > TemplateLiteral > TemplateElement[value.raw=/<[a-z\\u002f!?]/i]',
  'Literal[value=/^\\s*<[a-z\\u002f!?]/i]',
].map((selector) => ({ selector, message: spliced }));

export default typescript.config(
  { ignores: ['**/node_modules/', '**/dist/', 'reports/', 'data/', 'docs/**/dist/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['packages/*/src/**/*.ts', 'examples/**/*.ts', 'vite.config.ts', '.config/*.ts'],
    extends: [
      ...typescript.configs.recommendedTypeChecked,
      lit['flat/recommended'],
      wc['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    settings: { litHtmlSources: ['lit-html', '@open-wc/testing'] },
    rules: {
      'no-restricted-syntax': ['error', ...refused],
      // A closure may read what is only known later.
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'suite', 'describe'], package: 'node:test' },
          ],
        },
      ],
      // An async function without await keeps a contract's shape.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `'me' | Id` says more than `string`.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // One element's class and its definition live in modules of their own; a mixin may hold several.
      'wc/file-name-matches-element': 'off',
      'wc/no-constructor-attributes': 'error',
    },
  },
  {
    files: ['packages/{core,server}/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/{testing,conformance,import}/**'],
    rules: { 'no-restricted-syntax': ['error', ...refused, ...served] },
  },
  {
    // chai's typings call `.to.equal` a promise, and its assertions are expressions.
    files: ['packages/*/src/**/*.browser.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [typescript.configs.recommended],
    rules: { 'no-restricted-syntax': ['error', ...refused], '@typescript-eslint/no-require-imports': 'off' },
  },
);
