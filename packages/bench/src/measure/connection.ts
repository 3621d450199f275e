import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AnswerReader, type Answer } from './answers.ts';
import { deferred, type Deferred } from './deferred.ts';

/** The bytes of a request, made once where many are alike. */
export function message(
  method: string,
  path: string,
  { json, ...headers }: { readonly json?: unknown } & Readonly<Record<string, unknown>> = {},
): string {
  const body = json === undefined ? '' : JSON.stringify(json);
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: bench'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${String(value)}`);
  if (json !== undefined)
    lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** A kept-alive connection to this machine, with one request under way at a time. */
export class Connection {
  readonly #socket: Socket;
  #waiting: Deferred<Answer> | null = null;

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new AnswerReader({
      onAnswer: (answer) => {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting?.resolve(answer);
      },
    });
    socket.on('data', (data) => {
      try {
        reader.feed(data);
      } catch (error) {
        this.#fail(error as Error);
      }
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  /** Rejects when the connection ends before the answer has. */
  request(message: string): Promise<Answer> {
    if (this.#waiting) throw new Error('One request at a time.');
    this.#waiting = deferred<Answer>();
    this.#socket.write(message);
    return this.#waiting.promise;
  }

  close(): void {
    this.#waiting?.promise.catch(() => {}); // who closes does not wait any longer
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
