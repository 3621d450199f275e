import { readFile } from 'node:fs/promises';
import { decimalOf, type RewardCase } from '@hearth/core/domain';
import type { BookedEntry, BooksReport } from '@hearth/core/engine';
import type { Admin, Staff } from '../admin/admin.ts';
import { withAdmin } from '../admin/reach.ts';
import {
  DATA_HELP,
  DATA_OPTIONS,
  required,
  text,
  UsageError,
  where,
  type Command,
  type Io,
  type Values,
} from './command.ts';
import { csvLine } from './csv.ts';

export const referrals: Command = {
  summary: 'proves and exports the ledger of referral programmes, and hands rewards over',
  usage: 'referrals reconcile|export|review|approved|allow|deny|paid --site ID',
  help: `${DATA_HELP}
  reconcile             adds the ledger up, and fails if anything in it is not right
  export                every entry as CSV, for finance; --from and --to YYYY-MM-DD (UTC; --to not included)
  review                rewards that wait for a decision, and why
  approved              rewards to be handed over, as CSV
  allow | deny          decides one: --id LINE, and of a refusal --reason TEXT
  paid                  says that rewards were handed over: --id LINE, or --file FILE with a line's id first in each row;
                        --reference TEXT is kept with each

  --by SUBJECT          who of staff it is (for all but reconcile and export), as your signed tokens name them
  --issuer NAME         and by which issuer (default: the site's id)`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    id: { type: 'string' },
    file: { type: 'string' },
    reason: { type: 'string' },
    reference: { type: 'string' },
    by: { type: 'string' },
    issuer: { type: 'string' },
  },
  words: 1,
  async run(values, [what], io) {
    const act = Object.hasOwn(ACTS, what!) ? ACTS[what!] : undefined;
    if (!act) throw new UsageError(`There is no "referrals ${what}".`);
    const site = required(values, 'site');
    await withAdmin(where(values, io), (admin) => act({ admin, site, values, io }));
  },
};

interface Call {
  readonly admin: Admin;
  readonly site: string;
  readonly values: Values;
  readonly io: Io;
}

const ACTS: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  async reconcile({ admin, site, io }) {
    const report = await admin.reconcile(site);
    for (const line of summary(report)) io.out(line);
    for (const { hint } of report.problems) io.note(hint);
    if (report.problems.length > 0)
      throw new Error(`The books of "${site}" do not add up: ${report.problems.length} problems.`);
  },

  async export({ admin, site, values, io }) {
    const [from, to] = [dayOf(values, 'from', 0), dayOf(values, 'to', Infinity)];
    io.out(csvLine(COLUMNS));
    for (let after: number | null = 0; after !== null && !io.signal.aborted;) {
      const page = await admin.bookedEntries(site, after);
      for (const booked of page.entries)
        if (booked.entry.at >= from && booked.entry.at < to) io.out(csvLine(fieldsOf(booked)));
      after = page.next;
    }
    io.signal.throwIfAborted();
  },

  async review({ admin, site, values, io }) {
    await each(admin, site, values, 'review', ({ line, member, friends, signs }) => {
      const whose = `${member?.name ?? 'somebody erased'}, by ${friends.map(({ name }) => name).join(', ')}`;
      io.out(
        `${line.id}\t${line.programme}/${line.rule}\t${worth(line)}\t${whose}\t${signs.map((sign) => SIGNS[sign]).join('; ')}`,
      );
    });
  },

  async approved({ admin, site, values, io }) {
    io.out(csvLine(['line', 'member', 'name', 'programme', 'rule', 'type', 'amount', 'currency', 'kind']));
    await each(admin, site, values, 'approved', ({ line, member }) => {
      const { id, programme, rule, type, amount, kind } = line;
      const sum = amount ? [decimalOf(amount), amount.currency] : ['', ''];
      io.out(csvLine([id, member?.id ?? '', member?.name ?? '', programme, rule, type, ...sum, kind]));
    });
  },

  allow: (call) => decide(call, 'allow'),
  deny: (call) => decide(call, 'deny'),

  async paid({ admin, site, values, io }) {
    const by = staffOf(values);
    const reference = text(values['reference']);
    const file = text(values['file']);
    const ids = file === undefined ? [required(values, 'id')] : idsIn(await readFile(file, 'utf8'));
    if (ids.length === 0) throw new UsageError(`There is no line's id in ${file}.`);
    // A hundred at a time, each all or none; what was paid is not paid again.
    for (let at = 0; at < ids.length; at += 100)
      await admin.payRewards(site, by, { ids: ids.slice(at, at + 100), ...(reference && { reference }) });
    io.out(`${ids.length} handed over.`);
  },
};

async function decide({ admin, site, values, io }: Call, decision: 'allow' | 'deny'): Promise<void> {
  const reason = text(values['reason']);
  const { line } = await admin.decideReward(site, staffOf(values), {
    ...{ id: required(values, 'id'), decision },
    ...(reason && { reason }),
  });
  io.out(`${line.id}\t${line.state}`);
}

async function each(
  admin: Admin,
  site: string,
  values: Values,
  kind: 'review' | 'approved',
  tell: (one: RewardCase) => void,
): Promise<void> {
  const by = staffOf(values);
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await admin.rewards(site, by, { kind, limit: 100, ...(cursor && { cursor }) });
    page.cases.forEach(tell);
    cursor = page.next;
  }
}

const SIGNS: Readonly<Record<RewardCase['signs'][number], string>> = {
  device: 'was signed in on a device of who invited them',
  loop: 'has something in common with who invited the one who invited them',
  twin: 'has something in common with another friend of the same member',
  velocity: 'came with many others within hours',
};

function staffOf(values: Values): Staff {
  const issuer = text(values['issuer']);
  return { subject: required(values, 'by'), ...(issuer && { issuer }) };
}

const worth = ({ amount, type }: RewardCase['line']): string =>
  amount ? `${decimalOf(amount)} ${amount.currency}` : type;

function dayOf(values: Values, name: string, otherwise: number): number {
  const day = text(values[name]);
  if (day === undefined) return otherwise;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) throw new UsageError(`--${name} must be a day such as 2027-01-31, not "${day}".`);
  return at;
}

/** The first field of each row that is an id: a heading is none. */
const idsIn = (csv: string): string[] =>
  csv
    .split(/\r?\n/)
    .map((row) =>
      row
        .split(/[,;\t]/)[0]!
        .replace(/^"|"$/g, '')
        .trim(),
    )
    .filter((id) => /^[0-9a-f-]{36}$/.test(id));

const COLUMNS = [
  ...['no', 'at', 'line', 'kind', 'member', 'issuer', 'subject', 'programme', 'rule', 'side', 'type'],
  ...['from', 'to', 'amount', 'currency', 'reason', 'reference', 'by', 'takes_back', 'hash'],
];

function fieldsOf({ entry, line, identity }: BookedEntry): string[] {
  const { no, at, line: id, member, from, to, value, currency, reason, note, by, hash } = entry;
  return [
    ...[String(no), new Date(at).toISOString(), id, line.kind, member],
    ...[identity?.issuer ?? '', identity?.subject ?? ''],
    ...[line.programme, line.rule, line.side, line.type, from ?? '', to],
    ...[currency === '' ? '' : decimalOf({ value, currency }), currency],
    ...[reason ?? '', note ?? '', by ?? '', line.of ?? '', hash],
  ];
}

function summary({ entries, lines, totals, problems, seal }: BooksReport): string[] {
  return [
    `${entries} entries in ${lines} lines${problems.length === 0 ? ': they add up.' : '.'}`,
    ...totals.map((total) => {
      const { currency } = total;
      const sum = (value: number) => decimalOf({ value, currency });
      return `${currency}  promised ${sum(total.promised)} = pending ${sum(total.pending)} + approved ${sum(total.approved)} + paid ${sum(total.paid)} + void ${sum(total.void)}`;
    }),
    ...(seal === '' ? [] : [`Seal of the last entry: ${seal}`]),
  ];
}
