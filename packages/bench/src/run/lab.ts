import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, type Figures, type Measured } from '../measure/alternate.ts';
import { deferred } from '../measure/deferred.ts';
import type { Contenders } from '../contenders/names.ts';
import { startContender, type Contender } from './contender.ts';

/** Where a row does its work. All that it starts is ended when the row has ended, however it ends. */
export interface Lab {
  readonly runs: number;
  readonly quick: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Where the peers' clients are installed; `null` when they are not wanted. */
  readonly peers: string | null;
  /** Says on standard error what is being done. */
  say(text: string): void;
  start<N extends keyof Contenders>(name: N, options: Contenders[N]): Promise<Contender>;
  /** An empty folder on disk. */
  folder(): string;
  /** Called in reverse order at the end. */
  after(cleanUp: () => Promise<void> | void): void;
}

export interface LabOptions extends Pick<Lab, 'runs' | 'quick' | 'signal' | 'peers' | 'say'> {
  /** The contenders' script. */
  readonly script: string;
}

/** Runs `body` in a lab of its own. Rejects as soon as the signal is aborted, whatever `body` waits for. */
export async function inLab<T>(options: LabOptions, body: (lab: Lab) => Promise<T>): Promise<T> {
  const { script, ...rest } = options;
  const cleanUps: (() => Promise<void> | void)[] = [];
  const lab: Lab = {
    ...rest,
    async start(name, contenderOptions) {
      rest.signal.throwIfAborted();
      const contender = await startContender(script, name, contenderOptions);
      cleanUps.push(() => contender.stop());
      return contender;
    },
    folder() {
      const path = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
      cleanUps.push(() => rmSync(path, { recursive: true, force: true }));
      return path;
    },
    after: (cleanUp) => void cleanUps.push(cleanUp),
  };
  const stopped = deferred<never>();
  const stop = (): void => stopped.reject(rest.signal.reason);
  rest.signal.addEventListener('abort', stop);
  try {
    return await Promise.race([body(lab), stopped.promise]);
  } finally {
    rest.signal.removeEventListener('abort', stop);
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** The same lab with fewer rounds: for what is steady, or takes long. */
export const fewer = (lab: Lab, most: number): Lab => ({ ...lab, runs: Math.min(lab.runs, most) });

/** Measures contenders in turns, and says whose turn it is. */
export function inTurns<C extends { readonly name: string }>(
  lab: Lab,
  contenders: readonly C[],
  measure: (contender: C) => Promise<Figures>,
): Promise<Measured[]> {
  const { runs } = lab;
  return alternate(contenders, runs, (contender, round) => {
    lab.signal.throwIfAborted();
    lab.say(`${contender.name}, ${round === 'warm-up' ? round : `round ${round + 1} of ${runs}`}`);
    return measure(contender);
  });
}
