/** Hearth's server for tests and demos: the real handler and engine, in memory, alone or inside msw. */
export { MOCK_COMMUNITY, MOCK_SITE, MOCK_TOPIC } from './community.ts';
export type { Clock } from './clock.ts';
export { handlers, type HandlersOptions } from './handlers.ts';
export { SCENARIOS, type Scenario } from './scenarios.ts';
export { createMockServer, type MockServer, type MockServerOptions } from './server.ts';
export { mockIdentity, type MockIdentity } from './tokens.ts';
