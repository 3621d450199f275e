import type { BackendAdapter } from '../contract.ts';
import type { HostEvent, HostEventsReport } from '../../domain/host/types.ts';
import { CommunityError, type ErrorCode, type ErrorDetails } from '../errors.ts';

/**
 * Somebody who looks at the site of {@link FIXTURE}:
 * `anonymous` has not acted; `guest` joined by the adapter's `joinAsGuest`; `mira`, `jonas` and `newcomer` are members that the
 * host vouches for (`newcomer` is first seen when asked for); `staff` moderates.
 */
export type Role = 'anonymous' | 'guest' | 'mira' | 'jonas' | 'newcomer' | 'staff';

/** What happened to somebody at the host's. */
export type HostNews = Omit<HostEvent, 'member'> & { readonly person: 'mira' | 'jonas' | 'newcomer' };

/** A backend under test, with the fixture's community and nothing in it. */
export interface World {
  /** An adapter for this person; the same person may be asked for again. Names are `Mira Solberg`, `Jonas Vik`, `Nora New`, `Siri Staff`, `Gus Guest`. */
  as(role: Role): Promise<BackendAdapter>;
  /** The same backend's other site, `elsewhere`, equally configured, seen by its own `mira`. */
  elsewhere(): Promise<BackendAdapter>;
  /** One of many members whom the host vouches for, by number from 1 on: see `oneOfMany`. */
  crowd?(number: number): Promise<BackendAdapter>;
  /** Moves the backend's clock forward, in milliseconds. */
  advance?(ms: number): Promise<void>;
  /** Cuts all live connections once. */
  cut?(): Promise<void>;
  /** Ends the backend without warning and starts it again over the same data. */
  restart?(): Promise<void>;
  /** Tells the backend, as the host's server would, of what happened to these people there. */
  host?(news: readonly HostNews[]): Promise<HostEventsReport>;
  /** Topics that begin with `/products/` take reviews, and what `PEOPLE` bought is known. */
  readonly reviews?: true;
  dispose(): Promise<void>;
}

export interface Harness {
  fresh(): Promise<World>;
}

/** A part of the contract that a backend may leave out. */
export type Part = Exclude<keyof BackendAdapter, 'spec' | 'ids' | 'connect'>;

/** A method that joined its part in a later minor version of the contract, and may be missing. */
export type Method =
  | 'threads.counts'
  | 'threads.vote'
  | 'threads.reuse'
  | 'threads.history'
  | 'threads.undelete'
  | 'moderation.audit'
  | 'moderation.undo'
  | 'moderation.mark'
  | 'moderation.thread'
  | 'moderation.sanction'
  | 'members.mute'
  | 'members.muted'
  | 'members.access'
  | 'members.segments'
  | 'members.wipeAnswers'
  | 'moderation.segments'
  | 'threads.report'
  | 'members.impact'
  | 'members.profile'
  | 'members.present'
  | 'members.data'
  | 'members.erase'
  | 'members.notices'
  | 'members.readNotices'
  | 'members.preferences'
  | 'badges.arrange'
  | 'badges.grant'
  | 'badges.celebrated'
  | 'polls.advance'
  | 'polls.audit'
  | 'entries.consent'
  | 'referrals.statement'
  | 'referrals.rewards'
  | 'referrals.reached'
  | 'referrals.sharing'
  | 'entries.reusable';

/** What a case cannot do without: parts of the backend or later methods of them, or what the harness says of its world and can do to it. */
export type Need = Part | Method | 'reviews' | 'host' | 'crowd' | 'advance' | 'cut' | 'restart';

/** One thing that every backend must do, if it has the parts that this is about. Throws when it does not. */
export interface ConformanceCase {
  readonly name: string;
  readonly needs?: readonly Need[];
  run(world: World): Promise<void>;
}

/** What a case throws when the backend does otherwise. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

/** Cases that all need the same, besides what each names for itself. */
export const needing = (shared: readonly Need[], cases: readonly ConformanceCase[]): ConformanceCase[] =>
  cases.map((one) => ({ ...one, needs: [...shared, ...(one.needs ?? [])] }));

/**
 * Runs one case in a fresh world. Answers `skipped` when the backend or the harness lacks what the case needs: a runner
 * should say so, and expect `passed` wherever the backend claims the part (a misspelt one would else go unnoticed).
 */
export async function runCase(harness: Harness, one: ConformanceCase): Promise<'passed' | 'skipped'> {
  const world = await harness.fresh();
  try {
    const adapter = await world.as('anonymous');
    if (!(one.needs ?? []).every((need) => offers(need, world, adapter))) return 'skipped';
    await one.run(world);
    return 'passed';
  } finally {
    await world.dispose();
  }
}

function offers(need: Need, world: World, adapter: BackendAdapter): boolean {
  if (need in world) return Boolean(Reflect.get(world, need));
  const [part, method] = need.split('.') as [Part, string?];
  const found = Reflect.get(adapter, part) as object | undefined;
  return Boolean(method === undefined ? found : found && Reflect.get(found, method));
}

export function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new ConformanceFailure(what);
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  expect(a === b, `${what}: expected ${b}, got ${a}`);
}

/** Expects a refusal with this code (and these details); answers the error. */
export async function refuses(
  attempt: Promise<unknown>,
  code: ErrorCode,
  what: string,
  details: ErrorDetails = {},
): Promise<CommunityError> {
  const outcome = await attempt.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome)
    throw new ConformanceFailure(
      `${what}: expected ${code}, but it was accepted with ${JSON.stringify(outcome.value)}`,
    );
  const { error } = outcome;
  expect(error instanceof CommunityError, `${what}: expected a CommunityError, got ${String(error)}`);
  same(error.code, code, what);
  for (const [key, value] of Object.entries(details))
    same(error.details[key as keyof ErrorDetails], value, `${what}: ${key} of the error`);
  return error;
}

/** Waits, 5 s at most, until `poll` gives a value. For what a backend does after it has answered. */
export async function eventually<T>(
  poll: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  const end = Date.now() + 5_000;
  for (;;) {
    const value = await poll();
    if (value !== null && value !== undefined && value !== false) return value;
    expect(Date.now() < end, `${what}: not within 5 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A UUIDv7 (RFC 9562, section 5.7) at the present moment. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
