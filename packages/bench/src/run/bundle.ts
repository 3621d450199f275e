import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../contenders/child.ts', import.meta.url));
const own = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The contenders as plain JavaScript, as they are published: stripping types at start costs a server 40 MB of memory.
 *
 * @returns the script to start them with, and how to remove it.
 */
export async function bundleContenders(): Promise<{ readonly script: string; readonly remove: () => void }> {
  // Inside the package, so that what stays outside of the bundle is found; `dist` is nobody's source.
  const parent = join(own, 'dist');
  mkdirSync(parent, { recursive: true });
  const outDir = mkdtempSync(join(parent, 'contenders-'));
  const remove = () => rmSync(outDir, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: own,
      ssr: {
        noExternal: /^@hearth\//,
        resolve: { conditions: ['hearth-source', 'node', 'import', 'default'] },
      },
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: true,
        target: 'node24',
        rolldownOptions: { output: { entryFileNames: 'child.mjs', chunkFileNames: '[name]-[hash].mjs' } },
      },
    });
    return { script: join(outDir, 'child.mjs'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
