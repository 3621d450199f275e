import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Poll } from '@hearth/core/domain';
import { fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import { fakeNotices } from '../../../../fakes/notices.ts';
import { fakePoll, fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, stage, until, words } from '../../../../testing/helpers.ts';
import { DECIDED, ended, notice } from '../../states-course.ts';
import '../../define.ts';

describe('<hearth-poll>, the course of a decision', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (
    poll: Poll,
    counts: number[] | null,
    stores: Record<string, unknown> = {},
    who = member,
  ) =>
    draw(
      place.element,
      fakeCommunity({
        viewer: who,
        stores: { 'poll/demo': fakePollStore(pollView(poll, counts)), ...stores },
      }),
      { poll: 'demo' },
      'hearth-poll',
    );

  it('P40 shows how far it is, with the present step marked, and what was said, by whom, of what', async () => {
    const element = await show(fakePoll(ended('decided', [DECIDED], { chosen: ['krok'] })), [3, 2, 1]);
    await shown(element, '.outcomes');
    expect((await shown(element, '[aria-current=step]')).textContent.trim()).to.equal('Decided');
    const log = words(element, '.outcomes');
    for (const said of ['Noor Haddad', DECIDED.reason, 'Chosen: Krok, the wall lamp'])
      expect(log).to.include(said);
    expect(inside(element, '[data-step]')).to.equal(null);
  });

  it('L4 shows the goal as a meter with words, and only the goal where counts are hidden', async () => {
    const goal = { goal: 100, decision: { goal: { voters: 100, reached: false } } };
    const element = await show(fakePoll({ ...goal, resultsVisible: true }), [60, 30, 9]);
    const meter = await shown(element, '.goal progress');
    expect(meter.getAttribute('aria-valuetext')).to.equal('99 of 100 voters');
    place.clear();
    place = stage();
    const hidden = await show(fakePoll(goal), null);
    expect((await shown(hidden, '.goal')).textContent).to.include('Closes when 100 people have voted.');
    expect(inside(hidden, 'progress')).to.equal(null);
  });

  it('P43 tells whoever voted what happened since, marks it as read once it was seen, and keeps it in sight', async () => {
    const notices = fakeNotices([notice()]);
    const element = await show(fakePoll(ended('decided', [DECIDED])), [3, 2, 1], { notices });
    const line = await shown(element, '.news');
    expect(line.textContent).to.include(`Decided: ${DECIDED.reason}`);
    await until(() => notices.wasRead.length, 'the reading');
    expect(notices.wasRead).to.deep.equal([[DECIDED.id]]);
    notices.$view.set({ ...notices.$view.get(), notices: [notice({ readAt: 1 })], unread: 0 });
    expect(inside(element, '.news')).to.equal(line);
  });

  it('P43 says news that come while somebody is here, and nothing of other polls', async () => {
    const notices = fakeNotices([]);
    const element = await show(fakePoll(ended('decided', [DECIDED])), [3, 2, 1], { notices });
    await shown(element, '.outcomes');
    const other = notice({ id: 'other', subject: { kind: 'poll', id: 'other', title: 'Other' } });
    await until(() => inside(element, '.steps'), 'the steps');
    notices.$view.set({ ...notices.$view.get(), notices: [notice(), other], unread: 2 });
    await until(
      () => words(element, '[role=status]').startsWith('Since you voted. Decided:'),
      'the announcement',
    );
    expect(inside(element, '.news')?.querySelectorAll('span').length).to.equal(1);
  });

  it('P39 lets staff take it on by keyboard: a reason, a question before, and words that outlive a refusal', async () => {
    const sent: unknown[] = [];
    let refusal: Error | null = fakeError('unavailable');
    const steps = async (step: unknown): Promise<void> => {
      sent.push(step);
      if (refusal) throw refusal;
    };
    const poll = fakePoll({
      resultsVisible: true,
      decision: { stage: 'open', next: ['decided', 'declined'] },
    });
    const element = await show(poll, [3, 2, 1], { 'poll-steps/demo': steps }, staff);
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    (await shown(element, '[data-step=open]')).focus();
    await sendKeys({ press: 'Enter' });
    await focused('[name=stage]');
    await sendKeys({ press: ' ' });
    (await shown(element, '[name=chosen]')).click();
    (await shown(element, '.step-form [type=submit]')).click();
    await focused('[name=reason]');
    expect(words(element, '#step-trouble')).to.equal('Please write down why.');
    await sendKeys({ type: 'Because.' });
    (await shown(element, '.step-form [type=submit]')).click();
    await focused('#step-sure');
    expect(sent).to.deep.equal([]);
    (await shown(element, '[data-step=do]')).click();
    await until(() => words(element, '#step-trouble'), 'why it failed');
    refusal = null;
    (await shown(element, '[data-step=do]')).click();
    await focused('#question');
    const step = { stage: 'decided', reason: 'Because.', chosen: ['krok'] };
    expect(sent).to.deep.equal([step, step]);
    expect(inside(element, '.step-form')).to.equal(null);
  });
});
