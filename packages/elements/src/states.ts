/** Every state of every widget, drawn without a backend: what accessibility tests, screenshots and the docs go through. */
export { mountState } from './fakes/state.ts';
export type { WidgetState } from './fakes/state.ts';
export { threadStates } from './widgets/thread/states.ts';
export { pollStates } from './widgets/poll/states.ts';
export { badgesStates } from './widgets/badges/states.ts';
export { countStates } from './widgets/count/states.ts';
export { figuresStates } from './widgets/figures/states.ts';
export { impactStates } from './widgets/impact/states.ts';
export { inviteStates } from './widgets/invite/states.ts';
export { bellStates } from './widgets/bell/states.ts';
export { gateStates } from './widgets/gate/states.ts';
