import { CommunityError } from '@hearth/core/adapter';
import type {
  CircleInvitation,
  CommunityFigures,
  HostEvent,
  HostEventsReport,
  Id,
  ReusableComments,
  RewardCase,
  RewardFigures,
  RewardsPage,
  RewardsQuery,
  Role,
} from '@hearth/core/domain';
import type {
  BookedPage,
  BooksReport,
  ConfigureReport,
  Engine,
  ImportBatch,
  ImportReport,
} from '@hearth/core/engine';
import { SignJWT } from 'jose';
import type { SqlStore } from '../db/index.ts';
import type { EventKey, EventKeys } from '../host-events/event-keys.ts';
import { hostIssuer, type Identity } from '../identity/identity.ts';
import { newSecretKey, type SiteKey } from '../identity/keys.ts';
import type { IssuerAlgorithm, IssuerKey, IssuerKeys } from '../open-badges/issuer-keys.ts';
import { createBadgeRecounts, type RecountStep } from './badge-recounts.ts';
import type { PostOffice } from '../mail/office.ts';
import type { Hooks } from '../webhooks/hooks.ts';
import { readCommunityFile } from './community-file.ts';
import { MAIL_METHODS, mailMethods, type MailAdmin } from './mail-methods.ts';
import { MEMBER_METHODS, memberMethods, type MemberAdmin } from './member-methods.ts';
import { HOOK_METHODS, hookMethods, type HookAdmin } from './hook-methods.ts';

/** Ten minutes, the longest that an identity is taken. */
const TOKEN_LIFE = 600;

export interface ApplyReport {
  readonly site: Id;
  readonly changes: ConfigureReport;
  /** The site's first key, made with it: shown this once. */
  readonly key: { readonly kid: string; readonly secret: string } | null;
}

export interface TokenRequest {
  readonly site: Id;
  readonly name: string;
  /** Who it is for its issuer; default: made from the name, so that the same name is the same member. */
  readonly id?: string;
  /** Default: the site's id. */
  readonly issuer?: string;
  /** Recorded here, by the operator's authority: it holds whether or not the site takes roles from its host. */
  readonly role?: Exclude<Role, 'guest'>;
  /** Topics whose subject they have bought: the claim `bought`. */
  readonly bought?: readonly string[];
}

/** What operators do. Here, or through the socket of a running server: arguments and answers are plain JSON. */
export interface Admin extends HookAdmin, MemberAdmin, MailAdmin {
  /** Declares a community from the text of its file. @throws CommunityFileError */
  apply(text: string): Promise<ApplyReport>;
  sites(): Promise<{ readonly id: Id; readonly name: string; readonly origins: readonly string[] }[]>;
  /** An identity as the brand's server would sign it, good for ten minutes. */
  token(
    request: TokenRequest,
  ): Promise<{ readonly token: string; readonly issuer: string; readonly subject: string }>;
  /** Without their secrets. */
  keys(site: Id): Promise<Omit<SiteKey, 'secret'>[]>;
  /** `null` makes a new secret key. Of a secret key, the answer is the only chance to see it. */
  addKey(site: Id, key: SiteKey | null): Promise<{ readonly kid: string; readonly secret?: string }>;
  removeKey(site: Id, kid: string): Promise<boolean>;
  importThreads(site: Id, batch: ImportBatch): Promise<ImportReport>;
  /** The keys that sign a site's badges, newest first; there is none before the first badge is asked for. */
  issuerKeys(site: Id): Promise<IssuerKey[]>;
  /** Makes another one, which signs from now on. What older ones signed still holds. */
  rotateIssuerKey(site: Id, algorithm: IssuerAlgorithm): Promise<IssuerKey>;
  /** An invitation to a circle in the name of the house; it works once. */
  inviteToCircle(site: Id, circle: string): Promise<CircleInvitation>;
  /** The keys by which the host signs its events, newest first. */
  eventKeys(site: Id): Promise<EventKey[]>;
  /** Makes another one; those that are there stay good until they are removed. The answer is the only chance to see it. */
  addEventKey(site: Id): Promise<{ readonly kid: string; readonly secret: string }>;
  removeEventKey(site: Id, kid: string): Promise<boolean>;
  /** Begins to count badges anew from the log's start, and answers which; `null`: all but the retired ones. */
  recountBadges(site: Id, badge: string | null): Promise<string[]>;
  /** Goes on with it, for a moment. */
  recountStep(site: Id): Promise<RecountStep>;
  /** Begins to find out what that would change, and changes nothing. */
  rehearseRecount(site: Id, badge: string | null): Promise<void>;
  rehearseStep(): Promise<RecountStep>;
  stopRehearsing(): Promise<void>;
  /** The ledger of referral programmes, a page behind number `after`. */
  bookedEntries(site: Id, after: number): Promise<BookedPage>;
  /** Adds it up, and says what is not right in it. */
  reconcile(site: Id): Promise<BooksReport>;
  /** Rewards, as a member of staff whom the host knows by this subject sees to them. */
  rewards(site: Id, by: Staff, query: RewardsQuery): Promise<RewardsPage>;
  decideReward(
    site: Id,
    by: Staff,
    input: { readonly id: Id; readonly decision: 'allow' | 'deny'; readonly reason?: string },
  ): Promise<RewardCase>;
  payRewards(
    site: Id,
    by: Staff,
    input: { readonly ids: readonly Id[]; readonly reference?: string },
  ): Promise<void>;
  /** Takes in what happened at the host's; `member.issuer` as in its tokens. At most 100 at once. */
  takeHostEvents(site: Id, events: readonly HostEvent[]): Promise<HostEventsReport>;
  /** What was given in the last `span` milliseconds, by what it is. */
  rewardFigures(site: Id, span: number): Promise<RewardFigures>;
  /** How the community was doing in the last so many milliseconds. */
  figures(site: Id, span: number): Promise<CommunityFigures>;
  /** What may be used elsewhere as of now, a page. */
  reusable(site: Id, cursor: string | null): Promise<ReusableComments>;
}

/** Who of staff does something by the command line: as the host's signed tokens name them. */
export interface Staff {
  readonly subject: string;
  /** Default: the site's id. */
  readonly issuer?: string;
}

export const ADMIN_METHODS = [
  'apply',
  'sites',
  'token',
  'keys',
  'addKey',
  'removeKey',
  'importThreads',
  'issuerKeys',
  'rotateIssuerKey',
  'bookedEntries',
  'reconcile',
  'rewards',
  'decideReward',
  'payRewards',
  'inviteToCircle',
  'eventKeys',
  'addEventKey',
  'removeEventKey',
  'recountBadges',
  'recountStep',
  'rehearseRecount',
  'rehearseStep',
  'stopRehearsing',
  ...HOOK_METHODS,
  ...MEMBER_METHODS,
  ...MAIL_METHODS,
  'takeHostEvents',
  'rewardFigures',
  'figures',
  'reusable',
] as const satisfies (keyof Admin)[];

interface AdminOptions {
  readonly engine: Engine;
  readonly store: SqlStore;
  readonly identity: Identity;
  readonly issuerKeys: IssuerKeys;
  readonly eventKeys: EventKeys;
  readonly hooks: Hooks;
  readonly office: PostOffice | null;
  /** Sites may have changed. */
  readonly changed: () => Promise<void>;
}

export function createAdmin(options: AdminOptions): Admin {
  const { engine, store, identity, issuerKeys, eventKeys, hooks, office, changed } = options;
  const { keys } = identity;
  const recounts = createBadgeRecounts(engine, () => performance.now());

  async function requireSite(site: Id) {
    const settings = await store.read(site, (tx) => tx.get('settings', ['site']));
    if (settings) return settings;
    const known = await store.sites();
    const hint =
      known.length === 0
        ? 'There is none yet: "hearth apply community.yaml" makes one.'
        : `There is: ${known.join(', ')}.`;
    throw new CommunityError('not-found', `There is no site "${site}". ${hint}`);
  }

  /** The referrals as a member of staff sees them: what they do is theirs in the audit. */
  async function deskOf(site: Id, { subject, issuer = site }: Staff) {
    await requireSite(site);
    const row = await store.read(site, (tx) => tx.get('identities', [hostIssuer(issuer), subject]));
    if (!row)
      throw new CommunityError(
        'not-found',
        `Nobody whom "${issuer}" calls "${subject}" has signed in to "${site}".`,
      );
    const { referrals } = engine.backend(site, await engine.viewerOf(site, row.member));
    return referrals!;
  }

  return {
    async apply(text) {
      const { community, fault } = readCommunityFile(text);
      const site = community.site.id;
      let changes: ConfigureReport;
      try {
        changes = await engine.configure(community);
      } catch (error) {
        const field = error instanceof CommunityError ? error.details.field : undefined;
        throw field === undefined ? error : fault(field, (error as Error).message);
      }
      const first = (await keys.list(site)).length === 0 ? newSecretKey() : null;
      if (first) await keys.put(site, first);
      await changed();
      return { site, changes, key: first && { kid: first.kid, secret: first.secret } };
    },

    async sites() {
      const ids = await store.sites();
      const rows = await Promise.all(ids.map((id) => store.read(id, (tx) => tx.get('settings', ['site']))));
      return rows.flatMap((row, index) =>
        row ? [{ id: ids[index]!, name: row.info.name, origins: row.access.origins }] : [],
      );
    },

    async token({ site, name, id = slug(name), issuer = site, role, bought }) {
      await requireSite(site);
      const key = (await keys.list(site)).find(
        (each) => each.algorithm === 'HS256' && (each.issuer ?? issuer) === issuer,
      );
      if (key?.algorithm !== 'HS256')
        throw new CommunityError(
          'not-found',
          `The site "${site}" has no secret key of this issuer: "hearth keys --site ${site} --new" makes one.`,
        );
      if (role !== undefined)
        await engine.signIn(site, { issuer: hostIssuer(issuer), subject: id, strength: 'host', name, role });
      const now = Math.floor(engine.options.ambient.now() / 1000);
      const token = await new SignJWT({ name, ...(bought && { bought }) })
        .setProtectedHeader({ alg: 'HS256', kid: key.kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setSubject(id)
        .setAudience(site)
        .setIssuedAt(now)
        .setExpirationTime(now + TOKEN_LIFE)
        .sign(Buffer.from(key.secret, 'base64url'));
      return { token, issuer, subject: id };
    },

    async keys(site) {
      await requireSite(site);
      return (await keys.list(site)).map(({ ...key }) => {
        if ('secret' in key) delete (key as { secret?: string }).secret;
        return key;
      });
    },

    async addKey(site, key) {
      await requireSite(site);
      const added = key ?? newSecretKey();
      if ((await keys.list(site)).some(({ kid }) => kid === added.kid))
        throw new CommunityError('conflict', `There is a key "${added.kid}" already.`, { field: 'kid' });
      await keys.put(site, added);
      return { kid: added.kid, ...(key === null && 'secret' in added && { secret: added.secret }) };
    },

    async removeKey(site, kid) {
      await requireSite(site);
      return keys.remove(site, kid);
    },

    async importThreads(site, batch) {
      await requireSite(site);
      return engine.importThreads(site, batch);
    },

    async issuerKeys(site) {
      await requireSite(site);
      return issuerKeys.list(site);
    },

    async rotateIssuerKey(site, algorithm) {
      await requireSite(site);
      return (await issuerKeys.rotate(site, algorithm)).key;
    },

    async inviteToCircle(site, circle) {
      await requireSite(site);
      return engine.inviteAsHouse(site, circle);
    },

    async eventKeys(site) {
      await requireSite(site);
      return eventKeys.list(site);
    },

    async addEventKey(site) {
      await requireSite(site);
      return eventKeys.make(site);
    },

    async removeEventKey(site, kid) {
      await requireSite(site);
      return eventKeys.remove(site, kid);
    },

    async recountBadges(site, badge) {
      await requireSite(site);
      return recounts.start(site, badge);
    },

    async recountStep(site) {
      await requireSite(site);
      return recounts.step(site);
    },

    async rehearseRecount(site, badge) {
      await requireSite(site);
      await recounts.rehearse(site, badge);
    },

    rehearseStep: () => recounts.rehearseStep(),
    stopRehearsing: () => recounts.stopRehearsing(),
    async bookedEntries(site, after) {
      await requireSite(site);
      return engine.bookedEntries(site, after);
    },

    async reconcile(site) {
      await requireSite(site);
      return engine.reconcile(site);
    },

    rewards: async (site, by, query) => (await deskOf(site, by)).rewards!(query),
    decideReward: async (site, by, input) =>
      (await deskOf(site, by)).decide!({ ...input, key: engine.options.ambient.id() }),
    payRewards: async (site, by, input) =>
      (await deskOf(site, by)).pay!({ ...input, key: engine.options.ambient.id() }),
    ...hookMethods(hooks, requireSite),
    ...memberMethods(engine, store, requireSite),
    ...mailMethods(engine, store, office, requireSite),

    async takeHostEvents(site, events) {
      await requireSite(site);
      return engine.takeHostEvents(
        site,
        events.map(({ member: { issuer, subject }, ...event }) => ({
          ...event,
          member: { issuer: hostIssuer(issuer), subject },
        })),
      );
    },

    async rewardFigures(site, span) {
      await requireSite(site);
      const now = engine.options.ambient.now();
      return engine.rewards(site, { from: now - span, until: now });
    },

    async figures(site, span) {
      await requireSite(site);
      const now = engine.options.ambient.now();
      return engine.figures(site, { from: now - span, until: now });
    },

    async reusable(site, cursor) {
      await requireSite(site);
      return engine.reusable(site, { limit: 100, ...(cursor !== null && { cursor }) });
    },
  };
}

const slug = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, '-');
