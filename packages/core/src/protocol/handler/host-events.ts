import { CommunityError } from '../../adapter/errors.ts';
import type { HostEvent, HostEventsReport } from '../../domain/host/types.ts';
import { timeOf } from '../../domain/host/rules.ts';
import { accept, jsonOf, readBytes } from './input.ts';
import type { Host } from './host.ts';
import { unsupported } from './operations.ts';
import { REQUESTS, type Accepted } from '../schemas/requests.ts';

/** Bytes of a delivery: a hundred events with everything in them. */
const DELIVERY_LIMIT = 256 * 1024;

/**
 * Takes a delivery of the host's server, signed as Standard Webhooks have it. Not a word of it is looked at before the
 * signature was: it covers the bytes as they came.
 */
export async function receiveHostEvents(
  host: Host,
  site: string,
  params: Readonly<Record<string, string>>,
  request: Request,
): Promise<HostEventsReport> {
  if (!host.events) throw unsupported();
  const header = (name: string): string => request.headers.get(`webhook-${name}`) ?? '';
  const body = await readBytes(request, DELIVERY_LIMIT);
  const signed = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
  await host.events.verify(site, signed, body);
  const { events } = accept(REQUESTS.hostEvents, params, jsonOf(body));
  return host.events.take(site, events.map(toEvent));
}

function toEvent({ at, ...event }: Accepted<'hostEvents'>['events'][number], index: number): HostEvent {
  const time = timeOf(at);
  if (time === null)
    throw new CommunityError(
      'invalid',
      'Write when it happened, in UTC milliseconds or as ISO 8601 with a zone.',
      {
        field: `events.${index}.at`,
        reason: 'format',
      },
    );
  return { ...event, at: time };
}
