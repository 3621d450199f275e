import type { TokenRequest } from '../admin/admin.ts';
import { withAdmin } from '../admin/reach.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, UsageError, where, type Command } from './command.ts';

const ROLES = ['member', 'staff', 'owner'] as const;

export const token: Command = {
  summary: 'signs an identity, for a trial or for the first staff',
  usage: 'token --site ID --as NAME [--id ID] [--role member|staff|owner]',
  help: `${DATA_HELP}
  --as NAME             how others see them
  --id ID               who they are for the issuer; default: made from the name
  --issuer NAME         who vouches (iss); default: the site's id
  --role ROLE           recorded for this member, from now on

The token is good for ten minutes: give it to the page as its identity.`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    as: { type: 'string' },
    id: { type: 'string' },
    issuer: { type: 'string' },
    role: { type: 'string' },
  },
  words: 0,
  async run(values, _words, io) {
    const role = text(values['role']);
    if (role !== undefined && !isRole(role))
      throw new UsageError(`--role is one of ${ROLES.join(', ')}, not "${role}".`);
    const id = text(values['id']);
    const issuer = text(values['issuer']);
    const request: TokenRequest = {
      site: required(values, 'site'),
      name: required(values, 'as'),
      ...(id !== undefined && { id }),
      ...(issuer !== undefined && { issuer }),
      ...(role !== undefined && { role }),
    };
    const signed = await withAdmin(where(values, io), (admin) => admin.token(request));
    io.out(signed.token);
    io.note(`${request.name} is "${signed.subject}" of "${signed.issuer}". Good for ten minutes.`);
  },
};

const isRole = (role: string): role is (typeof ROLES)[number] => (ROLES as readonly string[]).includes(role);
