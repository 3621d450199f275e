import type { ShareChannel } from '@hearth/core/domain';

const INIT = { bubbles: true, composed: true };

/** A member is about to pass their invitation on. Preventing it does nothing more; the page may share in its own way. */
export class HearthShareEvent extends Event {
  static readonly type = 'hearth-share';
  readonly programme: string;
  readonly channel: ShareChannel;
  readonly link: string;

  constructor(programme: string, channel: ShareChannel, link: string) {
    super(HearthShareEvent.type, { ...INIT, cancelable: true });
    this.programme = programme;
    this.channel = channel;
    this.link = link;
  }
}

/** The invitation was copied, or handed to a mail client or to the device. Whether it was sent nobody knows. */
export class HearthSharedEvent extends Event {
  static readonly type = 'hearth-shared';
  readonly programme: string;
  readonly channel: ShareChannel;

  constructor(programme: string, channel: ShareChannel) {
    super(HearthSharedEvent.type, INIT);
    this.programme = programme;
    this.channel = channel;
  }
}

/** A friend who was invited has signed in, and it was decided whether that counts. */
export class HearthReferralClaimedEvent extends Event {
  static readonly type = 'hearth-referral-claimed';
  readonly programme: string;
  readonly state: 'joined' | 'ineligible';

  constructor(programme: string, state: 'joined' | 'ineligible') {
    super(HearthReferralClaimedEvent.type, INIT);
    this.programme = programme;
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-share': HearthShareEvent;
    'hearth-shared': HearthSharedEvent;
    'hearth-referral-claimed': HearthReferralClaimedEvent;
  }
}
