import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, UsageError, where, type Command } from './command.ts';

export const issuer: Command = {
  summary: 'shows the keys that sign a site’s badges, or makes another one',
  usage: 'issuer --site ID [--rotate [--alg ALG]]',
  help: `${DATA_HELP}
  --rotate    makes a new key, which signs from now on; badges that older keys signed stay valid
  --alg ALG   of the new key: ES256 (default) or RS256`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    rotate: { type: 'boolean' },
    alg: { type: 'string' },
  },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    const alg = text(values['alg']) ?? 'ES256';
    if (alg !== 'ES256' && alg !== 'RS256') throw new UsageError(`--alg is ES256 or RS256, not "${alg}".`);
    await withAdmin(where(values, io), async (admin) => {
      if (values['rotate'] === true) io.note(`Now signs: ${(await admin.rotateIssuerKey(site, alg)).kid}`);
      for (const { kid, jwk, createdAt, retiredAt } of await admin.issuerKeys(site)) {
        const since = new Date(createdAt).toISOString();
        const until = retiredAt === null ? 'signs' : `until ${new Date(retiredAt).toISOString()}`;
        io.out([kid, jwk.alg, since, until].join('\t'));
      }
    });
  },
};
