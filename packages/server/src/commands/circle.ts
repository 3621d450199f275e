import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, UsageError, where, type Command } from './command.ts';

/** Invitations made at once. */
const MOST = 1_000;

export const circle: Command = {
  summary: 'makes invitations to a hidden circle',
  usage: 'circle --site ID --invite CIRCLE [--count N]',
  help: `${DATA_HELP}
  --invite CIRCLE   the circle, by its id in the community file
  --count N         so many invitations, 1 to ${MOST}; each works once, for one person

Prints one line per invitation: its link (or its token, where the circle names no page), and until when it holds.
Whoever has a line can come in, so hand them on in private.`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    invite: { type: 'string' },
    count: { type: 'string' },
  },
  words: 0,
  async run(values, _words, io) {
    const [site, id] = [required(values, 'site'), required(values, 'invite')];
    const count = Number(text(values['count']) ?? '1');
    if (!Number.isInteger(count) || count < 1 || count > MOST)
      throw new UsageError(`--count is a whole number from 1 to ${MOST}.`);
    await withAdmin(where(values, io), async (admin) => {
      for (let made = 0; made < count && !io.signal.aborted; made++) {
        const { link, token, expiresAt } = await admin.inviteToCircle(site, id);
        io.out([link ?? token, new Date(expiresAt).toISOString()].join('\t'));
      }
    });
  },
};
