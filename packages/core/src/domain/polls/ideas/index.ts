export * from './types.ts';
export * from './definition.ts';
export * from './kind.ts';
export * from './rules.ts';
export * from './similar.ts';
export * from './trending.ts';
export * from './words.ts';
