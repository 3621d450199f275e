import postgres from 'postgres';

const BEAT = 5_000;

/**
 * Leads while this process holds a lock in the database: of all processes that ask for the same `name`, one at a time
 * does. The lock goes with its connection, so when a process dies another one takes over within two beats.
 *
 * @returns how to resign.
 */
export function elect(url: string, name: string, lead: () => () => void): () => void {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'hearth-leader' },
  });
  let rest: (() => void) | null = null;
  let session: number | null = null;
  let ended = false;
  let busy = false;

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
    if (busy || ended) return;
    busy = true;
    beat()
      .catch(() => {
        session = null;
        step(false);
      })
      .finally(() => (busy = false));
  };
  const timer = setInterval(tick, BEAT).unref();
  tick();
  return () => {
    ended = true;
    clearInterval(timer);
    step(false);
    void sql.end({ timeout: 1 }).catch(() => {});
  };
}
