/** What client and server of the protocol share: routes, statuses and types. Small, for it goes to the browser; schemas and handler do not. */
export * from './addresses.ts';
export * from './query.ts';
export * from './routes.ts';
export * from './status.ts';
export * from './types.ts';
