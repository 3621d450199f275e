import { newId, same, type ConformanceCase } from '../harness.ts';
import { all, post } from './steps.ts';

const WORDS = 'Vote:\n\n::poll{single}\n\n::poll{no-such-poll}';

/** Polls that staff put into a comment. */
export const embeddedPollCases: readonly ConformanceCase[] = [
  {
    name: 'P56 staff put a poll of the site into a comment; in other people’s words, and without such a poll, it stays words',
    async run(world) {
      const [staff, mira, anonymous] = await all(world, 'staff', 'mira', 'anonymous');
      const words = { type: 'paragraph', children: ['::poll{no-such-poll}'] };
      const theirs = await post(staff, 't', WORDS);
      same(theirs.polls, [{ id: 'single', options: 3 }], 'the poll');
      const said = {
        type: 'paragraph',
        children: ['Question of single?'],
        poll: { id: 'single', options: 3 },
      };
      same(theirs.body?.slice(1), [said, words], 'what stands in its place');
      same((await anonymous.threads!.comment(theirs.id)).polls, theirs.polls, 'for everybody');
      const own = await post(mira, 't', WORDS);
      same(
        [own.polls, own.body?.[1]],
        [undefined, { type: 'paragraph', children: ['::poll{single}'] }],
        'a member’s',
      );
      const edit = { key: newId(), id: theirs.id, revision: theirs.revision };
      const kept = await staff.threads!.edit({ ...edit, body: `${WORDS}\n\nSoon.` });
      same([kept.polls, kept.source], [theirs.polls, `${WORDS}\n\nSoon.`], 'after an edit');
      const taken = await staff.threads!.edit({
        ...edit,
        key: newId(),
        body: 'Over.',
        revision: kept.revision,
      });
      same(taken.polls, undefined, 'once it is taken out');
    },
  },
];
