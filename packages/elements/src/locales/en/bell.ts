import { n } from './n.ts';

/** As the bell shows it. */
const most = (count: number): string => (count > 99 ? '99+' : String(count));

export const bell = {
  label: (ringing: number, unread: number) =>
    ringing
      ? `Notifications, ${most(ringing)} new`
      : unread
        ? `Notifications, ${most(unread)} unread`
        : 'Notifications',
  fresh: (count: number) => n(count, 'You have # new notification.', 'You have # new notifications.'),
};
