export * from './rules.ts';
export * from './sniff.ts';
export * from './types.ts';
