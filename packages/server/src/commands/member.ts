import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, UsageError, where, type Command } from './command.ts';

export const member: Command = {
  summary: 'tells all that is kept of a member, or forgets them',
  usage: 'member export|erase --site ID (--member ID | --as SUBJECT [--issuer NAME])',
  help: `${DATA_HELP}
  --member ID           who it is here
  --as SUBJECT          who it is in your tokens (sub)
  --issuer NAME         whose tokens (iss); default: the site's id
  --yes                 erase: without it, it only says who it would be

"export" writes JSON to standard output. "erase" can't be undone: words, name, address, pictures, points and badges go, at once; the
database file is written anew, so that nothing is left in it. Backups made before hold what was there.`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    member: { type: 'string' },
    as: { type: 'string' },
    issuer: { type: 'string' },
    yes: { type: 'boolean' },
  },
  words: 1,
  async run(values, [act], io) {
    if (act !== 'export' && act !== 'erase')
      throw new UsageError(`It is "member export" or "member erase", not "${act}".`);
    const site = required(values, 'site');
    const [id, subject, issuer] = [text(values['member']), text(values['as']), text(values['issuer'])];
    if ((id === undefined) === (subject === undefined))
      throw new UsageError('Name them by --member or by --as.');
    const which = {
      ...(id !== undefined && { member: id }),
      ...(subject !== undefined && { subject }),
      ...(issuer !== undefined && { issuer }),
    };
    await withAdmin(where(values, io), async (admin) => {
      if (act === 'erase' && values['yes'] === true)
        return io.note(
          `Erased ${await admin.eraseMember(site, which)}. Backups made before hold what was there.`,
        );
      const data = await admin.memberData(site, which);
      if (act === 'export') return io.out(JSON.stringify(data, null, 2));
      for (const [what, rows] of Object.entries(data.kept)) io.note(`${rows.length}\t${what}`);
      io.note(`All of this of ${data.member} would go, for good. Again with --yes does it.`);
    });
  },
};
