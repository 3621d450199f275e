import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, where, wholeNumber, type Command } from './command.ts';

const DAY = 86_400_000;

export const rewards: Command = {
  summary: 'says what a site rewarded with, and how much of it has a price',
  usage: 'rewards --site ID [--days N]',
  help: `${DATA_HELP}
  --days N    how far to look back; default 90`,
  options: { ...DATA_OPTIONS, site: { type: 'string' }, days: { type: 'string' } },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    const days = wholeNumber('--days', text(values['days']), 3_660) ?? 90;
    await withAdmin(where(values, io), async (admin) => {
      const { given, total, economicShare, warning } = await admin.rewardFigures(site, days * DAY);
      for (const [type, count] of Object.entries(given)) io.out(`${type}\t${count}`);
      io.out(`total\t${total}`);
      io.out(
        `economic share\t${economicShare === null ? '–' : `${Math.round(economicShare * 1_000) / 10} %`}`,
      );
      if (warning)
        io.note(
          'Warning: more than half of what was given has a price. People learn to wait for it; give recognition, access and experience instead.',
        );
    });
  },
};
