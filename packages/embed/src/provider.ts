/** `<hearth-community>` on a page with the script tag: it finds `http` and `local` by their names. */
import '@hearth/elements/community';
import { registerBackend } from '@hearth/elements/registry';
import type { OpenHttp } from './runtime.ts';
import type { Settings } from './settings.ts';

export function provide(settings: readonly Settings[], openHttp: OpenHttp): void {
  registerBackend('http', ({ site, server, identity }) => {
    const beside = settings.find((each) => each.site === site) ?? settings[0]!;
    return openHttp(site, server?.replace(/\/+$/, '') ?? beside.server, identity ?? (() => null), true);
  });
  registerBackend('local', async ({ site }) => (await import('./local.ts')).localBackend(site, true));
}
