import { CommunityError, SPEC, toCommunityError } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import {
  address,
  ROUTES,
  SPEC_HEADER,
  takesBody,
  type ErrorBody,
  type RouteInput,
  type RouteName,
} from '@hearth/core/protocol';

/** Where requests go, and how. */
export interface Wire {
  readonly server: string;
  readonly site: Id;
  readonly fetch: typeof fetch;
  /** Milliseconds until an answer is there. */
  readonly timeout: number;
}

/** Sends a request; resolves with an answer that says yes, of which the body may still be on its way. */
export async function open(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  bearer: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { url, rest } = locate(wire, name, input, !!bearer);
  // Any header of ours would cost a public read a preflight, and its place in shared caches.
  const headers: Record<string, string> = {};
  if (bearer) headers['Authorization'] = `Bearer ${bearer}`;
  let body: string | undefined;
  if (takesBody(name)) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(rest);
  }
  let response: Response;
  try {
    response = await wire.fetch(url, { method: ROUTES[name][0], headers, body, signal, credentials: 'omit' });
  } catch (thrown) {
    // To a page, CORS looks the same as being offline. A read that needs no permission knows better.
    if ((bearer || body) && thrown instanceof TypeError && (await isStranger(wire, signal))) {
      throw new CommunityError(
        'forbidden',
        `${wire.server} does not allow this page's origin for "${wire.site}".`,
        {
          field: 'origin',
        },
      );
    }
    throw thrown;
  }
  const spec = response.headers.get(SPEC_HEADER);
  if (!spec)
    throw new CommunityError(
      response.status === 429 ? 'rate-limited' : 'unavailable',
      'This is no answer of the protocol.',
    );
  if (Number.parseInt(spec) > Number.parseInt(SPEC)) {
    throw new CommunityError('unsupported', `The server speaks ${spec}.`, { field: 'spec' });
  }
  if (response.ok) return response;
  // Codes of a later version pass as they are: they are not retryable, and widgets word them by default.
  const { code = 'unavailable', ...details } = {
    ...((await response.json()) as Partial<ErrorBody> | null)?.error,
  };
  throw new CommunityError(code, `The server answered ${code}.`, details);
}

/** What went wrong on the way, as the contract says it. */
export function explain(thrown: unknown, outer?: AbortSignal): CommunityError {
  if (outer?.aborted) return new CommunityError('aborted', 'The request was aborted.', {}, { cause: thrown });
  const isOffline = thrown instanceof TypeError || globalThis.navigator?.onLine === false;
  if (!isOffline || thrown instanceof CommunityError) return toCommunityError(thrown);
  return new CommunityError('offline', 'The server cannot be reached.', {}, { cause: thrown });
}

function locate(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  asViewer: boolean,
): ReturnType<typeof address> {
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
    return ((await response.json()) as { allowed?: boolean }).allowed === false;
  } catch {
    return false;
  }
}
