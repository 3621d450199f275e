import { sleep, SPEC } from '@hearth/core/adapter';
import { SPEC_HEADER } from '@hearth/core/protocol';

/**
 * What a widget may meet. `empty`: a community in which nobody has said anything; `busy`: one with content; and the same
 * behind a network that is `offline`, a server that is `slow`, `failing` (503), or that answers `garbage`.
 */
export type Scenario = 'empty' | 'busy' | 'offline' | 'slow' | 'failing' | 'garbage';

export const SCENARIOS: readonly Scenario[] = ['empty', 'busy', 'offline', 'slow', 'failing', 'garbage'];

/** What stands between a request and the server: an answer in its place, a wait, a rejection, or nothing. */
export async function meddle(
  scenario: Scenario,
  delay: number,
  signal: AbortSignal,
): Promise<Response | null> {
  switch (scenario) {
    case 'offline':
      throw new TypeError('Failed to fetch');
    case 'slow':
      await sleep(delay, signal);
      return null;
    case 'failing':
      return Response.json(
        { error: { code: 'unavailable', retryAfter: 1 } },
        { status: 503, headers: { ...OPEN, [SPEC_HEADER]: SPEC } },
      );
    case 'garbage':
      return new Response('<!doctype html><title>It works!</title>', {
        headers: { ...OPEN, 'Content-Type': 'text/html' },
      });
    default:
      return null;
  }
}

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': SPEC_HEADER };
