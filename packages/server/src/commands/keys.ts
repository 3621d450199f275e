import { readFile } from 'node:fs/promises';
import type { Admin } from '../admin/admin.ts';
import { withAdmin } from '../admin/reach.ts';
import type { SiteKey } from '../identity/keys.ts';
import { readPublicKeys } from '../identity/public-keys.ts';
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

export const keys: Command = {
  summary: 'shows and changes the keys that sign identities, or what happened at the host’s',
  usage: 'keys --site ID [--events] [--new | --jwks FILE-OR-URL | --remove KID]',
  help: `${DATA_HELP}
  --new                 makes a secret key (HS256) and shows it once
  --jwks FILE-OR-URL    takes public keys (ES256, RS256) from a JWKS; at a URL, they may change later
  --alg ALG             of the keys at a URL: ES256 (default) or RS256
  --issuer NAME         the only issuer (iss) that these keys may name
  --remove KID          takes a key back: what it signed is refused from now on
  --events              keys that sign purchases and the like (Standard Webhooks), in place of identities`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    new: { type: 'boolean' },
    jwks: { type: 'string' },
    alg: { type: 'string' },
    issuer: { type: 'string' },
    remove: { type: 'string' },
    events: { type: 'boolean' },
  },
  words: 0,
  async run(values, _words, io) {
    const site = required(values, 'site');
    const [jwks, remove] = [text(values['jwks']), text(values['remove'])];
    if ([values['new'] === true, jwks !== undefined, remove !== undefined].filter(Boolean).length > 1) {
      throw new UsageError('One of --new, --jwks and --remove at a time.');
    }
    if (values['events'] === true) {
      if (jwks !== undefined) throw new UsageError('Events are signed by secret keys: --new makes one.');
      return withAdmin(where(values, io), (admin) =>
        eventKeys(admin, site, { add: values['new'] === true, remove }, io),
      );
    }
    const added = jwks === undefined ? [] : await publicKeys(jwks, values);
    await withAdmin(where(values, io), async (admin) => {
      if (values['new'] === true) {
        const { kid, secret } = await admin.addKey(site, null);
        io.out(`kid     ${kid}\nsecret  ${secret}   (base64url)`);
      } else if (remove !== undefined) {
        if (!(await admin.removeKey(site, remove)))
          throw new Error(`The site "${site}" has no key "${remove}".`);
        io.note(`Removed ${remove}.`);
      } else if (jwks !== undefined) for (const key of added) io.out((await admin.addKey(site, key)).kid);
      else await list(admin, site, io);
    });
  },
};

async function list(admin: Admin, site: string, io: Io): Promise<void> {
  for (const key of await admin.keys(site)) {
    const from = 'jwks' in key ? String(key.jwks) : '';
    io.out([key.kid, key.algorithm, key.issuer ?? 'any issuer', from].join('\t').trimEnd());
  }
}

async function eventKeys(
  admin: Admin,
  site: string,
  { add, remove }: { readonly add: boolean; readonly remove: string | undefined },
  io: Io,
): Promise<void> {
  if (add) {
    const { kid, secret } = await admin.addEventKey(site);
    return io.out(`kid     ${kid}\nsecret  ${secret}`);
  }
  if (remove !== undefined) {
    if (!(await admin.removeEventKey(site, remove)))
      throw new Error(`The site "${site}" has no key "${remove}" for events.`);
    return io.note(`Removed ${remove}.`);
  }
  for (const { kid, createdAt, lost } of await admin.eventKeys(site))
    io.out([kid, new Date(createdAt).toISOString(), ...(lost ? ['unreadable: remove it'] : [])].join('\t'));
}

async function publicKeys(jwks: string, values: Values): Promise<SiteKey[]> {
  const issuer = text(values['issuer']);
  const alg = text(values['alg']) ?? 'ES256';
  if (alg !== 'ES256' && alg !== 'RS256') throw new UsageError(`--alg is ES256 or RS256, not "${alg}".`);
  const named = issuer === undefined ? {} : { issuer };
  if (!/^https?:/.test(jwks))
    return readPublicKeys(await readFile(jwks, 'utf8')).map((key) => ({ ...key, ...named }));
  const url = new URL(jwks);
  if (url.protocol !== 'https:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
    throw new UsageError('Keys come by https only.');
  return [{ kid: `jwks ${url.href}`, algorithm: alg, jwks: url.href, ...named }];
}
