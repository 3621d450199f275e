export * from './types.ts';
export * from './definition.ts';
export * from './kind.ts';
