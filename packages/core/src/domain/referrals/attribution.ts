import type { Id, Time } from '../common.ts';
import type { Click, ProgrammeDefinition } from './types.ts';

const DAY = 86_400_000;

/** The name of the URL parameter that carries a signed click to the landing page. */
export const CLICK_PARAMETER = 'hearth_ref';

/** The last moment at which joining still counts for a click. */
export const expiryOf = (clickedAt: Time, days: number): Time => clickedAt + days * DAY;

/** Whether joining at `now` counts: up to and including exactly `days` × 24 hours after the click, however often they came by. */
export const withinWindow = (clickedAt: Time, now: Time, days: number): boolean =>
  now <= expiryOf(clickedAt, days);

/**
 * Whether somebody who joins can be bound to who invited them. Which of several clicks is claimed (`touch`) is decided
 * by the side that holds them, see {@link preferredClick}; one claim decides.
 */
export function claimState(
  click: Pick<Click, 'clickedAt'>,
  programme: Pick<ProgrammeDefinition, 'windowDays'>,
  referrer: Id,
  friend: { readonly id: Id; readonly createdAt: Time },
  now: Time,
):
  | { readonly state: 'joined' }
  | { readonly state: 'ineligible'; readonly reason: 'self' | 'already-member' | 'late' } {
  if (friend.id === referrer) return { state: 'ineligible', reason: 'self' };
  if (friend.createdAt < click.clickedAt) return { state: 'ineligible', reason: 'already-member' };
  return withinWindow(click.clickedAt, now, programme.windowDays)
    ? { state: 'joined' }
    : { state: 'ineligible', reason: 'late' };
}

/** Of two clicks to one programme, the one that counts: the later by default, the earlier under first touch. */
export function preferredClick<C extends Pick<Click, 'clickedAt'>>(
  touch: ProgrammeDefinition['touch'],
  held: C,
  fresh: C,
): C {
  const [first, last] = held.clickedAt <= fresh.clickedAt ? [held, fresh] : [fresh, held];
  return touch === 'first' ? first : last;
}

/** The landing page's address with the click added, before any fragment; works for paths and for URLs. */
export function withClick(landing: string, click: string): string {
  const [address = '', ...fragment] = landing.split('#');
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return `${address}${joint}${CLICK_PARAMETER}=${encodeURIComponent(click)}${fragment.length ? `#${fragment.join('#')}` : ''}`;
}
