import type { Id } from '../../domain/common.ts';
import { seal, sealed } from '../seal.ts';
import type { EngineOptions } from '../scene.ts';

const PURPOSE = 'circle';
const LIMIT = 200;

type Sealing = Pick<EngineOptions, 'secret'>;

/** What is handed on: the invitation's id and its seal. Only the id is stored, so whoever reads the rows can't come in. */
export const invitationToken = async ({ secret }: Sealing, site: Id, id: string): Promise<string> =>
  `${id}.${await seal(secret, PURPOSE, `${site}\n${id}`)}`;

/** The invitation's id; `null` for a token that is forged, damaged or another site's. */
export async function readInvitation({ secret }: Sealing, site: Id, token: string): Promise<string | null> {
  const [id = '', mac = '', ...rest] = token.length > LIMIT ? [] : token.split('.');
  if (rest.length > 0 || mac === '') return null;
  return (await sealed(secret, PURPOSE, `${site}\n${id}`, mac)) ? id : null;
}
