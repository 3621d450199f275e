import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from '../options.ts';

export interface ServerProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a server in a process of its own, on a free port. `options` travel as JSON. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const child = fork(
    fileURLToPath(new URL('./server-process.ts', import.meta.url)),
    [JSON.stringify(options)],
    {
      execArgv: process.execArgv.filter((word) => !word.startsWith('--test')),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  const port: unknown = await Promise.race([
    once(child, 'message').then(([message]) => message as unknown),
    ended.then(([code]) => {
      throw new Error(`The server ended with ${code}.`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
