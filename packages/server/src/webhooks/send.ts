import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import type { BlockList } from 'node:net';
import type { DeliveryFault } from '@hearth/core/domain';
import type { Timers } from '@hearth/core/engine';
import { signatureOf } from '../host-events/signature.ts';
import { Unreachable, whereTo, type Resolve } from './guard.ts';

/** What is sent once. */
export interface Sending {
  readonly url: string;
  /** The delivery's, the same at each try. */
  readonly id: string;
  readonly body: string;
  /** Opened keys; each signs. */
  readonly keys: readonly Uint8Array[];
  /** Milliseconds. */
  readonly now: number;
}

export interface Answer {
  /** `null` where there was none. */
  readonly status: number | null;
  readonly fault: DeliveryFault | null;
  /** Milliseconds that the receiver asked to wait. */
  readonly retryAfter?: number;
}

export interface SendOptions {
  /** Networks that are not public, and good all the same. */
  readonly trusted: BlockList;
  readonly resolve?: Resolve;
  /** Milliseconds for all of it. Default 15,000, as Standard Webhooks advise. */
  readonly timeout?: number;
  readonly timers: Timers;
  /** For tests: certificates to trust besides the usual. */
  readonly ca?: string;
}

const TIMEOUT = 15_000;

/**
 * Sends one try of a delivery, signed as Standard Webhooks have it. Never rejects. Redirects are not followed, of the answer nothing but
 * its status and `Retry-After` is looked at, and the connection goes to the address that `whereTo` has looked at.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function send(sending: Sending, options: SendOptions): Promise<Answer> {
  const { trusted, resolve, timers, timeout = TIMEOUT } = options;
  const late = new AbortController();
  const over = late.signal;
  const cancel = timers.after(timeout, () => late.abort());
  try {
    const url = new URL(sending.url);
    const timely = new Promise<never>((_, reject) =>
      over.addEventListener('abort', () => reject(over.reason as Error), { once: true }),
    );
    const address = await Promise.race([whereTo(url.hostname, trusted, resolve), timely]);
    const { status, retryAfter } = await post(url, address, sending, over, options.ca);
    const fault =
      status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirect' : 'status';
    return { status, fault, ...(retryAfter !== undefined && { retryAfter }) };
  } catch (error) {
    if (error instanceof Unreachable) return { status: null, fault: error.fault };
    return { status: null, fault: over.aborted ? 'timeout' : 'connection' };
  } finally {
    cancel();
  }
}

function post(
  url: URL,
  { address, family }: { readonly address: string; readonly family: 4 | 6 },
  sending: Sending,
  signal: AbortSignal,
  ca: string | undefined,
): Promise<{ readonly status: number; readonly retryAfter?: number }> {
  const body = Buffer.from(sending.body);
  return new Promise((done, reject) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(
      url,
      {
        method: 'POST',
        headers: { ...headersOf(sending, body), 'Content-Length': body.length },
        agent: false,
        signal,
        // A literal is not looked up; its name was looked at all the same.
        lookup: (_host, { all }, found) =>
          all ? found(null, [{ address, family }]) : found(null, address, family),
        ...(ca !== undefined && { ca }),
      },
      (response) => {
        done({ status: response.statusCode ?? 0, ...retryAfterOf(response, sending.now) });
        response.destroy();
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

function headersOf({ id, keys, now }: Sending, body: Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  const signatures = keys.map((key) => `v1,${signatureOf(key, { id, timestamp }, body).toString('base64')}`);
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Hearth',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfterOf({ headers }: IncomingMessage, now: number): { readonly retryAfter?: number } {
  const text = headers['retry-after'];
  if (text === undefined) return {};
  const wait = /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? { retryAfter: wait } : {};
}
