import { CommunityError } from '@hearth/core/adapter';
import type { Id, MemberData } from '@hearth/core/domain';
import { eraseMember, memberData, type Engine } from '@hearth/core/engine';
import type { SqlStore } from '../db/index.ts';
import { scrubErased } from '../db/scrubber.ts';
import { hostIssuer } from '../identity/identity.ts';

/** A member: by their id here, or as the host's tokens name them. */
export interface WhichMember {
  readonly member?: Id;
  readonly subject?: string;
  /** Default: the site's id. */
  readonly issuer?: string;
}

/** What operators do on behalf of one member: see `Admin`. */
export interface MemberAdmin {
  /** Everything that is kept of them. @throws not-found */
  memberData(site: Id, which: WhichMember): Promise<MemberData>;
  /** Forgets them, and scrubs the database file. The id that they had. @throws not-found */
  eraseMember(site: Id, which: WhichMember): Promise<Id>;
}

export const MEMBER_METHODS = ['memberData', 'eraseMember'] as const satisfies (keyof MemberAdmin)[];

/** `requireSite` throws for an unknown site, with a hint. */
export function memberMethods(
  engine: Engine,
  store: SqlStore,
  requireSite: (site: Id) => Promise<unknown>,
): MemberAdmin {
  const { options } = engine;
  async function find(site: Id, { member, subject, issuer = site }: WhichMember): Promise<Id> {
    await requireSite(site);
    if (member !== undefined) return member;
    const known =
      subject === undefined
        ? undefined
        : await store.read(site, (tx) => tx.get('identities', [hostIssuer(issuer), subject]));
    if (!known)
      throw new CommunityError(
        'not-found',
        `The site "${site}" has no member "${subject}" of issuer "${issuer}".`,
      );
    return known.member;
  }
  return {
    memberData: async (site, which) => memberData(options, site, await find(site, which)),
    async eraseMember(site, which) {
      const id = await find(site, which);
      await eraseMember(options, site, id);
      await scrubErased(store, site);
      return id;
    },
  };
}
