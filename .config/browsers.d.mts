type Engine = 'chromium' | 'firefox' | 'webkit';
export const engines: readonly Engine[];
export function findBrowsers(): Record<Engine, string | undefined>;
export function wantedEngines(): Engine[];
export function ensureBrowsers(wanted?: readonly Engine[]): Record<Engine, string | undefined>;
