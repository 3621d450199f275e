import postgres from 'postgres';

const BEAT = 5_000;

/**
 * Leads while this process holds a lock in the database: of all processes that ask for the same `name`, one at a time
 * does. The lock goes with its connection, so when a process dies another one takes over within two beats.
 *
 * @returns how to resign; it resolves when the connection is gone.
 */
export function elect(url: string, name: string, lead: () => () => void): () => Promise<void> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    // Asked for while a connection opens, and lost without a handler when it is closed then.
    fetch_types: false,
    connection: { application_name: 'hearth-leader' },
  });
  let rest: (() => void) | null = null;
  let session: number | null = null;
  let ended = false;
  let beating: Promise<void> | null = null;

  const beat = async (): Promise<void> => {
    const [row] = await sql<{ pid: number; held: boolean }[]>`
      select pg_backend_pid() as pid,
        case when ${session}::int is not distinct from pg_backend_pid() then true else pg_try_advisory_lock(hashtextextended(${`hearth ${name}`}, 0)) end as held`;
    // Another connection than the one that took the lock: the lock is gone, or was taken anew just now.
    if (row!.pid !== session) step(false);
    session = row!.held ? row!.pid : null;
    if (!ended) step(row!.held);
  };
  const step = (held: boolean): void => {
    if (held) rest ??= lead();
    else {
      rest?.();
      rest = null;
    }
  };
  const tick = (): void => {
    if (beating || ended) return;
    beating = beat()
      .catch(() => {
        session = null;
        step(false);
      })
      .finally(() => (beating = null));
  };
  const timer = setInterval(tick, BEAT).unref();
  tick();
  return async () => {
    ended = true;
    clearInterval(timer);
    step(false);
    await beating;
    await sql.end({ timeout: 1 }).catch(() => {});
  };
}
