// Everything that is published: JavaScript and types per package, the script tag's bundle, the elements' manifest.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);
const step = (name, command, args, options) => {
  console.log(`── ${name}`);
  const code = run(command, args, options);
  if (code !== 0) {
    console.error(`Failed: ${name}`);
    process.exit(code);
  }
};

// In the order of the arrows: each is compiled against the declarations of those before it.
for (const name of ['core', 'adapters', 'elements', 'mocks', 'server']) {
  const folder = join('packages', name);
  const tests = /\.(test|browser|e2e)\.ts$/;
  const sources = globSync(`${folder}/src/**/*.ts`, { cwd: root }).filter((file) => !tests.test(file));
  if (sources.every((file) => file.includes('/testing/'))) {
    console.log(`── ${name}: no source yet`);
    continue;
  }
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  step(`tsc ${name}`, bin('tsc'), ['-p', join(folder, 'tsconfig.build.json')]);
  if (name === 'elements') {
    const words = ['analyze', '--litelement', '--outdir', 'dist', '--globs', 'src/**/*.ts'];
    const not = ['src/**/*.test.ts', 'src/**/*.browser.ts', 'src/**/*.e2e.ts'].flatMap((glob) => [
      '--exclude',
      glob,
    ]);
    step('custom elements manifest', bin('cem'), [...words, ...not, '--quiet'], { cwd: join(root, folder) });
  }
}
step('vite embed', bin('vite'), ['build', '--logLevel', 'warn']);
