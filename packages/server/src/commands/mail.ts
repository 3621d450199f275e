import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, UsageError, where, type Command } from './command.ts';

export const mail: Command = {
  summary: 'says how the mail to members does, sends a test, stops an address',
  usage: 'mail status --site ID | mail test|stop ADDRESS --site ID',
  help: `${DATA_HELP}

"status" counts addresses and mails, and says how what failed lately failed; it names nobody. "test" sends a mail to ADDRESS at once, and
says what is wrong when it is not taken. "stop" writes to ADDRESS no more, whoever's it is, until its owner confirms it again: for mails that
came back, and for complaints.

The SMTP server is named by HEARTH_SMTP_URL (smtps://user:password@mail.example:465), the sender by "mail" in the community file. While the
server runs, it is the one that sends.`,
  options: { ...DATA_OPTIONS, site: { type: 'string' } },
  words: 1,
  more: 1,
  async run(values, [act, address], io) {
    const site = required(values, 'site');
    if (act === 'test' && address !== undefined)
      return withAdmin(where(values, io), async (admin) => {
        await admin.testMail(site, address);
        io.note('The SMTP server took it.');
      });
    if (act === 'stop' && address !== undefined)
      return withAdmin(where(values, io), async (admin) => {
        const members = await admin.stopMail(site, address);
        io.note(members === 0 ? 'Nobody has this address.' : 'It is written to no more.');
      });
    if (act !== 'status' || address !== undefined)
      throw new UsageError('It is "mail status", "mail test ADDRESS" or "mail stop ADDRESS".');
    await withAdmin(where(values, io), async (admin) => {
      const { sends, addresses, mails, faults } = await admin.mailStatus(site);
      const rows: readonly (readonly [string, string | number])[] = [
        ['server', sends.server ? 'named' : 'none: set HEARTH_SMTP_URL'],
        ['from', sends.from ?? 'none: add "mail" to the community file'],
        ...Object.entries(addresses).map(([state, count]) => [`addresses ${state}`, count] as const),
        ...Object.entries(mails).map(([state, count]) => [`mails ${state}`, count] as const),
      ];
      for (const [name, value] of rows) io.out(`${name}\t${value}`);
      for (const { at, fault, code, tries } of faults)
        io.out(`${new Date(at).toISOString()}\t${fault}\t${code ?? 'no reply'}\t${tries} tries`);
    });
  },
};
