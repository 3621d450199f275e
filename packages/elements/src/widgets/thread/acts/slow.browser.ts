import { expect } from '@open-wc/testing';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { NOW, fakeError, member, staff } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { jonas, showThread } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

const SECOND = 1_000;

describe('slow mode in <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  let time: number;
  beforeEach(() => {
    place = stage();
    time = NOW;
  });
  afterEach(() => place.clear());

  /** A thread of two, in slow mode; `ago`: when the viewer wrote there last, in seconds. */
  const slow = (ago: number | null, every = 30): ReturnType<typeof threadView> => {
    const own = fakeComment('Mine', {
      id: 'c-mine',
      author: people.ada,
      createdAt: NOW - (ago ?? 0) * SECOND,
    });
    const items = (ago === null ? [jonas] : [own, jonas]).map((comment) => threadItem({ comment }));
    const thread = { topic: 'demo', title: null, url: null, locked: false, slow: every, comments: 2 };
    return threadView({ items, thread });
  };
  const show = (view: ReturnType<typeof threadView>, viewer: typeof member | null = member) =>
    showThread(place.element, view, { viewer, now: () => time });
  const send = (composer: HearthComposer): void => inside(composer, 'button[type=submit]')?.click();
  const says = (composer: HearthComposer, selector = '#slow'): string => words(composer, selector);

  it('T32 tells the rule before anything is sent, and not to staff or in an edit', async () => {
    const { compose } = await show(slow(null));
    const composer = await compose('.write');
    expect(says(composer)).to.equal('Slow mode: 30 seconds between two comments.');
    expect(inside(composer, 'textarea')?.getAttribute('aria-describedby')).to.contain('slow');
    place.clear();
    place = stage();
    const team = await show(slow(1), staff);
    expect(inside(await team.compose('.write'), '#slow')).to.equal(null);
  });

  it('T32 counts down after a comment, also after a reload, and keeps the words of who is in haste', async () => {
    const { compose, type, calls } = await show(slow(10));
    const composer = await compose('.write');
    expect(says(composer)).to.equal('You can write again in 20 seconds.');
    await type(composer, 'And another thing');
    send(composer);
    await settled(composer);
    expect(says(composer, '#problem')).to.equal('You can write again in 20 seconds.');
    expect(calls('post')).to.deep.equal([]);
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('And another thing');
    time += 5 * SECOND;
    await until(() => says(composer) === 'You can write again in 15 seconds.', 'the next second');
    // What is told aloud stands still.
    expect(says(composer, '#problem')).to.equal('You can write again in 20 seconds.');
    expect(says(composer, '[role=status]')).to.equal('');
    time += 15 * SECOND;
    await until(() => says(composer, '[role=status]') === 'You can write again.', 'the end, told once');
    expect(says(composer)).to.equal('Slow mode: 30 seconds between two comments.');
    expect(says(composer, '#problem')).to.equal('');
    send(composer);
    await until(() => calls('post').length, 'the comment');
  });

  it('T32 goes by the backend’s clock, and names minutes, hours and days', async () => {
    const { compose } = await show(slow(60, 86_400));
    expect(says(await compose('.write'))).to.equal('You can write again in 24 hours.');
  });

  it('T32 says when, where the backend refused, and counts from there', async () => {
    const view = slow(null);
    const { element, store, compose, type } = await show(view);
    const composer = await compose('.write');
    await type(composer, 'Written on another device a moment ago');
    const error = fakeError('rate-limited', { reason: 'slow-mode', retryAfter: 12 });
    const failed = threadItem({
      comment: fakeComment('Too soon', { id: 'c-new', author: people.ada, can: [] }),
      pending: 'failed',
      error,
    });
    store.$view.set({ ...view, items: [failed, ...view.items] });
    send(composer);
    const notice = await shown(element, '[data-id=c-new] [role=alert]');
    expect(notice.textContent).to.contain('You can write again in 12 seconds.');
    expect(inside(element, '[data-id=c-new] [data-do=rewrite]')).to.not.equal(null);
    await until(() => says(composer) === 'You can write again in 12 seconds.', 'the countdown');
  });
});
