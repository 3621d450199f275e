export * from './types.ts';
export * from './definition.ts';
export * from './earning.ts';
export * from './next-tier.ts';
export * from './rarity.ts';
export * from './arrangement.ts';
