import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import type { LeadersStore, LeadersView, StatementStore, StatementView } from './rewards-types.ts';
import type { Community } from '../types.ts';

export type { LeadersStore, LeadersView, StatementStore, StatementView } from './rewards-types.ts';

const living = () => import('./rewards-living.ts');
const BEGIN = { status: 'loading', error: null } as const;

/** What the viewer won by inviting, and by being invited, in all programmes. */
export const statementStore = (community: Pick<Community, 'store'>): StatementStore =>
  community.store('statement', openStatement);

/** Those who brought most by a programme. */
export const leadersStore = (community: Pick<Community, 'store'>, programme: string): LeadersStore =>
  community.store(`leaders/${programme}`, (base) => openLeaders(base, programme));

function openStatement(base: Base): StatementStore {
  const $view = atom<StatementView>({
    ...{ ...BEGIN, lines: [], balances: [] },
    ...{ hasNext: false, busy: false, failure: null },
  });
  const { ready, later } = openStore<StatementView, StatementStore>(base, $view, {
    async living() {
      const { createStatement } = await living();
      return (core) => createStatement(core, $view);
    },
  });
  return { $view, ready, ...later(undefined, 'reload', 'more') };
}

function openLeaders(base: Base, programme: string): LeadersStore {
  const $view = atom<LeadersView>({ ...BEGIN, board: null, busy: false, failure: null });
  const { ready, later } = openStore<LeadersView, LeadersStore>(base, $view, {
    async living() {
      const { createLeaders } = await living();
      return (core) => createLeaders(core, programme, $view);
    },
  });
  return { $view, ready, ...later(undefined, 'reload', 'list') };
}
