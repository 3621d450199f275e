// dist/custom-elements.json of @hearth/elements: what editors, docs and storybooks read of the elements.
// Says of each what its doc block says, by its tag, with what it inherits, at the paths that are published.
import { posix } from 'node:path';

const isPrivate = ({ name, privacy }) => name.startsWith('#') || (privacy && privacy !== 'public');
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
/** The analyzer leaves some specifiers as they were written. */
const absolute = (specifier, from) =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier.replace(/^\//, '');
/** Registered for the use of another element. */
const INTERNAL = /\/acts\//;

/** `define('hearth-x', HearthX)` in its own module is what ties a class to its tag. */
const tags = () => {
  const classOf = new Map();
  const tokens = [];
  return {
    name: 'hearth:tags',
    analyzePhase({ ts, node, moduleDoc }) {
      if (ts.isSourceFile(node) && moduleDoc.path.endsWith('theme/tokens.ts')) {
        const line = /@cssproperty \[(?<name>--[\w-]+)(?:=(?<value>[^\]]+))?\] - (?<description>.+)/g;
        for (const { groups } of node.text.matchAll(line)) {
          const { name, value, description } = groups;
          tokens.push({ name, description, ...(value && { default: value }) });
        }
      }
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      if (ts.isStringLiteral(tag)) classOf.set(tag.text, { name: element.getText(), path: moduleDoc.path });
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const index = manifest.modules.find(({ path }) => path === 'src/index.ts');
      const shown = new Set([index.path]);
      for (const { declaration } of index.exports) {
        declaration.module = absolute(declaration.module, index.path);
        shown.add(declaration.module);
      }
      const declarations = manifest.modules.flatMap(({ path, declarations = [] }) =>
        declarations.map((declaration) => ({ path, declaration })),
      );
      const parts = {};
      for (const [tagName, { name, path }] of classOf) {
        const found = declarations.find(({ declaration }) => declaration.name === name);
        if (!found) throw new Error(`${path} defines ${tagName} as ${name}, which is no class here`);
        if (INTERNAL.test(path)) continue;
        shown.add(path);
        const element = Object.assign(found.declaration, { customElement: true, tagName });
        element.cssProperties = [...(element.cssProperties ?? []), ...tokens];
        parts[tagName] = element;
        const definition = manifest.modules.find((module) => module.path === path);
        definition.exports = [
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: found.path } },
        ];
      }
      for (const [tagName, { description, attributes, slots }] of Object.entries(parts))
        for (const [what, list] of Object.entries({ description, attributes, slots }))
          if (!list?.length) throw new Error(`${tagName} has no ${what} in its doc block`);

      manifest.modules = manifest.modules.filter(({ path }) => shown.has(path));
      for (const module of manifest.modules) {
        const isExported = ({ name }) => module.exports?.some(({ declaration }) => declaration.name === name);
        module.declarations = (module.declarations ?? []).filter(isExported);
        for (const declaration of module.declarations) {
          if (declaration.members) declaration.members = declaration.members.filter((one) => !isPrivate(one));
        }
      }
      const rename = (value) => {
        if (typeof value !== 'object' || value === null) return;
        for (const [key, inner] of Object.entries(value)) {
          if ((key === 'module' || key === 'path') && typeof inner === 'string')
            value[key] = published(inner);
          else rename(inner);
        }
      };
      rename(manifest);
    },
  };
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.{test,browser,e2e}.ts', 'src/{fakes,testing}/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [tags()],
};
