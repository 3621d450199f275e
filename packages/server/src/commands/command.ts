import type { ParseArgsOptionsConfig } from 'node:util';
import type { Where } from '../admin/reach.ts';

/** What a command has to do with the world. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results: what a pipe should get. */
  out(text: string): void;
  /** Progress and remarks, for people. */
  note(text: string): void;
  /** A line that replaces the one before it, on terminals; elsewhere nothing. */
  progress(text: string): void;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly summary: string;
  /** Behind `hearth `. */
  readonly usage: string;
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words it takes. */
  readonly words: number;
  /** And how many more it may take. Default: none. */
  readonly more?: number;
  run(values: Values, words: readonly string[], io: Io): Promise<void>;
}

/** Wrong words on the command line: its message is shown with the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export function required(values: Values, name: string): string {
  const value = text(values[name]);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** Where the data is: every command takes these. */
export const DATA_OPTIONS = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export function where(values: Values, { env }: Io): Where {
  const data = text(values['data']) ?? env['HEARTH_DATA'];
  const databaseUrl = text(values['database-url']) ?? env['DATABASE_URL'];
  const secret = env['HEARTH_SECRET'];
  const networks = text(env['HEARTH_WEBHOOK_NETWORKS'])
    ?.split(',')
    .map((network) => network.trim());
  const smtp = text(env['HEARTH_SMTP_URL']);
  return {
    ...(data && { data }),
    ...(databaseUrl && { databaseUrl }),
    ...(secret && { secret }),
    ...(networks && { webhooks: { networks } }),
    ...(smtp && { mail: { smtp } }),
  };
}

export function wholeNumber(name: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value) || Number(value) > most)
    throw new UsageError(`${name} must be a whole number up to ${most}, not "${value}".`);
  return Number(value);
}

export const DATA_HELP = `  --data DIR            where database, secret and socket are (HEARTH_DATA; default hearth-data)
  --database-url URL    PostgreSQL instead of a file (DATABASE_URL)`;
