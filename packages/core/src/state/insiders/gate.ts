import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import type { GateStore, GateView } from './gate-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

/** A gate, and what is offered behind it; the same id gives the same store. */
export const gateStore = (community: Pick<Community, 'store'>, id: string): GateStore =>
  community.store(`gate/${id}`, (base) => openGate(base, id));

/** Who is let in depends on who is looking: it is read by `gate-living.ts`. */
function openGate(base: Base, id: string): GateStore {
  const $view = atom<GateView>({
    status: 'loading',
    error: null,
    gate: null,
    hidden: false,
    busy: null,
    failure: null,
  });
  const { ready, later } = openStore<GateView, GateStore>(base, $view, {
    async living() {
      const { createGate } = await import('./gate-living.ts');
      return (core) => createGate(core, id, $view);
    },
  });
  return {
    id,
    $view,
    ready,
    ...later(
      undefined,
      'reload',
      'book',
      'cancel',
      'redeem',
      'circles',
      'invite',
      'invited',
      'join',
      'leave',
    ),
  };
}
