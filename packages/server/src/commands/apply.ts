import { readFile } from 'node:fs/promises';
import type { ApplyReport } from '../admin/admin.ts';
import { CommunityFileError } from '../admin/community-file.ts';
import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, where, type Command, type Io } from './command.ts';

export const apply: Command = {
  summary: 'declares a community: its site, badges, polls, programmes and reactions',
  usage: 'apply FILE [--data DIR]',
  help: `${DATA_HELP}

Applying again is harmless, and says what changed.`,
  options: { ...DATA_OPTIONS },
  words: 1,
  async run(values, [file], io) {
    const text = await readFile(file!, 'utf8');
    try {
      announce(await withAdmin(where(values, io), (admin) => admin.apply(text)), io);
    } catch (error) {
      throw error instanceof CommunityFileError ? new Error(inFile(file!, error), { cause: error }) : error;
    }
  },
};

/** `file:line:column  field: what to do`, as editors understand it. */
export function inFile(file: string, { problems }: CommunityFileError): string {
  const lines = problems.map(
    ({ line, column, field, hint }) =>
      `${file}:${line}:${column}  ${field === '' ? '' : `${field}: `}${hint}`,
  );
  return `${lines.join('\n')}\nNothing was changed.`;
}

export function announce({ site, changes, key }: ApplyReport, io: Io): void {
  const news = changes.filter(({ change }) => change !== 'unchanged');
  for (const { kind, id, change } of news) io.out(`${change.padEnd(9)}  ${kind} ${id}`);
  const same = changes.length - news.length;
  if (same > 0)
    io.out(
      `unchanged  ${news.length === 0 ? `all ${same} things` : same === 1 ? '1 thing' : `${same} things`} of ${site}`,
    );
  if (!key) return;
  io.note(`\nThe key with which your server signs identities (HS256), shown this once:
  kid     ${key.kid}
  secret  ${key.secret}   (base64url)\n`);
}
