export { httpAdapter } from './http-adapter.ts';
export type { TokenStorage } from './identity.ts';
export type { HttpAdapter, HttpOptions } from './options.ts';
export { httpReader, type ReaderOptions } from './reader.ts';
