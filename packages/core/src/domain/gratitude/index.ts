export * from './types.ts';
export * from './points.ts';
export * from './moments.ts';
export * from './rewards.ts';
export { dayIn } from './calendar.ts';
