/** Tables that only the server has, beside the engine's; their keys begin with `site` as well. */
export interface ServerTables {
  /** The log's counter: where the log of a site stands, and which life of it this is. */
  site_counters: { site: string; epoch: string; seq: number };
  /** Read here only to list the sites; otherwise the engine's. */
  settings: { site: string; id: string; info: string };
  /** Keys that sign identities: a JSON {@link SiteKey} each. */
  site_keys: { site: string; kid: string; key: string };
  /** Keys that sign badges: `jwk` the public half as JSON, `sealed` the private one, encrypted; `retiredAt` 0: it signs now. */
  issuer_keys: {
    site: string;
    kid: string;
    jwk: string;
    sealed: string;
    createdAt: number;
    retiredAt: number;
  };
  /** Keys that sign the host's events; `sealed`: encrypted. */
  event_keys: { site: string; kid: string; sealed: string; createdAt: number };
}

/** Columns and primary keys, for the migration's test. */
export const SERVER_TABLES: Readonly<
  Record<
    Exclude<keyof ServerTables, 'settings'>,
    { readonly columns: Readonly<Record<string, 'text' | 'int'>>; readonly key: readonly string[] }
  >
> = {
  site_counters: { columns: { site: 'text', epoch: 'text', seq: 'int' }, key: ['site'] },
  site_keys: { columns: { site: 'text', kid: 'text', key: 'text' }, key: ['site', 'kid'] },
  issuer_keys: {
    columns: { site: 'text', kid: 'text', jwk: 'text', sealed: 'text', createdAt: 'int', retiredAt: 'int' },
    key: ['site', 'kid'],
  },
  event_keys: {
    columns: { site: 'text', kid: 'text', sealed: 'text', createdAt: 'int' },
    key: ['site', 'kid'],
  },
};
