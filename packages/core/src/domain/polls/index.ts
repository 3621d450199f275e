export * from './types.ts';
export * from './contest.ts';
export * from './definition.ts';
export * from './rules.ts';
export * from './spending.ts';
export * from './tally.ts';
export * from './counting/index.ts';
export * from './ideas/index.ts';
