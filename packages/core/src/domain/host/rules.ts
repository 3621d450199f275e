import type { Time } from '../common.ts';
import { isCurrency, isMoney } from '../money.ts';
import { problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { HostEvent } from './types.ts';

/** Events that one request may bring. */
export const HOST_BATCH_LIMIT = 100;

/** How far a host's clock may be ahead of ours. */
export const HOST_CLOCK_TOLERANCE = 5 * 60_000;

const DATA_LIMIT = 10;
/** Ids and codes: nothing that reads as words, and no mail address. */
const ID = /^[\x21-\x7e]{1,200}$/;
const CODE = /^[A-Za-z0-9][\w.:/-]{0,63}$/;

/** The word for an event in the log, and in rules: `host.purchase`. */
export const hostKind = (type: string): `host.${string}` => `host.${type}`;

/** Everything wrong with an event by itself. */
export function hostEventProblems(event: HostEvent, now: Time): Problem[] {
  const { id, type, member, at, amount, order, refers, data = {} } = event;
  const { list, add } = problems();
  const names = (field: string, value: string, what: string): void => {
    if (!ID.test(value)) add(field, 'format', `${what} is 1 to 200 visible ASCII characters.`);
  };
  names('id', id, 'An id');
  if (!SLUG.test(type)) add('type', 'format', SLUG_HINT);
  for (const field of ['issuer', 'subject'] as const)
    if (!/^[^\p{C}]{1,300}$/u.test(member[field]))
      add(`member.${field}`, 'format', `Write the ${field} that your signed tokens have.`);
  if (!Number.isSafeInteger(at) || at < Date.UTC(2000, 0))
    add('at', 'format', 'Write when it happened, in UTC milliseconds or as ISO 8601 with a zone.');
  else if (at > now + HOST_CLOCK_TOLERANCE) add('at', 'future', 'This has not happened yet.');
  if (amount) {
    if (!isMoney({ ...amount, currency: 'EUR' }))
      add('amount.value', 'format', 'Write a whole number of the smallest unit, such as 2500 for 25.00 €.');
    if (!isCurrency(amount.currency))
      add('amount.currency', 'format', 'Write a currency of ISO 4217, such as EUR.');
  }
  if (order !== undefined) names('order', order, 'An order’s number');
  if (refers !== undefined) names('refers', refers, 'The id of another event');
  if (refers === id) add('refers', 'self', 'An event takes back another one.');
  if (type === 'refund' && refers === undefined)
    add('refers', 'required', 'Say which event is refunded, by its id.');
  const entries = Object.entries(data);
  if (entries.length > DATA_LIMIT) add('data', 'too-many', `Send at most ${DATA_LIMIT} fields.`);
  for (const [name, value] of entries) {
    if (!/^[a-z][a-z0-9_-]{0,31}$/i.test(name))
      add('data', 'format', 'Name fields by up to 32 letters, digits, hyphens and underscores.');
    else if (typeof value === 'number' ? !Number.isFinite(value) : !CODE.test(value))
      add(`data.${name}`, 'format', 'Send a number, or a code of up to 64 characters without spaces.');
  }
  return list;
}

/** Milliseconds of a moment that came as such or as ISO 8601 with a zone, so that it means the same everywhere; else `null`. */
export function timeOf(value: number | string): Time | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
  const moment = iso.test(value) ? Date.parse(value) : NaN;
  return Number.isFinite(moment) ? moment : null;
}

/**
 * What of a host's event goes into the log: ids, codes and numbers. `value` and `currency` of the amount, `order`, `refers`,
 * and the host's own fields, each with `data.` before its name.
 */
export function hostEventData({
  amount,
  order,
  refers,
  data = {},
}: Pick<HostEvent, 'amount' | 'order' | 'refers' | 'data'>): Record<string, string | number> {
  return {
    ...(amount && { value: amount.value, currency: amount.currency }),
    ...(order !== undefined && { order }),
    ...(refers !== undefined && { refers }),
    ...Object.fromEntries(Object.entries(data).map(([name, value]) => [`data.${name}`, value])),
  };
}
