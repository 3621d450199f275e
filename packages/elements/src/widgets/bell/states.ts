import type { Notice } from '@hearth/core/domain';
import type { NoticesView } from '@hearth/core/state';
import { people } from '../../fakes/comments.ts';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeNotice, fakeNotices } from '../../fakes/notices.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

const HOUR = 3_600_000;
const { jonas, noor, tomas } = people;

const notice = (part: Partial<Notice> & { readonly id: string }): Notice => fakeNotice(NOW, jonas, part);

/** Presses the bell. */
const open = async (element: HTMLElement): Promise<void> => {
  (await shown(element, 'button.bell')).click();
  await shown(element, '#panel.placed');
};

type More = Partial<WidgetState> & {
  readonly viewer?: typeof member | null;
  readonly view?: Partial<NoticesView>;
};

const state = (name: string, notices: readonly Notice[], more: More = {}): WidgetState => {
  const { viewer = member, view, ...rest } = more;
  return {
    name,
    tag: 'hearth-bell',
    community: (locale) => fakeCommunity({ viewer, locale, stores: { notices: fakeNotices(notices, view) } }),
    ...rest,
  };
};
const opened = (name: string, notices: readonly Notice[], more: More = {}): WidgetState =>
  state(name, notices, { act: open, ...more });

const talk: readonly Notice[] = [
  notice({ id: '1', from: [jonas, noor, tomas], people: 5 }),
  notice({
    id: '2',
    kind: 'mention',
    from: [noor],
    excerpt: '@Ada Lund knows more about skins.',
    at: NOW - 5 * HOUR,
  }),
  notice({ id: '3', kind: 'answer', excerpt: 'Yes: until the end of March.', at: NOW - 25 * HOUR }),
  notice({
    id: '4',
    kind: 'post.rejected',
    place: { topic: '/blog/drum', url: null },
    reason: 'Please without advertising; the rest is welcome.',
    at: NOW - 26 * HOUR,
    readAt: NOW - HOUR,
  }),
  notice({ id: '5', kind: 'post.approved', at: NOW - 49 * HOUR, readAt: NOW - HOUR }),
];

const others: readonly Notice[] = (
  [
    ['badge', 'Night owl', { times: 3 }],
    ['badge.filled', '', { grants: 4 }],
    ['tier', 'Gold', {}],
    ['gift', 'Silver', { points: 50 }],
    ['thanks', 'Noor Haddad', {}],
    ['perk.booked', 'A day in the workshop', {}],
    ['poll.decided', 'Which drum next?', {}],
    ['post.featured', 'How we tune the winter drum', {}],
    ['news', 'The workshop opens on Saturday', {}],
    ['tomorrow' as 'tier', 'Something of a later version', {}],
  ] as const
).map(([kind, title, about], at) => {
  const { place, from, excerpt, ...plain } = notice({ id: `o${at}`, kind });
  const ofComment = kind === 'post.featured';
  return {
    ...plain,
    subject: { kind: ofComment ? 'comment' : 'tier', id: 's', title },
    ...(ofComment && { place: place!, excerpt: excerpt! }),
    ...(kind === 'thanks' && { reason: 'Thank you for the evening at the bench.' }),
    ...(kind === 'gift' && { note: { en: 'You were so near.', de: 'Du warst so nah dran.' } }),
    ...(kind === 'news' && { from: from!, url: 'https://acme.example/news', reason: 'Come by.' }),
    about,
  };
});

/** Every state of the bell. */
export const bellStates: readonly WidgetState[] = [
  state('loading', [], { view: { status: 'loading' }, waits: true }),
  state('nothing new', []),
  state('three are new', talk),
  state('more than a hundred', talk, { view: { unread: 100, ringing: 100 } }),
  state('some are unread, and none rings', [notice({ id: '1', held: true })]),
  state('signed out', [], {
    viewer: null,
    view: { status: 'failed', error: fakeError('unauthenticated') },
    fill(element) {
      const link = document.createElement('a');
      link.slot = 'sign-in';
      link.href = '#sign-in';
      link.textContent = 'Sign in';
      element.append(link);
    },
  }),
  opened('open', talk, { view: { hasOlder: true } }),
  opened('open, all sorts of things', others),
  opened('open, nothing yet', []),
  opened('open, in quiet hours', talk, { view: { ringing: 0, quietUntil: NOW + 9 * HOUR } }),
  opened('open, some did not ring', [notice({ id: '1', held: true })]),
  opened('a thread was muted', talk, {
    async act(element) {
      await open(element);
      (await shown(element, '.deed.mute')).click();
    },
    shows: '.mutes',
  }),
  opened('error', [], { view: { status: 'failed', error: fakeError('unavailable') }, shows: '.error' }),
  opened('something was not taken', talk, { view: { failure: fakeError('offline') }, shows: '.error' }),
  opened('long words, right to left', [
    notice({
      id: '1',
      subject: { kind: 'comment', id: 'c', title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk' },
      from: [{ ...jonas, name: 'شكرًا جزيلاً' }],
      excerpt: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz '.repeat(3),
    }),
  ]),
];
