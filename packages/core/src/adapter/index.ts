/** The one boundary: what a backend must do, how it says no, and what wraps around it. */
export * from './contract.ts';
export * from './errors.ts';
export * from './with-refetch.ts';
export * from './with-retry.ts';
export * from './lazy.ts';
export type * from './opener.ts';
