import type { BackendAdapter } from '../contract.ts';
import { GUEST_NAME, type SiteName } from './fixture.ts';
import type { Role, World } from './harness.ts';

/**
 * A world's people, for harnesses whose adapters keep something for their person: each is opened when first asked for,
 * and again the same; the guest has joined.
 */
export function openedOnce(
  open: (role: Role, site: SiteName) => Promise<BackendAdapter>,
): Pick<World, 'as' | 'elsewhere'> {
  const opened = new Map<string, Promise<BackendAdapter>>();
  const enter = async (role: Role, site: SiteName): Promise<BackendAdapter> => {
    const adapter = await open(role, site);
    if (role === 'guest') await adapter.members?.joinAsGuest({ name: GUEST_NAME });
    return adapter;
  };
  const once = (role: Role, site: SiteName): Promise<BackendAdapter> => {
    const key = `${site} ${role}`;
    let adapter = opened.get(key);
    if (!adapter) opened.set(key, (adapter = enter(role, site)));
    return adapter;
  };
  return { as: (role) => once(role, 'conformance'), elsewhere: () => once('mira', 'elsewhere') };
}
