import type { Profile } from '@hearth/core/domain';
import { people } from '../../fakes/comments.ts';
import { talk } from '../../fakes/conversations.ts';
import { fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakePeople, fakeProfile } from '../../fakes/people.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeThreadStore, threadView } from '../../fakes/thread-store.ts';
import { comeNear, press } from './states-kit.ts';

type Viewer = typeof member;

const state = (
  name: string,
  answers: Parameters<typeof fakePeople>[0],
  more: Partial<WidgetState>,
  viewer: Viewer | null = member,
  items = talk(),
): WidgetState => ({
  name,
  tag: 'hearth-thread',
  attributes: { topic: 'demo' },
  community: (locale) =>
    fakeCommunity({
      locale,
      viewer,
      images: 'members',
      stores: { 'thread/demo': fakeThreadStore(threadView({ items })), people: fakePeople(answers) },
    }),
  ...more,
});

/** Opens the card of who wrote the first comment by this author. */
const meet =
  (id: string) =>
  async (element: HTMLElement): Promise<void> => {
    await comeNear(element);
    const item = talk().find(({ comment }) => comment.author?.id === id)!;
    const opened = async () => element.shadowRoot?.querySelector('.person.placed');
    // The code for it listens once it is here.
    for (let tries = 0; tries < 100 && !(await opened()); tries++) {
      (await shown(element, `[data-id="${item.comment.id}"] .name`)).click();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (element.shadowRoot?.querySelector('.person')) break;
    }
  };

const settings = async (element: HTMLElement): Promise<void> => {
  await press('.write')(element);
  await press('.as [data-do=settings]')(element);
  await shown(element, '.settings section');
};

const known = (profile: Partial<Profile> = {}) => ({
  profiles: { [people.mei.id]: fakeProfile(people.mei, profile) },
});

const guest: Viewer = { id: 'm-guest', name: 'Gus', role: 'guest', strength: 'device' };
const never = new Promise<never>(() => {});

/** Who is behind a name, and what one sets about oneself. */
export const peopleStates: readonly WidgetState[] = [
  state('who somebody is', known({ streak: { state: 'kept', weeks: 9 } }), {
    act: meet(people.mei.id),
    shows: '.person .won',
  }),
  state(
    'who somebody is, still to come',
    { profile: () => never },
    {
      act: meet(people.mei.id),
      shows: '.person .wait',
    },
  ),
  state(
    'who somebody is, cannot be told',
    { profile: async () => Promise.reject(fakeError('unavailable')) },
    {
      act: meet(people.mei.id),
      shows: '.person .error',
    },
  ),
  state(
    'somebody whose name resembles one of the team’s, muted',
    known({
      badges: [],
      badgeCount: 0,
      comments: 0,
      answers: 0,
      muted: true,
      member: { ...people.mei, name: 'Nооr Haddad', lookalike: true },
    }),
    { act: meet(people.mei.id), shows: '.person .not' },
    member,
    talk().map((item) =>
      item.comment.author?.id === people.mei.id
        ? {
            ...item,
            comment: { ...item.comment, author: { ...people.mei, name: 'Nооr Haddad', lookalike: true } },
          }
        : item,
    ),
  ),
  state(
    'who one is oneself',
    { profiles: { [people.ada.id]: fakeProfile(people.ada, { streak: { state: 'open', weeks: 1 } }) } },
    { act: meet(people.ada.id), shows: '.person .foot' },
  ),
  state(
    'one’s own settings',
    {
      profiles: {
        me: fakeProfile(people.ada, { own: { picture: true, given: 'Ada Lund-Svensson of Trondheim' } }),
      },
      wishes: { quiet: { from: '22:00', to: '07:00' } },
      mutes: [people.tomas, people.salma],
    },
    { act: settings, shows: '.settings section' },
  ),
  state(
    'one’s own settings, an address to be confirmed, and nothing muted',
    {
      ownMail: {
        state: 'none',
        address: null,
        pending: null,
        suggested: 'a•••@example.org',
      },
    },
    {
      act: async (element) => {
        await settings(element);
        const name = (await shown(element, '#settings-name')) as HTMLInputElement;
        name.value = '\u202e';
        await press('.settings form button')(element);
        await press('.settings [data-do=erase]')(element);
      },
      shows: '.settings .erase',
    },
  ),
  state(
    'a guest’s settings',
    { ownMail: { state: 'none', address: null, pending: null, suggested: null } },
    {
      act: settings,
      shows: '.settings section',
    },
    guest,
  ),
];
