/** A contender in a process of its own: `child.js NAME OPTIONS`. It ends with the process that started it. */
import { setFlagsFromString } from 'node:v8';
import type { Methods, Running } from './running.ts';
import type { Contenders } from './names.ts';
import type { Asked, Told } from './wire.ts';

const START: { readonly [N in keyof Contenders]: (options: Contenders[N]) => Promise<Running> } = {
  async hearth(options) {
    setFlagsFromString('--semi-space-growth-factor=1'); // as bin/hearth.mjs does
    return (await import('./hearth.ts')).start(options);
  },
  'limit-hono': async () => (await import('./limit-hono.ts')).start(),
  'limit-sqlite': async (options) => (await import('./limit-sqlite.ts')).start(options),
  history: async (options) => (await import('./history.ts')).start(options),
  brand: async () => (await import('./brand.ts')).start(),
  peer: async (options) => (await import('./peer.ts')).start(options),
  'limit-fan-out': async (options) => (await import('./limit-fan-out.ts')).start(options),
};

const tell = (told: Told): void => void process.send?.(told);

const common: Methods = {
  /** CPU time so far in microseconds, of all threads; resident memory in bytes. */
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpu: user + system, rss: process.memoryUsage.rss() };
  },
};

process.on('SIGINT', () => {}); // the terminal's is for the bench, which then ends this process
process.on('disconnect', () => process.exit());

const [name, options] = process.argv.slice(2) as [keyof Contenders, string];
const { port, methods } = await START[name](JSON.parse(options) as never);
const all: Methods = { ...common, ...methods };

process.on('message', ({ call, method, input }: Asked) => {
  Promise.resolve()
    .then(() => all[method]!(input as never))
    .then(
      (answer) => tell({ call, answer: answer ?? null }),
      (error: unknown) => tell({ call, error: error instanceof Error ? error.stack! : String(error) }),
    );
});
tell({ port });
