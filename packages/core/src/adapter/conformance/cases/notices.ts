import type { BackendAdapter } from '../../contract.ts';
import type { Notice } from '../../../domain/notices/notices.ts';
import { DEFAULT_PREFERENCES } from '../../../domain/people/preferences.ts';
import { eventually, expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';

const ofThreads = async (adapter: BackendAdapter): Promise<readonly Notice[]> =>
  (await adapter.members!.notices!({})).notices.filter(({ place }) => place !== undefined);

export const noticeCases: readonly ConformanceCase[] = [
  {
    name: 'T110 T113 who is answered is told of it, and nobody else; not of a thread that they have muted',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const { viewer, asOf } = await mira.connect();
      const [loud, question] = [await post(mira, 'loud', 'Hm'), await post(mira, 't', 'Which one?')];
      await mira.members!.muteThread!({ key: newId(), topic: 'loud', on: true });
      same(
        (await mira.members!.mutedThreads!()).threads.map(({ topic }) => topic),
        ['loud'],
        'the list',
      );
      await refuses(
        mira.members!.muteThread!({ key: newId(), topic: 'nowhere', on: true }),
        'not-found',
        'a thread that is not there',
      );
      await post(jonas, 'loud', 'Hm, hm', loud.id);
      const reply = await post(jonas, 't', 'The *green* one', question.id);
      const [notice, ...more] = await eventually(async () => {
        const found = await ofThreads(mira);
        return found.length > 0 && found;
      }, 'the notice');
      same(more, [], 'no other');
      same(
        [notice!.kind, notice!.from?.map(({ name }) => name), notice!.excerpt, notice!.place!.comment],
        ['reply', ['Jonas Vik'], 'The green one', reply.id],
        'the notice',
      );
      const channel = `member/${viewer!.id}` as const;
      const hears = async (adapter: BackendAdapter): Promise<boolean> =>
        (await changesFor(adapter, asOf, [channel])).some(({ kind }) => kind === 'notice');
      expect(!mira.changes || (await hears(mira)), 'the member hears of it');
      for (const adapter of [jonas, staff]) {
        same(await ofThreads(adapter), [], 'nothing for others');
        expect(!(await hears(adapter)), 'others do not hear of it');
      }
      await jonas.threads!.remove({ key: newId(), id: reply.id, revision: reply.revision });
      await eventually(async () => (await ofThreads(mira)).length === 0, 'gone with the reply');
    },
  },
  {
    name: 'T114 T115 what a member wishes is kept for them alone, part by part; what makes no sense is named',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      same(await mira.members!.preferences!(), DEFAULT_PREFERENCES, 'to begin with');
      const quiet = { from: '22:00', to: '07:00', timezone: 'Europe/Berlin' };
      const key = newId();
      await mira.members!.setPreferences!({ key, quiet, kinds: { polls: false } });
      await mira.members!.setPreferences!({ key, quiet, kinds: { polls: false } });
      await mira.members!.setPreferences!({ key: newId(), mail: 'weekly', kinds: { news: false } });
      const wishes = await mira.members!.preferences!();
      same(
        [wishes.mail, wishes.quiet, wishes.kinds.polls, wishes.kinds.news, wishes.kinds.replies],
        ['weekly', quiet, false, false, true],
        'what is kept',
      );
      same(await jonas.members!.preferences!(), DEFAULT_PREFERENCES, 'somebody else’s');
      await refuses(
        mira.members!.setPreferences!({ key: newId(), quiet: { ...quiet, to: '25:00' } }),
        'invalid',
        'no time of day',
        { field: 'quiet.to', reason: 'format' },
      );
      await refuses(anonymous.members!.preferences!(), 'unauthenticated', 'nobody’s');
    },
  },
];
