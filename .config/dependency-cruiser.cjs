// The arrows between packages and inside core, as the design draws them. Tests may import more; see `code`.
const test = '\\.(test|browser|e2e)\\.ts$|/testing/';
const code = (folder) => ({ path: `^packages/${folder}`, pathNot: test });
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const anyNpm = '(^|/)node_modules/';

/** A folder and all that its code may import besides itself: workspace paths and packages from npm. */
const only = (name, folder, allowed, { comment, but } = {}) => ({
  name,
  comment,
  severity: 'error',
  from: but ? { ...code(folder), pathNot: [test, but] } : code(folder),
  to: { pathNot: ['^\\.', `^packages/${folder}`, ...allowed], dependencyTypesNot: ['core'] },
});

const browserPackages = '^packages/(core|adapters|elements|embed|mocks)/src';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolvable',
      comment: 'bin/ names dist, which a clean clone lacks.',
      severity: 'error',
      from: { pathNot: '^packages/[^/]+/bin/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'undeclared',
      comment: 'A published package imports what its own package.json names.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [test, '^packages/bench/'] },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'nobody-imports-server',
      severity: 'error',
      from: { path: '^packages/(?!server/|bench/)', pathNot: test },
      to: { path: '^packages/server/' },
    },
    {
      name: 'nobody-imports-bench',
      severity: 'error',
      from: { path: '^(packages/(?!bench/)|examples/)' },
      to: { path: '^packages/bench/' },
    },
    {
      name: 'browser-code-without-node',
      severity: 'error',
      from: { path: browserPackages, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'code-without-tests',
      comment: 'Benchmarks start the PostgreSQL that tests start.',
      severity: 'error',
      from: { path: '^packages/(?!bench/)', pathNot: test },
      to: { path: test },
    },

    only('domain', 'core/src/domain/', []),
    only('adapter', 'core/src/adapter/', ['^packages/core/src/domain/']),
    only('markdown', 'core/src/markdown/', [
      '^packages/core/src/domain/',
      npm('markdown-it', '@types/markdown-it'),
    ]),
    only('credentials', 'core/src/credentials/', ['^packages/core/src/domain/', npm('jose')]),
    only('markup', 'core/src/markup/', ['^packages/core/src/domain/']),
    only('engine', 'core/src/engine/', ['^packages/core/src/(domain|adapter|markdown|credentials)/']),
    only('state', 'core/src/state/', ['^packages/core/src/(domain|adapter)/', npm('nanostores')]),
    only('protocol', 'core/src/protocol/', ['^packages/core/src/(domain|adapter)/'], {
      comment: 'Routes and types: what the http adapter carries into every page.',
      but: '^packages/core/src/protocol/(schemas|handler)[./]',
    }),
    {
      name: 'protocol-without-schemas',
      comment: 'Routes and types never lead to the schemas or the handler.',
      severity: 'error',
      from: {
        path: '^packages/core/src/protocol/',
        pathNot: [test, '^packages/core/src/protocol/(schemas|handler)[./]'],
      },
      to: { path: '^packages/core/src/protocol/(schemas|handler)[./]' },
    },
    only('protocol-schemas', 'core/src/protocol/schemas[./]', [
      '^packages/core/src/(domain|adapter)/',
      '^packages/core/src/protocol/(?!handler[./])',
      npm('valibot'),
    ]),
    only('protocol-handler', 'core/src/protocol/handler[./]', [
      '^packages/core/src/(domain|adapter|markup|protocol)/',
      npm('valibot', '@valibot/to-json-schema'),
    ]),
    only('core', 'core/', [anyNpm]),
    {
      name: 'core-without-lit',
      severity: 'error',
      from: code('core/'),
      to: { path: npm('lit', 'lit-html', 'lit-element', '@lit') },
    },

    only('adapters', 'adapters/', ['^packages/core/']),
    {
      name: 'http-adapter',
      comment: 'Schemas and handler would bring valibot and hono into every page.',
      severity: 'error',
      from: code('adapters/src/http/'),
      to: {
        path: '^packages/core/src/',
        pathNot: '^packages/core/src/(adapter|domain)/|^packages/core/src/protocol/(?!(schemas|handler)[./])',
      },
    },
    only('elements', 'elements/', [
      '^packages/core/',
      npm('lit', 'lit-html', 'lit-element', '@lit', '@floating-ui', 'lean-qr'),
    ]),
    only('embed', 'embed/', ['^packages/(elements|adapters|core)/']),
    only('mocks', 'mocks/', ['^packages/(adapters|core)/', npm('msw')]),
    only('server', 'server/', ['^packages/core/', anyNpm]),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: anyNpm },
    exclude: { path: '^(packages/[^/]+/dist|data|reports)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['hearth-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs'],
    },
  },
};
