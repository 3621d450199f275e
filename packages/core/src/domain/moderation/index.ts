export * from './types.ts';
export * from './undo.ts';
