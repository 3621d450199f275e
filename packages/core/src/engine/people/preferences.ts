import type { MembersPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import {
  changedPreferences,
  preferencesProblems,
  type Preferences,
  type PreferencesChange,
} from '../../domain/people/preferences.ts';
import { checkTopic, invalid } from '../input.ts';
import { noticeEvent } from '../notices/telling.ts';
import { memberLock, notFound, requireViewer, type Scene, type Writing } from '../scene.ts';
import { preferencesOf, THREAD_MUTE_LIMIT } from './wishes.ts';

type Methods = Required<Pick<MembersPart, 'preferences' | 'setPreferences' | 'muteThread' | 'mutedThreads'>>;

/** What the viewer wishes to hear of, and how. */
export const preferenceMethods = (scene: Scene): Methods => ({
  preferences: async () => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(({ tx }) => preferencesOf(tx, id));
  },

  async setPreferences({ key, ...change }) {
    const { id } = requireViewer(scene.viewer);
    const [problem] = preferencesProblems(change);
    if (problem) throw invalid(problem.field, problem.reason);
    return scene.keyed(memberLock(id), key, { prefer: change }, (context) => prefer(context, id, change));
  },

  async muteThread({ key, topic, on }) {
    const { id } = requireViewer(scene.viewer);
    checkTopic(topic);
    await scene.keyed(memberLock(id), key, { muteThread: topic, on }, async (context) => {
      const { tx, now } = context;
      if (on === Boolean(await tx.get('thread_mutes', [id, topic]))) return null;
      if (!on) {
        await tx.delete('thread_mutes', [id, topic]);
        return null;
      }
      if (!(await tx.get('threads', [topic]))) throw notFound('thread');
      const others = await tx.range('thread_mutes', { eq: [id], limit: THREAD_MUTE_LIMIT });
      if (others.length === THREAD_MUTE_LIMIT)
        throw new CommunityError('conflict', 'Too many threads are muted.', {
          reason: 'too-many',
          limit: THREAD_MUTE_LIMIT,
        });
      await tx.insert('thread_mutes', { member: id, topic, at: now });
      return null;
    });
  },

  mutedThreads: async () => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async ({ tx }) => {
      const rows = await tx.range('thread_mutes', { eq: [id], limit: THREAD_MUTE_LIMIT });
      const threads = await tx.getMany(
        'threads',
        rows.map(({ topic }) => [topic]),
      );
      return {
        threads: rows.map(({ topic }, at) => ({
          topic,
          title: threads[at]?.title ?? null,
          url: threads[at]?.url ?? null,
        })),
      };
    });
  },
});

/** Changes what a member wishes; under their lock. */
export async function prefer(
  { tx, now, emit }: Writing,
  member: Id,
  change: PreferencesChange,
): Promise<Preferences> {
  const wanted = changedPreferences(await preferencesOf(tx, member), canonical(change));
  const { streak, ...rest } = wanted;
  const row = { member, ...rest, streak: streak ? 1 : 0, at: now };
  if (await tx.get('preferences', [member])) await tx.update('preferences', [member], row);
  else await tx.insert('preferences', row);
  // What rings, and when, may be otherwise now: other tabs and devices look again.
  emit(noticeEvent('notice.changed', member));
  return wanted;
}

const canonical = <C extends { readonly language?: string | null }>(change: C): C => ({
  ...change,
  ...(change.language != null && { language: Intl.getCanonicalLocales(change.language)[0]! }),
});
