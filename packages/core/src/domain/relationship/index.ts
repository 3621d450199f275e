export * from './calendar.ts';
export * from './rules.ts';
export * from './types.ts';
