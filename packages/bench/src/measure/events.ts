import { once } from 'node:events';
import { connect } from 'node:net';
import { AnswerReader } from './answers.ts';
import { deferred } from './deferred.ts';

const FRAME_END = '\n\n';

export interface EventStream {
  /** Resolves with the frame that says so; rejects when the stream ends before. */
  readonly opened: Promise<string>;
  close(): void;
}

export interface EventListener {
  /** Gets each frame as it stands on the wire, without its closing empty line. */
  readonly onFrame: (frame: string) => void;
  /** Which frame says that the stream is open. Default: the first. */
  readonly isOpen?: (frame: string) => boolean;
  /** The stream ended, and nobody had closed it. */
  readonly onEnd?: (error: Error) => void;
}

/** Reads a `text/event-stream`. */
export async function openEvents(
  port: number,
  request: string,
  { onFrame, isOpen = () => true, onEnd }: EventListener,
): Promise<EventStream> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const { promise: opened, resolve, reject } = deferred<string>();
  opened.catch(() => {}); // for whom it may concern
  let rest = '';
  let open = false;
  const reader = new AnswerReader({
    onAnswer: ({ status, body }) => end(new Error(`The stream ended: ${status} ${body.toString()}`)),
    onChunk: (chunk) => {
      rest += chunk.toString('latin1');
      for (let at = rest.indexOf(FRAME_END); at >= 0; at = rest.indexOf(FRAME_END)) {
        const frame = rest.slice(0, at);
        rest = rest.slice(at + FRAME_END.length);
        if (!open && (open = isOpen(frame))) resolve(frame);
        onFrame(frame);
      }
    },
  });
  let ended = false;
  const end = (error?: Error): void => {
    if (ended) return;
    ended = true;
    socket.destroy();
    reject(error ?? new Error('The stream was closed.'));
    if (error) onEnd?.(error);
  };
  socket.on('data', (data) => {
    try {
      reader.feed(data);
    } catch (error) {
      end(error as Error);
    }
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error('The server closed the stream.')));
  socket.write(request);
  return { opened, close: () => end() };
}
