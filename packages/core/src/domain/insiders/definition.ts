import type { BadgeDefinition } from '../badges/types.ts';
import { originAllowed } from '../origins.ts';
import type { PollDefinition } from '../polls/types.ts';
import { idProblems, problems, type Problem } from '../problem.ts';
import type {
  CircleDefinition,
  Demand,
  GateDefinition,
  PassDefinition,
  PerkDefinition,
  Requirement,
} from './types.ts';

/** What a community offers to insiders. */
export interface InsiderOffers {
  readonly gates?: readonly GateDefinition[];
  readonly circles?: readonly CircleDefinition[];
  readonly passes?: readonly PassDefinition[];
  readonly perks?: readonly PerkDefinition[];
}

/** What the requirements of insiders may name. */
export interface Named extends InsiderOffers {
  readonly origins: readonly string[];
  readonly badges: readonly BadgeDefinition[];
  readonly polls: readonly PollDefinition[];
  /** Ids of the tiers by points. */
  readonly points: readonly string[];
  /** Who may write the community's words. */
  readonly glossary?: { readonly writers?: Requirement };
}

/** Characters of a gate's content in one language. */
export const CONTENT_LIMIT = 20_000;
export const CAPACITY_LIMIT = 100_000;
const DEPTH = 3;
const WIDTH = 20;

/** Everything wrong with what a community offers to insiders. */
export function insiderProblems(named: Named): Problem[] {
  const { gates = [], circles = [], passes = [], perks = [] } = named;
  const { list, add } = problems();
  for (const [kind, all] of Object.entries({ gates, circles, passes, perks }))
    list.push(
      ...idProblems(
        kind,
        all.map(({ id }) => id),
      ),
    );
  const accesses = namesOfAccess(named.polls);
  gates.forEach((gate, index) => {
    const at = `gates.${index}`;
    // One name, one answer: pages ask for both in the same way.
    if (accesses.includes(gate.id))
      add(`${at}.id`, 'duplicate', `A poll gives a head start on "${gate.id}"; give the gate another id.`);
    list.push(...requirementProblems(`${at}.for`, gate.for, named));
    for (const text of wordings(gate.content))
      if (text.length > CONTENT_LIMIT)
        add(`${at}.content`, 'too-long', `Write at most ${CONTENT_LIMIT} characters.`);
    for (const kind of ['perks', 'passes'] as const)
      gate[kind].forEach((id, place) => {
        if (!(named[kind] ?? []).some((one) => one.id === id))
          add(
            `${at}.${kind}.${place}`,
            'unknown',
            `There is no ${kind === 'perks' ? 'perk' : 'pass'} "${id}".`,
          );
      });
  });
  if (named.glossary?.writers)
    list.push(...requirementProblems('glossary.writers', named.glossary.writers, named));
  circles.forEach(({ places, days, page }, index) => {
    const at = `circles.${index}`;
    if (places !== undefined && !inRange(places, 1, CAPACITY_LIMIT))
      add(`${at}.places`, 'format', `Write a whole number from 1 to ${CAPACITY_LIMIT}.`);
    if (!inRange(days, 1, 365)) add(`${at}.days`, 'format', 'Write a whole number of days, 1 to 365.');
    if (page !== undefined && !isOwnPage(page, named.origins))
      add(`${at}.page`, 'format', 'Write the address of a page on one of the origins that the site lists.');
  });
  passes.forEach((pass, index) => {
    list.push(...windowProblems(`passes.${index}`, pass));
    list.push(...requirementProblems(`passes.${index}.for`, pass.for, named));
  });
  perks.forEach((perk, index) => {
    const at = `perks.${index}`;
    const { capacity, opensAt, closesAt, startsAt } = perk;
    list.push(...windowProblems(at, perk));
    list.push(...requirementProblems(`${at}.for`, perk.for, named));
    if (!inRange(capacity, 1, CAPACITY_LIMIT))
      add(`${at}.capacity`, 'format', `Write a whole number from 1 to ${CAPACITY_LIMIT}.`);
    if (startsAt !== null && startsAt < Math.max(opensAt ?? -Infinity, closesAt ?? -Infinity))
      add(
        `${at}.startsAt`,
        'order',
        'It begins after its places were booked: not before opensAt and closesAt.',
      );
  });
  return list;
}

const namesOfAccess = (polls: readonly PollDefinition[]): string[] =>
  polls.flatMap(({ grants }) => grants?.access ?? []);

const wordings = (text: GateDefinition['content']): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

const inRange = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

function windowProblems(
  at: string,
  { opensAt, closesAt }: Pick<PassDefinition, 'opensAt' | 'closesAt'>,
): Problem[] {
  return opensAt !== null && closesAt !== null && closesAt <= opensAt
    ? [{ field: `${at}.closesAt`, reason: 'order', hint: 'It must close after it opens.' }]
    : [];
}

function isOwnPage(page: string, origins: readonly string[]): boolean {
  if (!URL.canParse(page)) return false;
  const { protocol, origin, username, password, hash } = new URL(page);
  return /^https?:$/.test(protocol) && !username && !password && !hash && originAllowed(origins, origin);
}

function requirementProblems(at: string, requirement: Requirement, named: Named, depth = 1): Problem[] {
  const parts = 'any' in requirement ? requirement.any : 'all' in requirement ? requirement.all : null;
  if (!parts) return demandProblems(at, requirement as Demand, named);
  const field = `${at}.${'any' in requirement ? 'any' : 'all'}`;
  if (parts.length === 0) return [{ field, reason: 'too-few', hint: 'Name at least one thing.' }];
  if (parts.length > WIDTH) return [{ field, reason: 'too-many', hint: `Name at most ${WIDTH}.` }];
  if (depth > DEPTH)
    return [{ field, reason: 'too-many', hint: `Put any and all into each other ${DEPTH} times at most.` }];
  return parts.flatMap((part, index) => requirementProblems(`${field}.${index}`, part, named, depth + 1));
}

function demandProblems(at: string, demand: Demand, named: Named): Problem[] {
  const unknown = (field: string, hint: string): Problem[] => [
    { field: `${at}.${field}`, reason: 'unknown', hint },
  ];
  if ('badge' in demand) {
    const badge = named.badges.find(({ id }) => id === demand.badge);
    if (!badge)
      return unknown(
        'badge',
        `There is no badge "${demand.badge}". What is no longer given stays in the file, with "retired: true".`,
      );
    return demand.tier === undefined || badge.tiers.some(({ id }) => id === demand.tier)
      ? []
      : unknown('tier', `The badge "${demand.badge}" has no tier "${demand.tier}".`);
  }
  if ('points' in demand)
    return named.points.includes(demand.points)
      ? []
      : unknown('points', `There is no tier by points "${demand.points}".`);
  if ('access' in demand)
    return namesOfAccess(named.polls).includes(demand.access)
      ? []
      : unknown('access', `No poll grants access to "${demand.access}".`);
  if ('circle' in demand)
    return named.circles?.some(({ id }) => id === demand.circle)
      ? []
      : unknown('circle', `There is no circle "${demand.circle}".`);
  return [];
}

/** What may not be changed about a perk: a place that was given stays. */
export function reperkProblems(after: PerkDefinition, taken: number): Problem[] {
  return after.capacity < taken
    ? [
        {
          field: 'capacity',
          reason: 'has-bookings',
          hint: `${taken} places are taken; there can't be fewer than those.`,
        },
      ]
    : [];
}
