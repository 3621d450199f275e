/** Types and pure rules: no I/O, no clock, no randomness of their own. The same code decides in the browser and on the server. */
export * from './common.ts';
export * from './origins.ts';
export * from './problem.ts';
export * from './people.ts';
export * from './names.ts';
export * from './body.ts';
export * from './links.ts';
export * from './site.ts';
export * from './artwork.ts';
export * from './threads/index.ts';
export * from './media/index.ts';
export * from './moderation/index.ts';
export * from './polls/index.ts';
export * from './access/index.ts';
export * from './segments/index.ts';
export * from './badges/index.ts';
export * from './referrals/index.ts';
