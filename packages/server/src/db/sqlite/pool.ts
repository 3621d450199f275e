import { SqliteConnection } from './connection.ts';

/** Enough for bodies that wait for something between their reads; SQLite itself runs on this one thread. */
const READERS = 8;

/** Connections for reading, so that reads never queue behind a write and each has a snapshot of its own. */
export class ReadPool {
  readonly #file: string;
  readonly #idle: SqliteConnection[] = [];
  readonly #waiting: ((connection: SqliteConnection) => void)[] = [];
  #open = 0;

  constructor(file: string) {
    this.#file = file;
  }

  async use<T>(body: (connection: SqliteConnection) => Promise<T>): Promise<T> {
    const connection = await this.#take();
    try {
      connection.begin('deferred');
      return await body(connection);
    } finally {
      try {
        connection.rollback(); // nothing was written; this only ends the snapshot
      } finally {
        this.#give(connection);
      }
    }
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  #take(): SqliteConnection | Promise<SqliteConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#open < READERS) {
      const connection = new SqliteConnection(this.#file, 'read');
      this.#open++;
      return connection;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(connection: SqliteConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#idle.push(connection);
  }
}
