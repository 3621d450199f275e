/** The use cases, once, over a small store port. A backend of ours is this engine with a store; see docs/architecture.md. */
export { webAmbient } from './ambient.ts';
export * from './cursor.ts';
export * from './engine.ts';
export * from './schema.ts';
export * from './store.ts';
export * from './tables.ts';
export type { Community, SiteAccess, TopicDeclaration } from './community.ts';
export type { ConfigureChange, ConfigureReport } from './configure.ts';
export type { MediaFile } from './media.ts';
export { mediaAddress } from './media-house.ts';
export type { Encoded, ImageCodec, MediaHouse, MediaPass, MediaStorage } from './media-house.ts';
export { pngCodec } from './png-codec.ts';
export { normaliseCommunity } from './normalise.ts';
export type { ShapeProblem } from './shape.ts';
export type { EngineOptions, Judge, Judged } from './scene.ts';
export type { ImportBatch, ImportedComment, ImportedThread, ImportReport } from './import.ts';
export type { SignIn } from './people.ts';
