import { CommunityError } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import { openMail, type Engine, type MailFigures } from '@hearth/core/engine';
import type { SqlStore } from '../db/index.ts';
import type { PostOffice } from '../mail/office.ts';

/** What operators ask of mail: see `Admin`. */
export interface MailAdmin {
  /** How it does; `sends`: whether this server has an SMTP server, and the community an address to write from. */
  mailStatus(
    site: Id,
  ): Promise<MailFigures & { readonly sends: { readonly server: boolean; readonly from: string | null } }>;
  /** Sends a test. @throws invalid, unavailable, or unsupported without an SMTP server. */
  testMail(site: Id, to: string): Promise<void>;
  /** Writes to an address no more, whoever's it is; how many members had it. */
  stopMail(site: Id, address: string): Promise<number>;
}

export const MAIL_METHODS = ['mailStatus', 'testMail', 'stopMail'] as const satisfies (keyof MailAdmin)[];

/** `requireSite` throws for an unknown site, with a hint. */
export function mailMethods(
  engine: Engine,
  store: SqlStore,
  office: PostOffice | null,
  requireSite: (site: Id) => Promise<unknown>,
): MailAdmin {
  const settings = async (site: Id) => {
    await requireSite(site);
    return (await store.read(site, (tx) => tx.get('settings', ['site'])))!;
  };
  return {
    async mailStatus(site) {
      const { access } = await settings(site);
      return {
        ...(await openMail(engine.options, site).figures()),
        sends: { server: office !== null, from: access.mail?.from ?? null },
      };
    },
    async stopMail(site, address) {
      await requireSite(site);
      return openMail(engine.options, site).stop(address);
    },
    async testMail(site, to) {
      const { info, access } = await settings(site);
      if (!office)
        throw new CommunityError('unsupported', 'No SMTP server is named: set HEARTH_SMTP_URL where the server starts.'); // prettier-ignore
      await office.test({ id: site, name: info.name, locale: info.locale, access }, to);
    },
  };
}
