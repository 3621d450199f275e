import { once } from 'node:events';
import { connect } from 'node:net';
import { AnswerReader } from './answers.ts';

const FRAME_END = '\n\n';

export interface EventStream {
  /** Resolves with the opening frame, as soon as the server has sent one that `isOpen` takes. */
  readonly opened: Promise<string>;
  close(): void;
}

/** Reads a `text/event-stream`. `onFrame` gets each frame as it stands on the wire, without its closing empty line. */
export async function openEvents(
  port: number,
  request: string,
  onFrame: (frame: string) => void,
  isOpen: (frame: string) => boolean = () => true,
): Promise<EventStream> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const { promise: opened, resolve, reject } = Promise.withResolvers<string>();
  opened.catch(() => {}); // for whom it may concern
  let rest = '';
  let open = false;
  const reader = new AnswerReader({
    onAnswer: ({ status, body }) => socket.destroy(new Error(`The stream ended: ${status} ${body.toString()}`)),
    onChunk: (chunk) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf(FRAME_END); end >= 0; end = rest.indexOf(FRAME_END)) {
        const frame = rest.slice(0, end);
        rest = rest.slice(end + FRAME_END.length);
        if (!open && (open = isOpen(frame))) resolve(frame);
        onFrame(frame);
      }
    },
  });
  socket.on('data', (data) => {
    try {
      reader.feed(data);
    } catch (error) {
      socket.destroy(error as Error);
    }
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The stream was closed.')));
  socket.write(request);
  return { opened, close: () => void socket.destroy() };
}
