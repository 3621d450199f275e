import type { MembersPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { OwnMail } from '../../domain/mail/types.ts';
import type { MemberCard } from '../../domain/people/people.ts';
import type { Presentation, Profile } from '../../domain/people/profile.ts';
import type { Preferences, PreferencesChange } from '../../domain/people/preferences.ts';
import type { MemberData } from '../../domain/subject/types.ts';
import { part, type Core } from '../core.ts';
import { attempt } from '../env.ts';
import { commentsOf } from '../entities/tables.ts';
import { newIdOf } from '../uuid.ts';

/** What a backend may or may not know. */
export type PeopleDeed = Exclude<keyof MembersPart, 'joinAsGuest' | 'read'>;

type Page<K extends 'muted' | 'mutedThreads'> = Awaited<ReturnType<NonNullable<MembersPart[K]>>>;

/** All but `offers` reject with a `CommunityError`: `unsupported` for what the backend doesn't know. */
export interface People {
  /** Whether the backend knows of it; false until it is here. */
  readonly offers: (deed: PeopleDeed) => boolean;
  readonly profile: (id: Id | 'me') => Promise<Profile>;
  /** For oneself; what is loaded of them is marked then (`Comment.muted`). */
  readonly mute: (id: Id, on: boolean) => Promise<void>;
  readonly muted: (cursor?: string) => Promise<Page<'muted'>>;
  readonly muteThread: (topic: string, on: boolean) => Promise<void>;
  readonly mutedThreads: () => Promise<Page<'mutedThreads'>>;
  /** All widgets call the viewer by the new name then, and so they do after `present` and `show`. */
  readonly rename: (name: string) => Promise<MemberCard>;
  readonly present: (presentation: Presentation) => Promise<Profile>;
  /** Uploads a picture and shows the viewer with it; `null`: with none of their own. */
  readonly show: (picture: Blob | null) => Promise<Profile>;
  readonly preferences: () => Promise<Preferences>;
  readonly prefer: (change: PreferencesChange) => Promise<Preferences>;
  /** Whether figures for staff may name the viewer. */
  readonly listed: () => Promise<boolean>;
  readonly list: (on: boolean) => Promise<void>;
  readonly mail: () => Promise<OwnMail>;
  readonly setMail: (address?: string) => Promise<OwnMail>;
  readonly removeMail: () => Promise<void>;
  /** Everything that is kept of the viewer. */
  readonly data: () => Promise<MemberData>;
  /** Forgets the viewer, at the backend and on this device: nobody is signed in here then, until the page connects again. */
  readonly erase: () => Promise<void>;
}

export function createPeople(core: Core): People {
  const { session } = core;
  const newId = newIdOf(core);
  const members = () => part(core, 'members');
  const offered = <T>(answer: Promise<T> | undefined): Promise<T> => {
    if (!answer) throw new CommunityError('unsupported', 'This backend cannot do that.');
    return answer;
  };
  const keyed = <I extends object>(input: I) => ({ ...input, key: newId() });
  /** Their words that are here show them anew at once; others do when they are read again. */
  const changed = async (card: MemberCard): Promise<void> => {
    commentsOf(core).mapAll((comment) =>
      comment.author?.id === card.id ? { ...comment, author: card } : comment,
    );
    await session.reconnect();
  };
  const present = async (presentation: Presentation) => {
    const profile = await offered(members().present?.(keyed(presentation)));
    await changed(profile.member);
    return profile;
  };

  return {
    offers: (deed) => !!core.adapter.members?.[deed],
    profile: async (id) => offered(members().profile?.(id)),
    async mute(id, on) {
      await offered(members().mute?.(keyed({ id, on })));
      commentsOf(core).mapAll((comment) => {
        if (comment.author?.id !== id) return comment;
        const { muted: _, ...rest } = comment;
        return { ...rest, ...(on && { muted: true }) };
      });
    },
    muted: async (cursor) => offered(members().muted?.({ ...(cursor !== undefined && { cursor }) })),
    muteThread: async (topic, on) => offered(members().muteThread?.(keyed({ topic, on }))),
    mutedThreads: async () => offered(members().mutedThreads?.()),
    async rename(name) {
      const card = await members().rename(keyed({ name }));
      await changed(card);
      return card;
    },
    present,
    async show(picture) {
      if (!picture) return present({ picture: null });
      const { id } = await part(core, 'media').upload({ id: newId(), file: picture });
      return present({ picture: id });
    },
    preferences: async () => offered(members().preferences?.()),
    prefer: async (change) => offered(members().setPreferences?.(keyed(change))),
    listed: async () => (await part(core, 'community').listed()).on,
    list: (on) => part(core, 'community').setListed(keyed({ on })),
    mail: async () => offered(members().mail?.()),
    setMail: async (address) =>
      offered(members().setMail?.(keyed({ ...(address !== undefined && { address }) }))),
    removeMail: async () => offered(members().removeMail?.(keyed({}))),
    data: async () => offered(members().data?.()),
    async erase() {
      const viewer = session.viewer();
      if (!viewer) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      await offered(members().erase?.({ id: viewer.id }));
      forgetHere(core, viewer.id, viewer.role === 'guest');
      session.setViewer(null);
    },
  };
}

/** What this device keeps of somebody: words not sent, drafts, how far they had read. A guest's drafts are the device's. */
function forgetHere({ env, scope }: Core, id: Id, guest: boolean): void {
  for (const name of ['outbox', 'drafts', 'visits']) {
    const key = `hearth/${scope}/${name}`;
    attempt(() => {
      const kept = JSON.parse(env.storage?.getItem(key) ?? 'null') as
        Record<string, unknown> | { by?: Id }[] | null;
      if (!kept) return;
      const left = Array.isArray(kept)
        ? kept.filter(({ by }) => by !== id)
        : Object.fromEntries(
            Object.entries(kept).filter(
              ([own]) => !own.startsWith(`${id}:`) && !(guest && own.startsWith(':')),
            ),
          );
      env.storage?.setItem(key, JSON.stringify(left));
    });
  }
}
