import type { MailPace } from '@hearth/core/domain';

/** What mails and their pages say, in one language. Names, titles and everything else that is put in is text, and is escaped by the templates. */
export interface Words {
  /** BCP 47. */
  readonly lang: string;
  /** Of one notice, a sentence. `who` as they are joined here; `what` is a title, possibly empty. */
  readonly notices: {
    reply(who: string, what: string): string;
    mention(who: string, what: string): string;
    answer(who: string, what: string): string;
    approved(what: string): string;
    rejected(what: string): string;
    featured(what: string): string;
    decided(what: string): string;
    shipped(what: string): string;
    declined(what: string): string;
    reached(what: string): string;
    badge(what: string): string;
    filled(badges: number): string;
    tier(what: string): string;
    gift(what: string): string;
    thanks(who: string): string;
    booked(what: string): string;
    /** Of a kind that these words don't know yet. */
    other(what: string): string;
  };
  /** People by their names; `more` are not named. */
  people(names: readonly string[], more: number): string;
  readonly somebody: string;
  readonly team: string;
  look: string;
  more(count: number): string;
  /** The subject of several. */
  several(count: number, site: string): string;
  /** Above them. */
  intro(pace: Exclude<MailPace, 'off'>, site: string): string;
  /** Below them: why one gets this. */
  because(pace: Exclude<MailPace, 'off'>, site: string): string;
  leave: string;
  readonly confirm: {
    subject(site: string): string;
    text(site: string, address: string): string;
    readonly button: string;
    until(when: string): string;
    readonly ignore: string;
  };
  readonly pages: {
    readonly confirmTitle: string;
    confirmText(address: string, site: string): string;
    readonly confirmButton: string;
    readonly confirmed: string;
    confirmedText(site: string): string;
    readonly used: string;
    usedText(site: string): string;
    readonly leaveTitle: string;
    leaveText(address: string, site: string): string;
    readonly leaveButton: string;
    readonly left: string;
    leftText(site: string): string;
    readonly unknown: string;
    unknownText(site: string): string;
    back(site: string): string;
  };
  readonly test: { subject(site: string): string; text(site: string): string };
}
