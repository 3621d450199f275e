import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The server looks for its thread's script beside itself. */
const input = { child: at('../contenders/child.ts'), worker: at('../../../server/src/counting/worker.ts') };
const own = at('../..');

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
        ssr: true,
        outDir,
        emptyOutDir: true,
        target: 'node24',
        rolldownOptions: {
          input,
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    });
    return { script: join(outDir, 'child.js'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
