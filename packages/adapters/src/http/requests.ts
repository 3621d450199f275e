import { CommunityError, toCommunityError, type ErrorCode } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import {
  address,
  ROUTES,
  STATUS,
  type ErrorBody,
  type RouteInput,
  type RouteName,
} from '@hearth/core/protocol';

/** Where requests go, and how. */
export interface Wire {
  readonly server: string;
  readonly site: Id;
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly timeout: number;
}

/** A signal that follows another's, and that aborts with `unavailable` when nobody calls `touch` in time. */
export interface Watch {
  readonly signal: AbortSignal;
  touch(milliseconds: number): void;
  end(): void;
}

export function watch(outer?: AbortSignal): Watch {
  const inner = new AbortController();
  const follow = (): void => inner.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (outer?.aborted) follow();
  outer?.addEventListener('abort', follow);
  return {
    signal: inner.signal,
    touch(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(
        () => inner.abort(new CommunityError('unavailable', 'The server was silent for too long.')),
        milliseconds,
      );
    },
    end() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}

/** Sends a request; resolves with an answer that says yes. */
export async function open(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  bearer: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const method = ROUTES[name][0];
  const hasBody = method === 'POST' || method === 'PUT';
  // A header of ours, even an empty one, costs public reads a preflight and their place in shared caches.
  const headers: Record<string, string> = {};
  if (bearer) headers['Authorization'] = `Bearer ${bearer}`;
  if (hasBody) headers['Content-Type'] = 'application/json';

  const { url, rest } = locate(wire, name, input, !!bearer);
  const body = hasBody ? JSON.stringify(rest) : undefined;
  const response = await wire
    .fetch(url, { method, headers, body, signal, credentials: 'omit' })
    .catch(async (thrown: unknown) => {
      // CORS tells a page the same whether it is offline or not allowed; a public read knows better.
      if (Object.keys(headers).length && thrown instanceof TypeError && (await isStranger(wire, signal))) {
        throw new CommunityError(
          'forbidden',
          `${wire.server} does not allow this page's origin for the site "${wire.site}".`,
          { field: 'origin' },
        );
      }
      throw thrown;
    });
  if (response.ok) return response;
  throw toError(response.status, await response.json().catch(() => null));
}

/**
 * Sends a request and reads its answer, which must have the field `mark`. Throws `offline` when the server can't be
 * reached, `unavailable` when it is silent or answers what is not the protocol.
 */
export async function send<T>(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  mark: string,
  bearer?: string,
  outer?: AbortSignal,
): Promise<[answer: T, headers: Headers]> {
  const watched = watch(outer);
  watched.touch(wire.timeout);
  try {
    const response = await open(wire, name, input, bearer, watched.signal);
    const answer = response.status === 204 ? undefined : ((await response.json()) as T);
    if (mark && !(answer && typeof answer === 'object' && mark in answer))
      throw new SyntaxError('This is not an answer of the protocol.');
    return [answer as T, response.headers];
  } catch (thrown) {
    throw explain(thrown, outer);
  } finally {
    watched.end();
  }
}

/** What went wrong on the way, as the contract says it. */
export function explain(thrown: unknown, outer?: AbortSignal): CommunityError {
  if (outer?.aborted) return new CommunityError('aborted', 'The request was aborted.', {}, { cause: thrown });
  if (thrown instanceof CommunityError) return thrown;
  if (thrown instanceof TypeError || globalThis.navigator?.onLine === false) {
    return new CommunityError('offline', 'The server cannot be reached.', {}, { cause: thrown });
  }
  return toCommunityError(thrown);
}

function locate(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  asViewer: boolean,
): { readonly url: string; readonly rest: RouteInput } {
  try {
    const { url, rest } = address(name, wire.site, input, asViewer);
    return { url: wire.server + url, rest };
  } catch (cause) {
    throw new CommunityError(
      'invalid',
      'No address can carry this.',
      { field: '', reason: 'format' },
      { cause },
    );
  }
}

async function isStranger(wire: Wire, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await wire.fetch(locate(wire, 'origin', {}, false).url, { signal });
    return ((await response.json()) as { allowed?: unknown }).allowed === false;
  } catch {
    return false;
  }
}

function toError(status: number, body: Partial<ErrorBody> | null): CommunityError {
  const { code, ...details } = { ...body?.error };
  // A code from a later version must not become one that is tried again for ever.
  const known: ErrorCode =
    code && code in STATUS
      ? code
      : status === 429
        ? 'rate-limited'
        : code && status < 500
          ? 'unsupported'
          : 'unavailable';
  return new CommunityError(known, `The server answered ${status} ${code ?? ''}.`, details);
}
