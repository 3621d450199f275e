export * from './reports.ts';
export * from './sanctions.ts';
export * from './types.ts';
export * from './undo.ts';
