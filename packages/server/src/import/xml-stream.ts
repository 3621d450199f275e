import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ImportError } from './import-error.ts';

export interface XmlOptions {
  /** Bytes after which a file is refused. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}

/** What is being read, and how to react to it. */
export interface XmlReader<T> {
  /** Whose export it is, and what to do where a file can't be taken. */
  readonly of: { readonly name: string; readonly again: string; readonly smaller: string };
  open(tag: SaxesTagPlain, path: readonly string[]): void;
  /** `path` still ends with the name. */
  close(name: string, path: readonly string[]): void;
  text(more: string): void;
  /** What is ready, taken away from the reader. */
  take(): T[];
  /** At the end; what is missing by then is told by `fail`. */
  end(): void;
}

/** Elements inside each other; exports need a handful. */
const DEPTH_LIMIT = 64;

/**
 * Reads an export as a stream. Document types are refused, so there are no entities to resolve, no files to read and nothing to blow up.
 * Throws {@link ImportError}, with the line, for anything that is not a whole, well-formed file.
 */
export async function* streamXml<T>(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, signal, onProgress }: XmlOptions,
  create: (fail: (message: string) => void) => XmlReader<T>,
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  let problem: ImportError | null = null;
  const fail = (message: string): void =>
    void (problem ??= new ImportError(`${message} (line ${parser.line}, column ${parser.column})`));
  const reader = create(fail);
  const { name, again, smaller } = reader.of;
  parser.on('error', (error) =>
    fail(`The file is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`),
  );
  parser.on('doctype', () =>
    fail(
      `The file has a document type (<!DOCTYPE …>), which a ${name} export never has. It is refused for safety`,
    ),
  );
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('opentag', (tag) => {
    path.push(tag.name);
    if (path.length > DEPTH_LIMIT) fail(`Elements lie more than ${DEPTH_LIMIT} deep`);
    reader.open(tag, path);
  });
  parser.on('closetag', (tag) => {
    reader.close(tag.name, path);
    path.pop();
  });

  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const refuse = (): void => {
    if (problem) throw problem;
  };
  const feed = (decode: () => string): void => {
    let words: string;
    try {
      words = decode();
    } catch {
      throw new ImportError(
        `The file is not UTF-8 text (after ${bytes.toLocaleString('en')} bytes). ${again}, and don't open it in another program.`,
      );
    }
    if (words) parser.write(words);
    refuse();
  };
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new ImportError(`The file is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB. ${smaller}`);
    feed(() => decoder.decode(chunk, { stream: true }));
    onProgress?.(bytes);
    yield* reader.take();
  }
  feed(() => decoder.decode());
  if (bytes === 0) throw new ImportError('The file is empty.');
  if (path.length > 0)
    throw new ImportError(
      `The file ends too early: <${path.at(-1)}> is not closed. It was probably cut when it was downloaded: export it again.`,
    );
  parser.close();
  refuse();
  reader.end();
  yield* reader.take();
}
