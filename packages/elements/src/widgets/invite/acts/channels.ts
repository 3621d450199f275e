import type { ShareChannel } from '@hearth/core/domain';

/** Where an invitation can be taken to by a plain link: the service's own page to share by, opened by the member. */
export const LINKED = ['mail', 'whatsapp', 'telegram', 'x', 'linkedin', 'facebook', 'sms'] as const;
export type LinkedChannel = (typeof LINKED)[number] & ShareChannel;

/** What services call themselves; the same in every language. */
export const NAMES: Readonly<Partial<Record<LinkedChannel, string>>> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  x: 'X',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
};

interface Said {
  readonly link: string;
  /** The member's own words; may be empty. */
  readonly message: string;
  readonly subject: string;
}

/** Lines end as mail has them (RFC 6068, section 5). */
const mailed = (text: string): string => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));

/**
 * The address that opens a service's own window with the words in it. Nothing of ours runs there, nothing is loaded from there
 * before the press, and LinkedIn and Facebook take the link alone.
 */
export function addressOf(channel: LinkedChannel, { link, message, subject }: Said): string {
  const all = [message.trim(), link].filter(Boolean);
  const url = encodeURIComponent(link);
  const words = encodeURIComponent(message.trim());
  switch (channel) {
    case 'mail':
      return `mailto:?subject=${mailed(subject)}&body=${mailed(all.join('\n\n'))}`;
    case 'sms':
      // Both systems read this form: one looks behind the ?, the other behind the &.
      return `sms:?&body=${encodeURIComponent(all.join('\n'))}`;
    case 'whatsapp':
      return `https://wa.me/?text=${encodeURIComponent(all.join('\n'))}`;
    case 'telegram':
      return `https://t.me/share/url?url=${url}${words && `&text=${words}`}`;
    case 'x':
      return `https://x.com/intent/post?url=${url}${words && `&text=${words}`}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${url}`;
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${url}`;
  }
}

interface Device {
  readonly userAgent: string;
  readonly userAgentData?: { readonly mobile?: boolean };
}

/** Whether a device writes text messages by itself. Others would open a window that leads nowhere. */
export const isMobile = ({ userAgent, userAgentData }: Device): boolean =>
  userAgentData?.mobile ?? /Android|iPhone|iPod|Mobile/.test(userAgent);

/** The channels to offer: those that the page names, in its order, or all; text messages on mobiles alone. */
export function channelsFor(wanted: string | null, device: Device): LinkedChannel[] {
  const named: readonly string[] = wanted?.trim()
    ? wanted
        .trim()
        .toLowerCase()
        .split(/[\s,]+/)
    : LINKED;
  const known = named.filter((name, at): name is LinkedChannel => {
    return LINKED.includes(name as LinkedChannel) && named.indexOf(name) === at;
  });
  return known.filter((channel) => channel !== 'sms' || isMobile(device));
}
