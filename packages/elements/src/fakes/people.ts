import { DEFAULT_PREFERENCES, changedPreferences } from '@hearth/core/domain';
import type { MemberCard, OwnMail, Preferences, Profile, ProfileBadge } from '@hearth/core/domain';
import type { People } from '@hearth/core/state';

/** As in `community.ts`, which brings this. */
const NOW = Date.UTC(2026, 4, 12, 10);
const since = NOW - 400 * 86_400_000;
const cards = {
  ada: { id: 'm-ada', name: 'Ada Lund', role: 'member', since },
  jonas: { id: 'm-jonas', name: 'Jonas Weidenfeller', role: 'member', since },
} as const satisfies Record<string, MemberCard>;

const badge = (id: string, name: string, art: string, place: number, of = 3): ProfileBadge => ({
  id,
  name,
  art,
  tier: { id: `${id}-${place}`, name: ['Bronze', 'Silver', 'Gold'][place - 1] ?? 'Gold', place, of },
});

/** A profile of somebody who has been around. */
export const fakeProfile = (member: MemberCard, part: Partial<Profile> = {}): Profile => ({
  member,
  comments: 148,
  answers: 3,
  badges: [
    badge('founder', 'Founding member', 'lighthouse', 1, 1),
    badge('helper', 'Helping hand', 'hammer', 3),
    badge('writer', 'Writer', 'feather', 2),
    badge('voter', 'At the drawing board', 'compass', 1),
  ],
  badgeCount: 7,
  asOf: '1.1',
  ...part,
});

/** A masked address that mails go to. */
export const fakeMail: OwnMail = {
  state: 'confirmed',
  address: 'a•••@example.org',
  pending: null,
  suggested: null,
};

interface Answers extends Partial<People> {
  readonly profiles?: Readonly<Record<string, Profile>>;
  readonly wishes?: Partial<Preferences>;
  readonly ownMail?: OwnMail;
  readonly mutes?: readonly MemberCard[];
}

/** What people say of themselves, without a backend; all succeeds, and is written down. */
export function fakePeople({
  profiles = {},
  wishes,
  ownMail = fakeMail,
  mutes = [],
  ...answers
}: Answers = {}) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const note = (...call: readonly [string, ...unknown[]]): void => void calls.push(call);
  let preferences: Preferences = { ...DEFAULT_PREFERENCES, ...wishes };
  let mail = ownMail;
  let muted = mutes;
  let own = profiles['me'] ?? fakeProfile(cards.ada, { own: { picture: false } });
  const people = {
    calls,
    offers: () => true,
    profile: async (id: string) => (id === 'me' ? own : (profiles[id] ?? fakeProfile(cards.jonas))),
    mute: async (id: string, on: boolean) => {
      note('mute', id, on);
      muted = muted.filter((card) => card.id !== id);
    },
    muted: async () => ({ members: muted, next: null }),
    muteThread: async (...call: [string, boolean]) => note('muteThread', ...call),
    mutedThreads: async () => ({ threads: [] }),
    rename: async (name: string) => {
      note('rename', name);
      own = { ...own, member: { ...own.member, name } };
      return own.member;
    },
    present: async (input: object) => {
      note('present', input);
      return own;
    },
    show: async (picture: Blob | null) => {
      note('show', picture);
      own = { ...own, own: { ...own.own, picture: picture !== null } };
      return own;
    },
    listed: async () => true,
    list: async (on: boolean) => note('list', on),
    preferences: async () => preferences,
    prefer: async (change: Parameters<People['prefer']>[0]) => {
      note('prefer', change);
      return (preferences = changedPreferences(preferences, change));
    },
    mail: async () => mail,
    setMail: async (address?: string) => {
      note('setMail', address);
      return (mail = { ...mail, pending: { address: 'n•••@example.org', until: NOW + 86_400_000 } });
    },
    removeMail: async () => {
      note('removeMail');
      mail = { state: 'none', address: null, pending: null, suggested: null };
    },
    data: async () => {
      note('data');
      return {
        format: 'hearth-member/1',
        site: { id: 'acme', name: 'Acme' },
        member: own.member.id,
        at: NOW,
        kept: {},
      } as const;
    },
    erase: async () => note('erase'),
    ...answers,
  };
  return people satisfies People;
}
