export * from './types.ts';
export * from './requirement.ts';
export * from './perks.ts';
export * from './definition.ts';
