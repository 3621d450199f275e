/** What a page tells the elements: its backends, and its own community. */
export { registerBackend } from './parts/backends.ts';
export type { BackendFactory, BackendOptions } from './parts/backends.ts';
export { setDefaultCommunity, setDefaultProblem } from './parts/surroundings.ts';
export type { Problem, Surroundings } from './parts/surroundings.ts';
