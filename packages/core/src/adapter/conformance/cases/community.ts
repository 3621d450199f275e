import { REUSE_LICENCE } from '../fixture.ts';
import { eventually, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, post } from './steps.ts';

/** What a community talks about, and what staff look at. */
export const communityCases: readonly ConformanceCase[] = [
  {
    name: 'L2 L18 L26 T140 staff see how replies go, who waits and who draws answers; others see none of it',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      await refuses(mira.community!.figures({}), 'forbidden', 'figures for a member');
      await refuses(mira.community!.unanswered({}), 'forbidden', 'the queue for a member');
      await refuses(mira.community!.reusable({}), 'forbidden', 'the export for a member');
      await refuses(anonymous.community!.figures({}), 'unauthenticated', 'figures for nobody');
      const question = await post(mira, '/asked/a', 'Who has trimmed a wick?');
      await post(mira, '/asked/a', 'Well?', question.id);
      await post(jonas, '/asked/a', 'I have.', question.id);
      const left = await post(jonas, '/asked/a', 'Nice.');
      await eventually(async () => {
        const [alone, unanswered] = [
          await staff.community!.unanswered({}),
          await staff.community!.unanswered({ by: 'staff' }),
        ];
        return alone.total === 1 && unanswered.total === 2;
      }, 'who is left alone');
      const { waiting } = await staff.community!.unanswered({ by: 'staff' });
      same(
        waiting.map(({ id, replies }) => [id, replies]),
        [
          [question.id, 1],
          [left.id, 0],
        ],
        'who waits for staff',
      );
      await post(staff, '/asked/a', 'So have we.', question.id);
      await staff.community!.needless({ key: newId(), id: left.id, on: true });
      await eventually(
        async () => (await staff.community!.unanswered({ by: 'staff' })).total === 0,
        'that nobody waits',
      );
      const { reciprocity, staff: answers, influence, streaks } = await staff.community!.figures({});
      same(
        reciprocity,
        { roots: 2, replies: 3, perRoot: 1.5, shares: { members: 67, staff: 33 }, answered: 50 },
        'how replies go',
      );
      same([answers.asked, answers.answered, answers.waiting], [2, 1, 0], 'how staff answer');
      same(
        influence.members.map(({ member, replies }) => [member.name, replies]),
        [['Mira Solberg', 2]],
        'influence',
      );
      same(streaks.members, null, 'streaks of too few');
      await mira.community!.setListed({ key: newId(), on: false });
      same(await mira.community!.listed(), { on: false }, 'the wish not to be named');
      same((await staff.community!.figures({})).influence.members, [], 'influence of who is not named');
    },
  },
  {
    name: 'L3 L15 L16 T145 words of the community, the question of the week, and what may be used elsewhere',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const elsewhere = await world.elsewhere();
      const wick = { key: newId(), term: 'Glim', forms: ['glims'], meaning: 'A small light.' };
      await refuses(mira.community!.define(wick), 'forbidden', 'a term by whom the file does not let');
      const term = await staff.community!.define(wick);
      same(await staff.community!.define(wick), term, 'the same again');
      await refuses(staff.community!.define({ ...wick, key: newId() }), 'conflict', 'a term that is there');
      const { terms } = await anonymous.community!.glossary();
      same(
        terms.map(({ id }) => id),
        ['glim', 'wick'],
        'the words',
      );
      same((await elsewhere.community!.glossary()).terms.length, 1, 'those of another site');
      await staff.community!.undefine({ key: newId(), id: 'glim', revision: term.revision });
      same((await mira.community!.glossary()).mayWrite, false, 'whether a member may write');

      const { thread } = await anonymous.threads!.read({ topic: '/asked/b' });
      same([thread.prompt?.text, thread.glossary], ['What did you light this week?', true], 'the head');
      same(
        (await anonymous.threads!.read({ topic: '/else' })).thread.prompt,
        undefined,
        'that of another topic',
      );
      const prompt = thread.prompt!.id;
      const posted = { id: newId(), topic: '/asked/b', parent: null, body: 'A lamp.', prompt, reuse: true };
      const comment = await mira.threads!.post(posted);
      same(comment.reuse, true, 'the consent');
      const answers = async () =>
        (await anonymous.threads!.read({ topic: '/asked/b' })).thread.prompt!.answers;
      await eventually(async () => (await answers()) === 1, 'the answer');
      const now = (await staff.connect()).now;
      const asked = { text: 'Anything else?', topic: '/else', from: now - 1_000, until: now + 3_600_000 };
      const own = await staff.community!.ask({ key: newId(), id: newId(), ...asked });
      same(
        (await anonymous.threads!.read({ topic: '/else' })).thread.prompt?.text,
        'Anything else?',
        'what staff ask',
      );
      same((await staff.community!.prompts()).prompts.length, 1, 'what staff see');
      await staff.community!.unask({ key: newId(), id: own.id });
      await refuses(mira.community!.prompts(), 'forbidden', 'what staff see, for a member');

      const [used] = (await staff.community!.reusable({})).comments;
      same(
        [used?.id, used?.credit?.name, used?.reuse.text],
        [comment.id, 'Mira Solberg', REUSE_LICENCE],
        'the export',
      );
      same((await anonymous.threads!.comment(comment.id)).reuse, undefined, 'the consent as others see it');
      await refuses(
        staff.threads!.reuse!({ key: newId(), id: comment.id, on: false }),
        'forbidden',
        'by others',
      );
      await mira.threads!.reuse!({ key: newId(), id: comment.id, on: false });
      same((await staff.community!.reusable({})).comments, [], 'the export after it was taken back');
      same((await elsewhere.community!.glossary()).terms.length, 1, 'another site');
    },
  },
];
