import { pino, type Logger } from 'pino';

/** Structured lines; secrets, bodies and addresses are never given to it. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Bytes of lines that are written together, and milliseconds after which fewer are: a line by itself costs as much. */
const TOGETHER = 4_096;
const SOON = 100;

/** One JSON object per line on standard output. `HEARTH_LOG` sets the level. */
export function createLog(level = process.env['HEARTH_LOG'] ?? 'info'): Log {
  const output = { dest: 1, sync: false, minLength: TOGETHER, periodicFlush: SOON };
  return pino(
    {
      level,
      base: null,
      messageKey: 'message',
      serializers: { err: describe },
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination(output),
  );
}

export const SILENT: Log = pino({ level: 'silent' });

/**
 * What is safe to keep of an error. Its other properties stay out: drivers put values of rows there (PostgreSQL's
 * `detail` quotes the key that was taken).
 */
export function describe(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return { message: typeof thrown };
  const { name, message, stack, cause } = thrown;
  const { code, errcode } = thrown as Error & { code?: unknown; errcode?: unknown };
  return {
    name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof errcode === 'number' && { errcode }),
    stack,
    ...(cause !== undefined && depth < 3 && { cause: describe(cause, depth + 1) }),
  };
}
