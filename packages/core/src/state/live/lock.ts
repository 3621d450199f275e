import type { Env } from '../env.ts';

/** Runs `body` while no other tab runs one of the same name; at once where tabs can't be told apart, or a frame may not lock. */
export async function withLock(env: Env, name: string, body: () => Promise<void>): Promise<void> {
  let ran = false;
  const run = () => {
    ran = true;
    return body();
  };
  try {
    await (env.locks ? env.locks.request(name, run) : run());
  } catch (thrown) {
    if (ran) throw thrown;
    await run();
  }
}
