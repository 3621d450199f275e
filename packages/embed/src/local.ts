/** The backend in the browser, with its failures explained. */
import { localAdapter } from '@hearth/adapters/local';
import type { BackendAdapter } from '@hearth/core/adapter';
import { explained } from './explained.ts';

export function localBackend(site: string, provided: boolean): BackendAdapter {
  const where = { site, server: location.origin, provided, signed: false };
  return explained(localAdapter({ site }), () => where);
}
