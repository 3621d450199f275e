import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, where, wholeNumber, type Command } from './command.ts';

const DAY = 86_400_000;

export const figures: Command = {
  summary: 'says how a community is doing: replies, answers by staff, who waits, who draws replies',
  usage: 'figures --site ID [--days N] [--json]',
  help: `${DATA_HELP}
  --days N    how far to look back, today included; default 30, 366 at most
  --json      as JSON, for other programs`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    days: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    const days = wholeNumber('--days', text(values['days']), 366) ?? 30;
    await withAdmin(where(values, io), async (admin) => {
      const all = await admin.figures(site, (days - 1) * DAY);
      if (values['json'] === true) return io.out(JSON.stringify(all));
      const { reciprocity, staff, streaks, influence } = all;
      const { roots, replies, perRoot, shares, answered } = reciprocity;
      const told = (value: number | null, unit = ''): string => (value === null ? '–' : `${value}${unit}`);
      io.out(`first comments\t${roots}`);
      io.out(`replies\t${replies}`);
      io.out(`replies per first comment\t${told(perRoot)}`);
      io.out(`by members\t${told(shares && shares.members, ' %')}`);
      io.out(`by staff\t${told(shares && shares.staff, ' %')}`);
      io.out(`first comments with an answer\t${told(answered, ' %')}`);
      io.out(`answered by staff\t${staff.answered} of ${staff.asked}`);
      io.out(`until staff answer (median)\t${told(staff.median, ' min')}`);
      io.out(`waiting for staff\t${staff.waiting}`);
      io.out(`members with a streak\t${told(streaks.members)}`);
      io.out(`for four weeks\t${told(streaks.fourWeeks)}`);
      for (const { member, replies: drawn } of influence.members)
        io.out(`drew replies this month\t${member.name}\t${drawn}`);
    });
  },
};
