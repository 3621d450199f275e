import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEERS } from '../contenders/peers/peers.ts';

/** What npm is asked for. */
export const packages = (): string[] =>
  Object.values(PEERS).map(({ package: name, version }) => `${name}@${version}`);

/**
 * The peers' clients, from npm into a temporary folder: they are no dependencies of ours, and none of their scripts run.
 *
 * @returns the folder, and how to remove it
 */
export async function installPeers(
  signal: AbortSignal,
): Promise<{ readonly folder: string; readonly remove: () => void }> {
  signal.throwIfAborted();
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-peers-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = spawn('npm', ['install', ...options, ...packages()], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const stop = (): void => void npm.kill();
    signal.addEventListener('abort', stop);
    const [code] = (await once(npm, 'close')) as [number | null];
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`npm did not install the peers (${code}).`);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
