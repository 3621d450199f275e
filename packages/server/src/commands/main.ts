import { parseArgs } from 'node:util';
import { CommunityFileError } from '../admin/community-file.ts';
import { apply } from './apply.ts';
import { backup } from './backup.ts';
import { badges } from './badges.ts';
import { circle } from './circle.ts';
import { UsageError, type Command, type Io, type Values } from './command.ts';
import { events } from './events.ts';
import { export_ } from './export.ts';
import { figures } from './figures.ts';
import { import_ } from './import.ts';
import { issuer } from './issuer.ts';
import { keys } from './keys.ts';
import { mail } from './mail.ts';
import { member } from './member.ts';
import { recount } from './recount.ts';
import { referrals } from './referrals.ts';
import { reuse } from './reuse.ts';
import { rewards } from './rewards.ts';
import { serve } from './serve.ts';
import { sites } from './sites.ts';
import { token } from './token.ts';
import { webhooks } from './webhooks.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  apply,
  import: import_,
  export: export_,
  backup,
  token,
  keys,
  issuer,
  sites,
  events,
  figures,
  rewards,
  reuse,
  recount,
  badges,
  circle,
  referrals,
  webhooks,
  mail,
  member,
};

/** Runs one command; returns the exit code: 0 done, 1 failed, 2 wrong words, 130 stopped by the user. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.note(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  try {
    const { values, positionals } = parse(command, rest);
    if (values['help'] === true) {
      io.out(`Usage: hearth ${command.usage}\n\nIt ${command.summary}.\n\n${command.help}`);
      return 0;
    }
    const { words, more = 0 } = command;
    if (positionals.length < words || positionals.length > words + more)
      throw new UsageError(
        positionals.length > words
          ? `"${positionals.at(-1)}" is one word too many.`
          : 'Something is missing.',
      );
    await command.run(values, positionals, io);
    return 0;
  } catch (error) {
    if (io.signal.aborted) {
      io.note('Stopped.');
      return 130;
    }
    io.note(explain(error));
    if (!(error instanceof UsageError)) return 1;
    io.note(`Usage: hearth ${command.usage}`);
    return 2;
  }
}

function parse(command: Command, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

/** One plain sentence, whatever broke; the stack is for bugs only. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EACCES') return `${path} may not be read or written.`;
  if (code === 'EADDRINUSE') return `${error.message}. Another server runs there: choose another --port.`;
  if (error instanceof CommunityFileError) return `${error.message}\nNothing was changed.`;
  const expected = ['UsageError', 'CommunityError', 'DatabaseLocked', 'ImportError', 'Error'].includes(
    error.name,
  );
  return expected ? error.message : (error.stack ?? error.message);
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: hearth COMMAND\n\n${lines.join('\n')}\n\n"hearth COMMAND --help" says more.`;
}
