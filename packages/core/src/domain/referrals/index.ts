export * from './types.ts';
export * from './attribution.ts';
export * from './code.ts';
export * from './format-code.ts';
export * from './definition.ts';
export * from './name.ts';
