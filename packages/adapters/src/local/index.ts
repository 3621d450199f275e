/** A backend that lives in this browser: on this device, for this person. Nothing is sent anywhere. */
export { indexedDbPersistence, type IndexedDbPersistence } from './indexed-db.ts';
export { localAdapter, type LocalAdapter, type LocalOptions } from './local-adapter.ts';
export { canvasCodec } from './canvas-codec.ts';
export { localMedia, type LocalMedia } from './media.ts';
export { memoryMedia } from './memory-media.ts';
export { createMemoryStore, type MemoryStoreOptions } from './memory-store.ts';
export type { Persistence, SavedRow } from './persistence.ts';
