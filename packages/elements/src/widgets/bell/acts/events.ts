import type { Notice } from '@hearth/core/domain';

/**
 * The viewer follows a notice. A page that can show what it is about by itself, such as one with a router, prevents it and does so;
 * else the browser goes to `href`, if there is one.
 */
export class HearthNoticeOpenEvent extends Event {
  static readonly type = 'hearth-notice-open';
  readonly notice: Notice;
  /** `null`: there is no page that is known. */
  readonly href: string | null;

  constructor(notice: Notice, href: string | null) {
    super(HearthNoticeOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.notice = notice;
    this.href = href;
  }
}

declare global {
  interface HTMLElementEventMap {
    'hearth-notice-open': HearthNoticeOpenEvent;
  }
}
