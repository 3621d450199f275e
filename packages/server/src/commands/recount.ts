import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AuditProblem, ballotsNeeded, recountAudit, wording, type Recount } from '@hearth/core/domain';
import { text, type Command } from './command.ts';

export const recount: Command = {
  summary: 'counts a closed poll again, from its audit file, on any machine',
  usage: 'recount FILE [--digest SHA256]',
  help: `  --digest SHA256       the digest that the poll publishes: is this the file?

Needs no server, no database and no network. Fails if the file was changed, and names the line if that shows where; a file
that was made up as a whole shows only by its digest.`,
  options: { digest: { type: 'string' } },
  words: 1,
  async run(values, [name], io) {
    const bytes = await readFile(name!);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const wanted = text(values['digest'])?.trim().toLowerCase();
    const other =
      wanted !== undefined && wanted !== digest
        ? `${name} is not the file that was published: its SHA-256 is ${digest}, not ${wanted}.`
        : null;
    let counted: Recount;
    try {
      counted = await recountAudit(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch (error) {
      throw new Error([whatIsWrong(name!, error), other].filter(Boolean).join('\n'), { cause: error });
    }
    if (other) throw new Error(other);
    for (const line of tell(counted)) io.out(line);
    io.out(`SHA-256 ${digest}`);
    io.note(
      wanted === undefined
        ? 'It is the file that was published if the poll shows the same SHA-256.'
        : 'It is the file that was published.',
    );
  },
};

function whatIsWrong(name: string, error: unknown): string {
  if (error instanceof AuditProblem) return `${name}:${error.line}  ${error.message}`;
  return `${name} is not text in UTF-8, so it is no audit file.`;
}

/** The count in words. */
function tell({ head, result }: Recount): string[] {
  const names = new Map(head.options.map(({ id, label }) => [id, wording(label, 'en')]));
  const name = (id: string): string => names.get(id) ?? id;
  const { voters, abstained, options, dropped = [] } = result;
  return [
    `${head.poll}: ${wording(head.question, 'en')} (${head.kind})`,
    `${voters} ballots counted again${abstained > 0 ? `, ${abstained} of them abstentions` : ''}: the result is the one that the file states.`,
    '',
    ...options.map(
      ({ id, votes, sum }) =>
        `${String(sum ?? votes).padStart(8)}  ${name(id)}${sum === undefined ? '' : ` (by ${votes})`}`,
    ),
    '',
    ...dropped.map((id, round) => `Round ${round + 1}: ${name(id)} is last, and goes.`),
    outcome({ head, result }, name),
    '',
  ];
}

function outcome({ head, result }: Recount, name: (id: string) => string): string {
  const { kind, options } = result.outcome;
  const names = options.map(name).join(', ');
  switch (kind) {
    case 'winner':
      return `${names} won.`;
    case 'tie':
      return `It is a tie: ${names}.`;
    case 'no-quorum':
      return `Nothing was decided: ${ballotsNeeded(head.quorum)} ballots were needed, and ${result.voters} were cast.`;
    case 'none':
      return 'Nothing was decided: no ballot gives any option anything.';
  }
}
