export * from './address.ts';
export * from './rules.ts';
export * from './types.ts';
