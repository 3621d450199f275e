/** The http backend whole, and what explains its failures: loaded behind the first view, or at once where somebody is signed in. */
import { httpAdapter } from '@hearth/adapters/http';
import type { BackendAdapter } from '@hearth/core/adapter';
import { explained } from './explained.ts';
import type { Where } from './where.ts';

export { createPatience } from './identity.ts';

export interface WholeOptions extends Omit<Where, 'signed'> {
  readonly identity: () => unknown;
}

export function wholeHttp({ identity, ...where }: WholeOptions): BackendAdapter {
  let signed = false;
  const { server, site } = where;
  const adapter = httpAdapter({
    server,
    site,
    async identity() {
      const token = ((await identity()) ?? null) as string | null;
      signed = token !== null;
      return token;
    },
  });
  return explained(adapter, () => ({ ...where, signed }));
}
