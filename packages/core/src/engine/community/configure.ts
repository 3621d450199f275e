import { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import { redefinitionProblems } from '../../domain/polls/definition.ts';
import { pollState } from '../../domain/polls/rules.ts';
import { NO_FIGURES } from '../../domain/polls/tally.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SiteInfo } from '../../domain/site.ts';
import { newThread } from '../threads/comment-rows.ts';
import { applyBadges } from './configure-badges.ts';
import { refuse, same, settle, type ConfigureChange } from './configure-rows.ts';
import { communityProblems, type Community, type SiteAccess } from './community.ts';
import { applyTerms } from '../meaning/configure.ts';
import { applyInsiders, changePerk, parseContents, refuseReperks } from '../insiders/configure.ts';
import type { EngineOptions } from '../scene.ts';
import { dueOf, emitPollChanged, inForce, nextRevision, type PollRow } from '../polls/poll-row.ts';
import { base64url } from '../seal.ts';
import type { WriteTx } from '../store.ts';
import { asSystem } from '../system.ts';

export type { Community, SiteAccess } from './community.ts';
export type { ConfigureChange } from './configure-rows.ts';

export type ConfigureReport = readonly ConfigureChange[];

/** Behind the programmes that take new invitations. */
export const RETIRED_PROGRAMME = -1;
const ALL = 10_000;

/**
 * Declares a site and what it offers; again is harmless. Badges that are missing are retired, programmes take no new
 * invitations, polls and topics stay. Throws `invalid` for a bad declaration and `conflict` for a change that would
 * break a promise to voters or holders, with the field's path; then nothing was written.
 *
 * One transaction, but for polls that exist: each of them is changed under the lock that its votes take.
 */
export async function configure(options: EngineOptions, community: Community): Promise<ConfigureReport> {
  const [problem] = communityProblems(community);
  if (problem)
    throw new CommunityError('invalid', problem.hint, { field: problem.field, reason: problem.reason });
  const { id } = community.site;
  const now = options.ambient.now();

  await options.store.read(id, async (tx) => {
    for (const [index, after] of community.polls.entries()) {
      const row = await tx.get('polls', [after.id]);
      if (row) refuse(`polls.${index}`, redefined(row, after, now));
    }
    await refuseReperks(tx, community);
  });
  const contents = await parseContents(options, community);
  const report = await options.store.write(id, 'configure', async (tx) => {
    const before = await tx.get('settings', ['site']);
    await applyTerms(tx, community, now);
    return [
      await applySite(tx, community),
      ...(await applyBadges(tx, community, before)),
      ...(await createPolls(tx, options, community)),
      ...(await applyProgrammes(tx, community)),
      ...(await applyTopics(tx, community, now)),
      ...(await applyInsiders(tx, community, contents)),
    ];
  });
  const created = new Set(report.filter(({ kind }) => kind === 'poll').map((entry) => entry.id));
  for (const [index, poll] of community.polls.entries()) {
    if (!created.has(poll.id))
      report.push({
        kind: 'poll',
        id: poll.id,
        change: await changePoll(options, id, poll, `polls.${index}`),
      });
  }
  const fresh = new Set(report.filter(({ kind }) => kind === 'perk').map((entry) => entry.id));
  for (const [index, perk] of (community.perks ?? []).entries())
    if (!fresh.has(perk.id))
      report.push({ kind: 'perk', id: perk.id, change: await changePerk(options, id, perk, index) });
  return report;
}

/** What the backend alone needs to know of a site; `null` for an unknown one. */
export async function siteAccess({ store }: EngineOptions, site: Id): Promise<SiteAccess | null> {
  const settings = await store.read(site, (tx) => tx.get('settings', ['site']));
  return settings?.access ?? null;
}

const redefined = (row: PollRow, after: PollDefinition, now: Time): Problem[] =>
  redefinitionProblems(row.definition, after, {
    ballots: row.voters + Object.values(row.board).reduce((sum, count) => sum + count, 0),
    sealed: row.definition.anonymous && (row.secret === null || pollState(row.definition, now) === 'closed'),
  });

async function applySite(
  tx: WriteTx,
  {
    site,
    reactions,
    moderation,
    votes = 'off',
    images = 'members',
    reviews,
    segments = [],
    points,
    trending,
    offers,
    mail,
    names,
    notices,
    glossary,
    prompts,
    reuse,
    editWindow,
  }: Community,
): Promise<ConfigureChange> {
  const { id, name, locale, timezone, membersOnly, origins, roleClaims } = site;
  // What is only for the backend to know does not become part of what everybody may know.
  const { reports, spam, nudge, ...policy } = moderation;
  const info: SiteInfo = {
    id,
    name,
    locale,
    timezone,
    membersOnly,
    reactions,
    moderation: policy,
    votes,
    images,
    ...(names?.by === 'host' && { names: names.by }),
    editWindow,
    ...(reuse && { reuse: reuse.licence }),
  };
  const wanted = {
    info,
    access: {
      origins,
      roleClaims,
      ...(reports !== undefined && { reports }),
      ...(spam && { spam }),
      ...(nudge && { nudge }),
      ...(reviews && { reviews }),
      ...(segments.length > 0 && { segments }),
      ...(points && { points }),
      ...(trending && { trending }),
      ...(offers && { offers }),
      ...(mail && { mail }),
      ...(names && { names }),
      ...(notices && { notices }),
      ...(glossary && { glossary: glossary.writers ? { writers: glossary.writers } : {} }),
      ...(prompts && { prompts }),
    },
  };
  return {
    kind: 'site',
    id,
    change: await settle(tx, 'settings', 'site', wanted, () => ({ id: 'site', ...wanted })),
  };
}

async function createPolls(
  tx: WriteTx,
  { ambient }: EngineOptions,
  { polls }: Community,
): Promise<ConfigureChange[]> {
  const report: ConfigureChange[] = [];
  const now = ambient.now();
  for (const definition of polls) {
    if (await tx.get('polls', [definition.id])) continue;
    const sealed = definition.anonymous && pollState(definition, now) !== 'closed';
    await tx.insert('polls', {
      id: definition.id,
      definition,
      secret: sealed ? base64url(ambient.random(32)) : null,
      seed: seedOf(definition, { ambient }),
      access: definition.grants?.access ?? null,
      ...NO_FIGURES,
      shown: NO_FIGURES,
      board: {},
      revision: now,
      ...dueOf(definition, now),
      audit: null,
      stage: null,
      closedAt: null,
      outcomes: [],
    });
    report.push({ kind: 'poll', id: definition.id, change: 'created' });
  }
  return report;
}

/** What the order for ties of a ranked poll is made from; told when it has closed. */
const seedOf = ({ kind }: PollDefinition, { ambient }: Pick<EngineOptions, 'ambient'>): string | null =>
  kind === 'ranked' ? base64url(ambient.random(16)) : null;

function changePoll(
  options: EngineOptions,
  site: Id,
  definition: PollDefinition,
  prefix: string,
): Promise<'updated' | 'unchanged'> {
  const { id } = definition;
  return asSystem(options, site).write(`poll/${id}`, async ({ tx, now, emit }) => {
    const row = await tx.get('polls', [id]);
    if (!row || same(row.definition, definition)) return 'unchanged';
    refuse(prefix, redefined(row, definition, now));
    const { definition: before } = inForce(row, now);
    const { definition: holds } = inForce({ ...row, definition }, now);
    const closed = pollState(holds, now) === 'closed';
    const fresh =
      definition.anonymous && row.secret === null && !closed
        ? base64url(options.ambient.random(32))
        : row.secret;
    await tx.update('polls', [id], {
      definition,
      secret: closed ? null : fresh,
      seed: row.seed ?? seedOf(definition, options),
      access: definition.grants?.access ?? null,
      revision: nextRevision(row, now),
      ...dueOf(holds, now),
      // Closed by this, or just before: there is still a close to be told, with all that comes with it.
      ...(closed && (row.due === 1 || pollState(before, now) !== 'closed') && { due: 1 }),
      ...(!closed && { audit: null }),
    });
    emitPollChanged({ emit }, id);
    return 'updated';
  });
}

async function applyProgrammes(tx: WriteTx, { programmes }: Community): Promise<ConfigureChange[]> {
  const report: ConfigureChange[] = [];
  for (const [position, definition] of programmes.entries()) {
    const { id } = definition;
    report.push({
      kind: 'programme',
      id,
      change: await settle(tx, 'programmes', id, { position, definition }, () => ({
        id,
        position,
        definition,
      })),
    });
  }
  const declared = new Set(programmes.map(({ id }) => id));
  for (const { id, position } of await tx.range('programmes', { eq: [], limit: ALL })) {
    if (declared.has(id)) continue;
    if (position !== RETIRED_PROGRAMME) await tx.update('programmes', [id], { position: RETIRED_PROGRAMME });
    report.push({ kind: 'programme', id, change: position === RETIRED_PROGRAMME ? 'unchanged' : 'retired' });
  }
  return report;
}

async function applyTopics(tx: WriteTx, { topics }: Community, now: Time): Promise<ConfigureChange[]> {
  const report: ConfigureChange[] = [];
  for (const { id, title, url } of topics) {
    // What the declaration leaves out stays as the first comment's page gave it.
    const wanted = { ...(title !== null && { title }), ...(url !== null && { url }) };
    const change = await settle(tx, 'threads', id, wanted, () =>
      newThread({ topic: id, title, url, createdAt: now }),
    );
    report.push({ kind: 'topic', id, change });
  }
  return report;
}
