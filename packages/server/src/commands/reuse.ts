import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, where, type Command } from './command.ts';

export const reuse: Command = {
  summary: 'writes the comments whose authors let the site use them elsewhere, as JSON Lines',
  usage: 'reuse --site ID',
  help: `${DATA_HELP}

One comment a line: its words, its pictures' addresses, whom to credit, and what they agreed to. It holds for now: ask anew before each
use, for whoever took it back is in it no longer.`,
  options: { ...DATA_OPTIONS, site: { type: 'string' } },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    await withAdmin(where(values, io), async (admin) => {
      for (let cursor: string | null = null; ;) {
        const page = await admin.reusable(site, cursor);
        for (const comment of page.comments) io.out(JSON.stringify(comment));
        cursor = page.next;
        if (cursor === null) return;
      }
    });
  },
};
