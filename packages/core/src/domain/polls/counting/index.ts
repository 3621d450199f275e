export { gatherRankings, type Ranking } from './rankings.ts';
export * from './instant-runoff.ts';
export * from './pairwise.ts';
export * from './schulze.ts';
export * from './points.ts';
export * from './quorum.ts';
export * from './seeded-order.ts';
