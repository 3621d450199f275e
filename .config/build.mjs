// Everything that is published: JavaScript and types per package, the script tag's bundle, the elements' manifest.
import { rmSync } from 'node:fs';
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
const compiled = ['core', 'adapters', 'elements', 'mocks', 'server'];
for (const name of compiled) {
  const folder = join('packages', name);
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  step(`tsc ${name}`, bin('tsc'), ['-p', join(folder, 'tsconfig.build.json')]);
  if (name === 'elements') {
    const config = join('..', '..', '.config', 'elements-manifest.mjs');
    step('custom elements manifest', bin('cem'), ['analyze', '--config', config, '--quiet'], {
      cwd: join(root, folder),
    });
  }
}
step('vite embed', bin('vite'), ['build', '--logLevel', 'warn']);
for (const name of [...compiled, 'embed'])
  step(`publint ${name}`, bin('publint'), [join('packages', name), '--strict', '--level', 'warning']);
