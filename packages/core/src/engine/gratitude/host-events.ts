import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { HOST_BATCH_LIMIT, hostEventData, hostEventProblems, hostKind } from '../../domain/host/rules.ts';
import type { HostEvent, HostEventsReport, HostEventState, HostMember } from '../../domain/host/types.ts';
import { invalid } from '../input.ts';
import { memberNow } from '../people/member-now.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { fingerprint } from '../seal.ts';
import { UniqueViolation } from '../store.ts';
import { asSystem } from '../system.ts';

/** What waited for one identity is bound in pages. */
const PAGE = 200;

/** Under which an identity gets its member, and its events theirs: so none falls between. */
export const identityLock = ({ issuer, subject }: HostMember): string => `people/${issuer}/${subject}`;

/**
 * Takes in what happened at the host's: each event once by its id, into the log as `host.<type>` at the time it happened.
 * What is about somebody who never signed in is kept, and told when they do. All of a batch is looked at first: `invalid`
 * (field `events.3.amount.currency`) refuses it whole. An id that is known with other content is a `conflict`, and what else
 * the batch holds is taken all the same.
 */
export async function takeHostEvents(
  options: EngineOptions,
  site: Id,
  events: readonly HostEvent[],
): Promise<HostEventsReport> {
  if (events.length === 0 || events.length > HOST_BATCH_LIMIT)
    throw invalid('events', events.length === 0 ? 'too-few' : 'too-many', HOST_BATCH_LIMIT);
  const now = options.ambient.now();
  for (const [index, event] of events.entries()) {
    const [problem] = hostEventProblems(event, now);
    if (problem)
      throw new CommunityError('invalid', problem.hint, {
        field: `events.${index}.${problem.field}`,
        reason: problem.reason,
      });
  }
  const states = new Map<number, HostEventState | 'conflict'>();
  for (const { identity, places } of byIdentity(events)) {
    const each = places.map((index) => events[index]!);
    const found = await takeOf(options, site, identity, each);
    places.forEach((index, at) => states.set(index, found[at]!));
  }
  const report = events.map(({ id }, index) => ({ id, state: states.get(index)! }));
  const clash = report.findIndex(({ state }) => state === 'conflict');
  if (clash >= 0)
    throw new CommunityError('conflict', 'This id was used for another event; all others were taken.', {
      field: `events.${clash}.id`,
    });
  return { events: report as HostEventsReport['events'] };
}

function byIdentity(events: readonly HostEvent[]): { identity: HostMember; places: number[] }[] {
  const groups = new Map<string, { identity: HostMember; places: number[] }>();
  events.forEach(({ member }, index) => {
    const lock = JSON.stringify([member.issuer, member.subject]);
    const group = groups.get(lock) ?? { identity: member, places: [] };
    group.places.push(index);
    groups.set(lock, group);
  });
  return [...groups.values()];
}

/** Everything about one person, in one transaction; an id that somebody else's event has fails it, and then each goes alone. */
async function takeOf(
  options: EngineOptions,
  site: Id,
  identity: HostMember,
  events: readonly HostEvent[],
): Promise<(HostEventState | 'conflict')[]> {
  const rows = await Promise.all(events.map((event) => rowOf(options, event)));
  const take = (some: readonly Row<'host_events'>[]) =>
    asSystem(options, site).write(identityLock(identity), async (context) => {
      const known = await context.tx.get('identities', [identity.issuer, identity.subject]);
      const member = known ? ((await memberNow(context.tx, known.member))?.id ?? null) : null;
      const states: (HostEventState | 'conflict')[] = [];
      for (const row of some) states.push(await takeOne(context, { ...row, member }));
      return states;
    });
  try {
    return await take(rows);
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    if (rows.length === 1) return ['conflict'];
    const alone: (HostEventState | 'conflict')[] = [];
    for (const event of events) alone.push(...(await takeOf(options, site, identity, [event])));
    return alone;
  }
}

async function takeOne(context: Writing, row: Row<'host_events'>): Promise<HostEventState | 'conflict'> {
  const before = await context.tx.get('host_events', [row.id]);
  if (before) return before.hash === row.hash ? 'repeated' : 'conflict';
  await context.tx.insert('host_events', { ...row, receivedAt: context.now });
  if (row.member === null) return 'waiting';
  tell(context, row, row.member);
  return 'taken';
}

async function rowOf({ ambient }: EngineOptions, event: HostEvent): Promise<Row<'host_events'>> {
  const { id, type, member, at, amount, order = null, refers = null, data = {} } = event;
  return {
    id,
    type,
    ...member,
    member: null,
    at,
    receivedAt: 0,
    value: amount?.value ?? null,
    currency: amount?.currency ?? null,
    order,
    refers,
    data,
    hash: await fingerprint({ id, type, member, at, amount, order, refers, data }, ambient),
  };
}

/** Into the log: at its own time, so that what is dated by it (a badge) has the date of the deed. */
function tell({ tx }: Writing, row: Row<'host_events'>, member: Id): void {
  const { id, type, at, value, currency, order, refers, data } = row;
  tx.append({
    kind: hostKind(type),
    subject: id,
    actor: member,
    channel: `member/${member}`,
    audience: member,
    at,
    data: hostEventData({
      ...(value !== null && currency !== null && { amount: { value, currency } }),
      ...(order !== null && { order }),
      ...(refers !== null && { refers }),
      data,
    }),
  });
}

/** What happened before somebody was known here is theirs now, in the order in which it happened. Runs under {@link identityLock}. */
export async function bindHostEvents(context: Writing, identity: HostMember, member: Id): Promise<void> {
  const { tx } = context;
  const { issuer, subject } = identity;
  for (let more = true; more;) {
    const waiting = await tx.range('host_events', {
      index: 'identity',
      eq: [issuer, subject, null],
      limit: PAGE,
    });
    for (const row of waiting) {
      await tx.update('host_events', [row.id], { member });
      tell(context, row, member);
    }
    more = waiting.length === PAGE;
  }
}
