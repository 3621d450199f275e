import { CommunityError, SPEC } from '@hearth/core/adapter';
import {
  address,
  ROUTES,
  SPEC_HEADER,
  takesBody,
  takesFile,
  type ErrorBody,
  type RouteInput,
  type RouteName,
} from '@hearth/core/protocol';
import { isYes, type Wire } from './wire.ts';

/** Sends a request; resolves with an answer that says yes, of which the body may still be on its way. */
export async function open(
  wire: Wire,
  name: RouteName,
  input: RouteInput,
  bearer: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { url, rest } = address(name, wire.site, input, !!bearer);
  // Any header of ours would cost a public read a preflight, and its place in shared caches.
  const headers: Record<string, string> = {};
  if (bearer) headers['Authorization'] = `Bearer ${bearer}`;
  let body: string | Blob | undefined;
  if (takesFile(name)) {
    body = input['file'] as Blob;
    headers['Content-Type'] = 'application/octet-stream';
  } else if (takesBody(name)) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(rest);
  }
  let response: Response;
  try {
    response = await wire.fetch(wire.server + url, {
      method: ROUTES[name][0],
      headers,
      body,
      signal,
      credentials: 'omit',
    });
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
  if (isYes(response)) return response;
  throw await refusal(response);
}

/** What an answer says that does not say yes. */
async function refusal(response: Response): Promise<CommunityError> {
  const spec = response.headers.get(SPEC_HEADER);
  if (!spec)
    return new CommunityError(
      response.status === 429 ? 'rate-limited' : 'unavailable',
      'This is no answer of the protocol.',
    );
  if (Number.parseInt(spec) > Number.parseInt(SPEC))
    return new CommunityError('unsupported', `The server speaks ${spec}.`, { field: 'spec' });
  // Codes of a later version pass as they are: they are not retryable, and widgets word them by default.
  const { code = 'unavailable', ...details } = {
    ...((await response.json()) as Partial<ErrorBody> | null)?.error,
  };
  return new CommunityError(code, `The server answered ${code}.`, details);
}

async function isStranger(wire: Wire, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await wire.fetch(wire.server + address('origin', wire.site, {}, false).url, { signal });
    return ((await response.json()) as { allowed?: boolean }).allowed === false;
  } catch {
    return false;
  }
}
