import type { BackendAdapter } from '@hearth/core/adapter';
import { mistake } from './explain.ts';

/** The backend that `data-backend` names, if it is another than `http`. */
export async function otherBackend(name: string, site: string): Promise<BackendAdapter> {
  if (name !== 'local')
    throw mistake(`data-backend="${name}" is not known. Use http or local, or leave it out.`);
  try {
    return (await import('./local.ts')).localBackend(site, false);
  } catch (cause) {
    throw mistake(
      `the backend "${name}" did not load. Check the network and the page's Content-Security-Policy, and reload the page.`,
      cause,
    );
  }
}
