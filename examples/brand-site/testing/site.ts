import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { httpAdapter, type HttpAdapter } from '@hearth/adapters/http';
import { SITE } from '../brand.ts';

/** The brand site in a process of its own, over a folder that outlives it. */
export interface SiteProcess {
  readonly url: string;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** Ends it at once (SIGKILL), as a power cut would. */
  kill(): Promise<void>;
  /** Somebody of people.json, as their browser would speak to it. */
  as(person: string): HttpAdapter;
  remove(): Promise<void>;
}

export async function siteProcess(): Promise<SiteProcess> {
  const data = mkdtempSync(join(tmpdir(), 'hearth-brand-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | null = null;

  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    kill,
    async start() {
      const script = fileURLToPath(new URL('child.ts', import.meta.url));
      child = spawn(process.execPath, ['--conditions=hearth-source', script, String(port), data], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = once(child, 'exit').then(() =>
        Promise.reject(new Error('The site ended before it was ready.')),
      );
      ended.catch(() => {});
      await Promise.race([ready(url), ended]);
    },
    as: (person) =>
      httpAdapter({
        server: url,
        site: SITE,
        storage: null,
        identity: async () => {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(`${url}/account/token`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ as: person }),
          });
          return ((await answer.json()) as { token: string }).token;
        },
      }),
    async remove() {
      await kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/account/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"as":"leila"}',
    }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
