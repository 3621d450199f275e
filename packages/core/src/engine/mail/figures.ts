import type { Id, Time } from '../../domain/common.ts';
import type { EngineOptions } from '../scene.ts';
import { asSystem } from '../system.ts';

/** How a site's mail does: for operators. No address and no member is in it. */
export interface MailFigures {
  readonly addresses: {
    readonly confirmed: number;
    readonly pending: number;
    /** Refused for good several times. */
    readonly stopped: number;
  };
  /** Mails of the last 40 days, by where they stand. */
  readonly mails: Readonly<Record<'waiting' | 'sent' | 'failed' | 'dropped', number>>;
  /** How the newest failed tries of waiting and given up mails went. */
  readonly faults: readonly {
    readonly at: Time;
    readonly fault: string;
    readonly code: number | null;
    readonly tries: number;
  }[];
}

const PAGE = 500;
const SHOWN = 20;

export async function mailFigures(options: EngineOptions, site: Id): Promise<MailFigures> {
  const system = asSystem(options, site);
  const addresses = { confirmed: 0, pending: 0, stopped: 0 };
  for (let after: Id[] = []; ;) {
    const rows = await system.read(({ tx }) => tx.range('mail_addresses', { eq: [], after, limit: PAGE }));
    for (const { address, pending, stopped, until } of rows) {
      if (address !== null) addresses[stopped === 1 ? 'stopped' : 'confirmed']++;
      if (pending !== null && options.ambient.now() < until) addresses.pending++;
    }
    if (rows.length < PAGE) break;
    after = [rows.at(-1)!.member];
  }
  const mails = { waiting: 0, sent: 0, failed: 0, dropped: 0 };
  const faults: MailFigures['faults'][number][] = [];
  for (let after: Id[] = []; ;) {
    const rows = await system.read(({ tx }) => tx.range('mails', { eq: [], after, limit: PAGE }));
    for (const { state, tries } of rows) {
      mails[state]++;
      const last = tries.at(-1);
      if (last?.fault != null)
        faults.push({ at: last.at, fault: last.fault, code: last.code, tries: tries.length });
    }
    if (rows.length < PAGE) break;
    after = [rows.at(-1)!.id];
  }
  return { addresses, mails, faults: faults.toSorted((a, b) => b.at - a.at).slice(0, SHOWN) };
}
