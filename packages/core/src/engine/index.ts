/** The use cases, once, over a small store port. A backend of ours is this engine with a store; see docs/architecture.md. */
export * from './cursor.ts';
export * from './engine.ts';
export * from './schema.ts';
export * from './store.ts';
export type { Community, ConfigureReport } from './configure.ts';
export type { EngineOptions } from './scene.ts';
export type { SignIn } from './people.ts';
