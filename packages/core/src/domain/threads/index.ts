export * from './types.ts';
export * from './actions.ts';
export * from './counts.ts';
export * from './moderation.ts';
export * from './ranking.ts';
export * from './sight.ts';
export * from './spam.ts';
export * from './words.ts';
