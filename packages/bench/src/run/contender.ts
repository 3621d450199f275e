import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Contenders } from '../contenders/names.ts';
import type { Asked, Told } from '../contenders/wire.ts';
import { deferred, type Deferred } from '../measure/deferred.ts';

/** A contender's process. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  /** Calls one of its methods. */
  ask(method: string, input?: unknown): Promise<unknown>;
  /** CPU time so far in microseconds; resident memory in bytes. */
  usage(): Promise<{ readonly cpu: number; readonly rss: number }>;
  stop(): Promise<void>;
}

/** How long it may take to end before it is killed. */
const PATIENCE = 3_000;

export async function startContender<N extends keyof Contenders>(
  script: string,
  name: N,
  options: Contenders[N],
): Promise<Contender> {
  const child = fork(script, [name, JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, Deferred<unknown>>();
  const { promise: port, resolve, reject } = deferred<number>();
  child.on('message', (told: Told) => {
    if ('port' in told) return resolve(told.port);
    const asked = waiting.get(told.call);
    waiting.delete(told.call);
    if ('error' in told) asked?.reject(new Error(`${name}: ${told.error}`));
    else asked?.resolve(told.answer);
  });
  child.once('exit', (code, signal) => {
    const error = new Error(`${name} ended (${signal ?? code}).`);
    reject(error);
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  });

  let calls = 0;
  const ask = (method: string, input: unknown = null): Promise<unknown> => {
    const asked = deferred<unknown>();
    const call = calls++;
    waiting.set(call, asked);
    child.send({ call, method, input } satisfies Asked);
    return asked.promise;
  };
  return {
    name,
    port: await port,
    ask,
    usage: () => ask('usage') as Promise<{ cpu: number; rss: number }>,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await ended;
  clearTimeout(kill);
}
