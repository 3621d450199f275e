import { CommunityError } from '../../adapter/errors.ts';
import { openBadgeCredential, payloadOf, statusListCredential } from '../../credentials/credential.ts';
import { encodeStatusList, STATUS_LIST_LENGTH } from '../../credentials/status-list.ts';
import type { Achievement, Profile } from '../../credentials/types.ts';
import type { BadgeCredential, BadgeDefinition, BadgeTier } from '../../domain/badges/types.ts';
import { wording, type Id } from '../../domain/common.ts';
import type { SiteInfo } from '../../domain/site.ts';
import { arrangementOf, isInsider } from './arranging.ts';
import { credentialPlaces, type CredentialHouse } from './credential-house.ts';
import { memberNow } from '../people/member-now.ts';
import { notFound, type EngineOptions, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';
import { knownOf } from './surprises.ts';
import { asSystem } from '../system.ts';

/** So many places in a row that are taken say that a list is well filled: the next one is begun. */
const TRIES = 8;
/** Grants that are read at once. */
const PAGE = 1_000;
/** Of what only one of can be changed at a time: the places in lists. */
const LOCK = 'credentials';
/** The language of credentials: whoever verifies them is anywhere. */
const TAG = 'en';

export interface CredentialQuery {
  readonly member: Id;
  readonly badge: string;
  readonly tier: string;
  /** The topic or poll it was earned in. */
  readonly scope?: string;
}

/** A tier that a member holds, as a credential. Throws `not-found` for what they don't hold, `gone` once it was revoked. */
export async function credentialOf(
  scene: Scene,
  house: CredentialHouse,
  { member, badge, tier, scope = '' }: CredentialQuery,
): Promise<BadgeCredential> {
  const { options, site } = scene;
  const found = await scene.read(async ({ tx, info, viewer }) => {
    const holder = await memberNow(tx, member);
    // What is shown to nobody is proven to nobody: its holder has it verified and downloads it all the same.
    if (
      holder &&
      !isInsider(viewer, holder.id) &&
      (await arrangementOf(tx, holder.id)).hidden.includes(badge)
    )
      throw notFound('badge of this member');
    const row = await tx.get('badges', [badge]);
    if (row && !(await knownOf(tx, viewer, [row.definition]))[0]) throw notFound('badge of this member');
    const grant = holder && (await tx.get('grants', [holder.id, badge, scope, tier]));
    const declared = await declaredTier(tx, badge, tier);
    if (!grant || !declared) throw notFound('badge of this member');
    if (grant.revokedAt !== null) throw new CommunityError('gone', 'This badge was revoked.');
    return { info, grant, ...declared, known: await tx.get('credentials', keyOf(grant)) };
  });
  const { grant, info } = found;
  const place =
    found.known ?? (await asSystem(options, site).write(LOCK, (context) => settle(context, grant)));
  const places = credentialPlaces(house.base(site));
  const credential = openBadgeCredential({
    id: `urn:uuid:${place.id}`,
    issuer: profileOf(info, house, site),
    achievement: achievementOf(found, house, site),
    subject: `urn:uuid:${grant.member}`,
    grantedAt: grant.grantedAt,
    status: { list: places.status(place.list), index: place.slot },
  });
  return {
    token: await house.sign(site, payloadOf(credential)),
    issuers: [{ id: places.issuer, jwks: places.jwks }],
  };
}

/** What the world may read of a site's badges, to verify them. */
export interface CredentialDocuments {
  issuer(): Promise<Profile>;
  /** Throws `not-found`; also of sites for members alone, whose badges are nobody else's business, and of surprises. */
  achievement(badge: string, tier: string): Promise<Achievement>;
  /** A list of revocations, signed. Throws `not-found` for one that nobody was put on. */
  statusList(list: number): Promise<string>;
}

export function credentialDocuments(
  options: EngineOptions,
  house: CredentialHouse,
  site: Id,
): CredentialDocuments {
  const system = asSystem(options, site);
  return {
    issuer: () => system.read(({ info }) => Promise.resolve(profileOf(info, house, site))),
    achievement: (badge, tier) =>
      system.read(async ({ tx, info }) => {
        const declared = await declaredTier(tx, badge, tier);
        if (!declared || declared.definition.secret || info.membersOnly) throw notFound('achievement');
        return achievementOf(declared, house, site);
      }),
    async statusList(list) {
      const revoked = await system.read(async ({ tx }) => {
        const [first] = await tx.range('credentials', { index: 'place', eq: [list], limit: 1 });
        if (!first) throw notFound('list');
        return revokedOn(tx, list);
      });
      const { issuer, status } = credentialPlaces(house.base(site));
      const encoded = await encodeStatusList(revoked);
      return house.sign(
        site,
        payloadOf(statusListCredential(status(list), issuer, encoded, options.ambient.now())),
      );
    },
  };
}

interface Declared {
  readonly definition: BadgeDefinition;
  readonly level: BadgeTier;
}

async function declaredTier(tx: ReadTx, badge: string, tier: string): Promise<Declared | null> {
  const row = await tx.get('badges', [badge]);
  const level = row?.definition.tiers.find(({ id }) => id === tier);
  return row && level ? { definition: row.definition, level } : null;
}

function profileOf(info: SiteInfo, house: CredentialHouse, site: Id): Profile {
  return { id: credentialPlaces(house.base(site)).issuer, type: ['Profile'], name: info.name };
}

function achievementOf({ definition, level }: Declared, house: CredentialHouse, site: Id): Achievement {
  const { id, name, description, art } = definition;
  const words = wording(description, TAG);
  return {
    id: credentialPlaces(house.base(site)).achievement(id, level.id),
    type: ['Achievement'],
    name: `${wording(name, TAG)}: ${wording(level.name, TAG)}`,
    description: words,
    criteria: { narrative: `${words} (${level.threshold})` },
    ...(/^https?:/.test(art) && { image: { id: art, type: 'Image' as const } }),
  };
}

const keyOf = ({ member, badge, scope, tier }: Row<'grants'>) => [member, badge, scope, tier];

/** A place that nothing tells from others: neither who came first nor who is whose neighbour. */
async function settle(context: Writing, grant: Row<'grants'>): Promise<Row<'credentials'>> {
  const { tx, id } = context;
  const before = await tx.get('credentials', keyOf(grant));
  if (before) return before;
  const { member, badge, scope, tier } = grant;
  const row = { member, badge, scope, tier, id: id(), ...(await freePlace(context)) };
  await tx.insert('credentials', row);
  return row;
}

async function freePlace({
  tx,
  options,
}: Writing): Promise<{ readonly list: number; readonly slot: number }> {
  const [last] = await tx.range('credentials', { index: 'place', eq: [], reverse: true, limit: 1 });
  for (let list = last?.list ?? 1; ; list++) {
    for (let tries = 0; tries < TRIES; tries++) {
      const bytes = options.ambient.random(4);
      const slot = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % STATUS_LIST_LENGTH;
      const [taken] = await tx.range('credentials', { index: 'place', eq: [list, slot], limit: 1 });
      if (!taken) return { list, slot };
    }
  }
}

/** Slots of what was revoked. Revocations are rare, so they are gone through, rather than the list. */
async function revokedOn(tx: ReadTx, list: number): Promise<number[]> {
  const slots: number[] = [];
  for (let after: readonly (string | number)[] = [0, '', '', '', '']; ;) {
    const grants = await tx.range('grants', { index: 'revoked', eq: [], after, limit: PAGE });
    const rows = await tx.getMany('credentials', grants.map(keyOf));
    for (const row of rows) if (row?.list === list) slots.push(row.slot);
    const last = grants.at(-1);
    if (!last || grants.length < PAGE) return slots;
    after = [last.revokedAt!, ...keyOf(last)];
  }
}
