import type { Time } from '../common.ts';
import type { Problem } from '../problem.ts';
import { WEBHOOK_KINDS, type DeliveryTry } from './types.ts';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/**
 * How long to wait after the first failed try, the second and so on; after the last, a delivery is given up, three days in all.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Deliverability and reliability"
 */
const PAUSES: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** The longest that a receiver may ask us to wait. */
const LONGEST = 24 * HOUR;
/** A receiver to whom nothing came through for so long is told of nothing more, until the operator wants it. */
export const WEBHOOK_PATIENCE = 5 * 24 * HOUR;
/** So long a settled delivery stays in the log of deliveries. */
export const DELIVERY_KEPT = 30 * 24 * HOUR;
/** Receivers that one site can have. */
export const WEBHOOK_LIMIT = 20;

/**
 * When a delivery is tried again after its `failed`th failure, 1 for the first; `null`: it is given up. Pauses are stretched by up
 * to a tenth, by `spread` from 0 to 1, so that a receiver that comes back is not met by everything at once.
 *
 * @param retryAfter milliseconds that the receiver asked for, if it did
 */
export function nextDelivery(
  failed: number,
  now: Time,
  { spread = 0, retryAfter = 0 }: { readonly spread?: number; readonly retryAfter?: number } = {},
): Time | null {
  const pause = PAUSES[failed - 1];
  if (pause === undefined) return null;
  return now + Math.max(Math.round(pause * (1 + spread / 10)), Math.min(retryAfter, LONGEST));
}

/** The longest that a receiver is left alone after it failed, so that it is soon found to be back. */
const HELD = HOUR;

/**
 * Until when nothing at all is sent to a receiver, after so many failures in a row: a backlog shall not run against a closed door, each
 * of it for fifteen seconds.
 */
export const holdUntil = (failures: number, now: Time, retryAfter = 0): Time =>
  now +
  Math.min(HELD, Math.max(PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0, Math.min(retryAfter, LONGEST)));

/** Whether a receiver has asked to hear no more (410 Gone). */
export const saysGone = ({ status }: Pick<DeliveryTry, 'status'>): boolean => status === 410;

/** Whether a receiver of these kinds hears of this one. */
export const webhookHears = (kinds: readonly string[], kind: string): boolean =>
  (WEBHOOK_KINDS as readonly string[]).includes(kind) &&
  kinds.some((wanted) => wanted === kind || wanted === `${kind.split('.')[0]}.*`);

/** What is wrong with a receiver as an operator names it. `plain`: whether http without TLS may be. */
export function webhookProblems(
  { url, kinds }: { readonly url: string; readonly kinds: readonly string[] },
  plain: boolean,
): Problem[] {
  const list: Problem[] = [];
  const address = URL.canParse(url) ? new URL(url) : null;
  const wrong = (reason: string, hint: string) => list.push({ field: 'url', reason, hint });
  if (!address || !/^https?:$/.test(address.protocol) || url.length > 2_000)
    wrong('format', 'Write a whole address, such as https://shop.example/hooks/hearth.');
  else if (address.protocol === 'http:' && !plain)
    wrong('format', 'Webhooks go by https, but for networks that the server was told to trust.');
  else if (address.username || address.password)
    wrong('format', 'Leave name and password out of the address: what is sent is signed.');
  if (kinds.length === 0)
    list.push({ field: 'kinds', reason: 'required', hint: 'Name what it is to hear of, or all of it.' });
  const rooms = new Set(WEBHOOK_KINDS.map((kind) => `${kind.split('.')[0]}.*`));
  kinds.forEach((kind, index) => {
    if (!rooms.has(kind) && !(WEBHOOK_KINDS as readonly string[]).includes(kind))
      list.push({
        field: `kinds.${index}`,
        reason: 'unknown',
        hint: `There is no "${kind}". There is: ${[...rooms, ...WEBHOOK_KINDS].join(', ')}.`,
      });
  });
  return list;
}
