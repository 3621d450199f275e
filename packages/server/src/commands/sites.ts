import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, where, type Command } from './command.ts';

export const sites: Command = {
  summary: 'lists the sites',
  usage: 'sites [--data DIR]',
  help: DATA_HELP,
  options: { ...DATA_OPTIONS },
  words: 0,
  async run(values, _words, io) {
    const found = await withAdmin(where(values, io), (admin) => admin.sites());
    for (const { id, name, origins } of found) io.out(`${id}\t${name}\t${origins.join(' ')}`);
    if (found.length === 0) io.note('There is none yet: "hearth apply community.yaml" makes one.');
  },
};
