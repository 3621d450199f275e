import type { Id } from '../../domain/common.ts';
import { arrangementOf } from './arranging.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { fingerprint } from '../seal.ts';
import { asSystem } from '../system.ts';
import { NOTICES_LOCK, tellMember } from '../notices/telling.ts';

/**
 * Tells members of what they were given, each tier once and each time that it is earned again; of badges that were counted from the
 * log's start, once in all. What a member hides they are not told of, nor what they don't hold any more by now.
 */
export async function tellOfBadges(
  options: EngineOptions,
  site: Id,
  events: readonly EventRow[],
): Promise<void> {
  const news = events.filter(({ kind }) => kind === 'badge.granted' || kind === 'badge.filled');
  if (news.length === 0) return;
  await asSystem(options, site).write(NOTICES_LOCK, async (context) => {
    for (const event of news)
      await (event.kind === 'badge.filled' ? tellFilledOnce(context, event) : tellGranted(context, event));
  });
}

async function tellGranted(
  context: Writing,
  { subject, audience: member, data, at }: EventRow,
): Promise<void> {
  const { tx, options } = context;
  const tier = String(data['tier']);
  const scope = String(data['scope'] ?? '');
  const grant = await tx.get('grants', [member, subject, scope, tier]);
  if (!grant || grant.revokedAt !== null) return;
  if ((await arrangementOf(tx, member)).hidden.includes(subject)) return;
  // By its hash: a topic may be long, and is nobody's business in an address.
  const cause = `badge/${await fingerprint([subject, scope, tier, grant.times], options.ambient)}`;
  await tellMember(context, member, {
    cause,
    kind: 'badge',
    subject,
    about: { tier, ...(grant.times > 1 && { times: grant.times }) },
    at,
  });
}

async function tellFilledOnce(
  context: Writing,
  { seq, audience: member, data, at }: EventRow,
): Promise<void> {
  const grants = Number(data['grants'] ?? 0);
  await tellMember(context, member, {
    cause: `badges/${seq}`,
    kind: 'badge.filled',
    subject: '',
    about: { grants },
    at,
  });
}
