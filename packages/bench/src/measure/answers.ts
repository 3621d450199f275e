const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');
const NOTHING = Buffer.alloc(0);

export interface Answer {
  readonly status: number;
  /** Status line and headers as they came. */
  readonly head: string;
  readonly body: Buffer;
}

export interface Listener {
  /** A whole answer. */
  readonly onAnswer: (answer: Answer) => void;
  /** A part of a chunked 200's body as it comes: for streams, whose answers never end. */
  readonly onChunk?: (chunk: Buffer) => void;
}

type Framing = number | 'chunked';

/**
 * Cuts what comes over a connection into HTTP/1.1 answers (RFC 9112 §6 and §7.1): as much of it as the servers of this
 * bench speak. Node's own client needs more CPU than the servers that it would measure.
 */
export class AnswerReader {
  readonly #listener: Listener;
  #pending: Buffer = NOTHING;
  #head: string | null = null;
  #framing: Framing = 0;
  #chunks: Buffer[] = [];

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Throws `Error` for what is not HTTP. */
  feed(data: Buffer): void {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, data]) : data;
    while (this.#head === null ? this.#readHead() : this.#readBody());
  }

  /** Whether something could be read; `false` waits for more. */
  #readHead(): boolean {
    const end = this.#pending.indexOf(HEAD_END);
    if (end < 0) return false;
    this.#head = this.#take(end, HEAD_END.length).toString('latin1');
    if (!this.#head.startsWith('HTTP/1.1 '))
      throw new Error(`Not an HTTP answer: ${this.#head.slice(0, 80)}`);
    this.#framing = framingOf(this.#head);
    return true;
  }

  #readBody(): boolean {
    if (this.#framing === 'chunked') return this.#readChunk();
    if (this.#pending.length < this.#framing) return false;
    this.#finish(this.#take(this.#framing, 0));
    return true;
  }

  #readChunk(): boolean {
    const line = this.#pending.indexOf(LINE_END);
    if (line < 0) return false;
    const size = Number.parseInt(this.#pending.toString('latin1', 0, line), 16);
    if (!(size >= 0)) throw new Error('Not the size of a chunk.');
    if (this.#pending.length < line + 2 + size + 2) return false;
    this.#take(line, 2);
    const chunk = this.#take(size, 2);
    if (size === 0) this.#finish(Buffer.concat(this.#chunks));
    else if (this.#listener.onChunk && statusOf(this.#head!) === 200) this.#listener.onChunk(chunk);
    else this.#chunks.push(chunk);
    return true;
  }

  #finish(body: Buffer): void {
    const head = this.#head!;
    this.#head = null;
    this.#chunks = [];
    this.#listener.onAnswer({ status: statusOf(head), head, body });
  }

  #take(length: number, skip: number): Buffer {
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length + skip);
    return taken;
  }
}

const statusOf = (head: string): number => Number(head.slice(9, 12));

function framingOf(head: string): Framing {
  const status = statusOf(head);
  if (status === 204 || status === 304) return 0;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return 'chunked';
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('An answer without a length would end with its connection.');
  return Number(length);
}
