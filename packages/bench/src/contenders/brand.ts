import { compress, encodingFor } from '../../../server/src/http/encoding.ts';
import { bare, running, type Running } from './running.ts';

/** A page or a file of it, as text. */
export interface Sheet {
  /** With its query. */
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/**
 * The brand's own site: bare node:http that gives ready-made files, compressed. The pages of Hearth and of all limits come
 * from it, and all that the limits load.
 */
export async function start(): Promise<Running> {
  const sheets = new Map<
    string,
    { readonly type: string; readonly plain: Buffer; readonly br: Uint8Array }
  >();
  const server = bare((request, response) => {
    const sheet = sheets.get(request.url!);
    if (!sheet) return void response.writeHead(404).end();
    const br = encodingFor(request.headers['accept-encoding']) === 'br';
    response
      .writeHead(200, { 'Content-Type': sheet.type, ...(br && { 'Content-Encoding': 'br' }) })
      .end(br ? sheet.br : sheet.plain);
  });
  return running(server, {
    async put(given: readonly Sheet[]) {
      for (const { path, type, text } of given) {
        const plain = Buffer.from(text);
        // Answers as Hearth's server compresses them, and files as it does files.
        const br = await compress('br', plain, type === 'application/json' ? 'often' : 'once');
        sheets.set(path, { type, plain, br });
      }
    },
  });
}
