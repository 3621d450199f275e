import * as v from 'valibot';
import { CommunityError, type ErrorDetails } from '../../adapter/errors.ts';

/** Bytes of a request's body. The longest comment fits several times over. */
export const REQUEST_LIMIT = 64 * 1024;

/**
 * Reads a body that is a file, and never more of it than `limit` bytes. Throws `invalid` with the field `file` and the reason
 * `too-long`. Its type is for whoever decodes it: what a sender says of it is hearsay.
 */
export async function readFile(request: Request, limit: number): Promise<Blob> {
  const tooLong = (): CommunityError =>
    new CommunityError('invalid', 'The file is too large.', { field: 'file', reason: 'too-long', limit });
  if (Number(request.headers.get('Content-Length')) > limit) throw tooLong();
  return new Blob([await readAll(request, limit, tooLong)]);
}

/**
 * Reads a JSON body without ever holding more than {@link REQUEST_LIMIT} bytes of it. Throws `invalid` with an empty field
 * and the reason `content-type`, `too-long` or `json`.
 */
export const readJson = async (request: Request): Promise<Record<string, unknown>> =>
  jsonOf(await readBytes(request, REQUEST_LIMIT));

/** The bytes of a JSON body, unread. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) throw refused('content-type');
  const announced = request.headers.get('Content-Length');
  if (Number(announced) > limit) throw refused('too-long', { limit });
  // No more comes than was announced, and what is read at once needs no stream.
  const bytes = /^\d+$/.test(announced ?? '')
    ? new Uint8Array(await request.arrayBuffer())
    : await readAll(request, limit, () => refused('too-long', { limit }));
  if (bytes.length > limit) throw refused('too-long', { limit });
  return bytes;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What is in a JSON body: an object, or it is refused. */
export function jsonOf(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    throw refused('json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('type');
  return value as Record<string, unknown>;
}

async function readAll(
  request: Request,
  limit: number,
  tooLong: () => CommunityError,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLong();
    chunks.push(chunk);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

/** Leaving the loop early cancels what the sender has not sent yet. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array, void> {
  // Firefox, where the mocks run too, knows no streams of requests (it has no `body` at all).
  if (request.body === undefined) {
    yield new Uint8Array(await request.arrayBuffer());
    return;
  }
  const reader = request.body?.getReader();
  try {
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) yield step.value;
  } finally {
    await reader?.cancel().catch(() => {}); // what the sender makes of it changes nothing for us
  }
}

type Schema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Turns a query into what `schema` expects: digits into numbers, `true` and `false`, repeated names into lists. */
export function readQuery(query: URLSearchParams, schema: Schema): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    const type = Object.hasOwn(schema.entries, name) ? bare(schema.entries[name]!).type : undefined;
    if (type === 'array') fields.push([name, all]);
    else if (all.length > 1)
      throw new CommunityError('invalid', 'A query field came twice.', { field: name, reason: 'format' });
    else if (type === 'boolean') fields.push([name, BOOLEANS[all[0]!] ?? all[0]]);
    else fields.push([name, type === 'number' && /^\d{1,15}$/.test(all[0]!) ? Number(all[0]) : all[0]]);
  }
  return Object.fromEntries(fields);
}

function bare(schema: { readonly type: string }): { readonly type: string } {
  return 'wrapped' in schema ? (schema.wrapped as { readonly type: string }) : schema;
}

/**
 * Holds what came against a route's schema. What the path named may not come a second time. Throws `invalid` with the
 * field at fault as a dotted path.
 */
export function accept<S extends Schema>(
  schema: S,
  params: Readonly<Record<string, string>>,
  rest: Record<string, unknown>,
): v.InferOutput<S> {
  for (const field of Object.keys(params)) {
    if (Object.hasOwn(rest, field))
      throw new CommunityError('invalid', 'The path names this field.', { field, reason: 'unknown-field' });
  }
  const result = v.safeParse(schema, { ...rest, ...params }, { abortEarly: true });
  if (!result.success) throw new CommunityError('invalid', result.issues[0].message, fault(result.issues[0]));
  return result.output;
}

/** The stable code for what a schema found. */
function fault(issue: v.BaseIssue<unknown>): ErrorDetails {
  const field = v.getDotPath(issue) ?? '';
  const limit = typeof issue.requirement === 'number' ? { limit: issue.requirement } : {};
  if (issue.kind === 'schema') {
    if (issue.type === 'strict_object' && issue.expected === 'never')
      return { field, reason: 'unknown-field' };
    if (issue.received === 'undefined') return { field, reason: 'required' };
    return { field, reason: issue.type === 'picklist' ? 'format' : 'type' };
  }
  const reasons: Record<string, string> = {
    max_length: 'too-long',
    min_length: 'too-short',
    max_value: 'too-large',
    min_value: 'too-small',
  };
  return { field, reason: reasons[issue.type] ?? 'format', ...limit };
}

function refused(reason: string, details: ErrorDetails = {}): CommunityError {
  return new CommunityError('invalid', 'The request has no body that can be read.', {
    field: '',
    reason,
    ...details,
  });
}
