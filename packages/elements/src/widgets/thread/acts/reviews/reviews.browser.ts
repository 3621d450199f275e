import { expect } from '@open-wc/testing';
import type { ThreadView } from '@hearth/core/state';
import { fakeError, member, staff } from '../../../../fakes/community.ts';
import { ownReview, reviewed, reviews } from '../../../../fakes/reviews.ts';
import { shown } from '../../../../fakes/state.ts';
import { threadView } from '../../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import { focused, showThread } from '../../../../testing/thread.ts';

describe('<hearth-thread>, reviews', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const view = (part: Partial<ThreadView> = {}): ThreadView =>
    threadView({ items: reviews(), thread: reviewed(4), ...part });
  const withOwn = (part: Parameters<typeof ownReview>[0] = {}): ThreadView =>
    view({ items: [ownReview(part), ...reviews()] });
  const show = (
    given = view(),
    viewer: typeof member | null = member,
    answers: Parameters<typeof showThread>[3] = {},
    refusals: Parameters<typeof showThread>[5] = {},
  ) => showThread(place.element, given, { viewer }, answers, {}, refusals);
  const star = (element: Element, rating: number): HTMLInputElement =>
    inside<HTMLInputElement>(element, `.rate input[value="${rating}"]`)!;
  const all = (element: Element, selector: string): string[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(
      (one) => one.getAttribute('aria-label') ?? one.textContent.trim(),
    );

  it('T14 shows the mean, the distribution with its counts, and each review’s stars, all in words too', async () => {
    const { element } = await show();
    expect(words(element, 'h2')).to.equal('Reviews');
    expect(words(element, '.mean')).to.equal('4.5 89 reviews');
    expect(all(element, '.mean .stars')).to.deep.equal(['4.5 of 5 stars']);
    expect(all(element, '.bars .sr')).to.deep.equal([
      '4.5 to 5 stars: 67 reviews',
      '3.5 to 4 stars: 14 reviews',
      '2.5 to 3 stars: 5 reviews',
      '1.5 to 2 stars: 1 review',
      '0.5 to 1 stars: 2 reviews',
    ]);
    expect(all(element, '.rated .stars')).to.deep.equal(['4.5 of 5 stars', '2 of 5 stars', '5 of 5 stars']);
    expect(words(element, '[data-id=c-tomas] .rated')).to.equal('Verified purchase');
    expect(inside(element, '[data-id=c-salma] .verified')).to.equal(null);
    expect(inside(element, '[data-id=c-noor] .rated')).to.equal(null);
  });

  it('T14 is drawn with its stars at once, so that nothing moves when they come', async () => {
    const { element } = await show();
    expect(inside(element, '.ratings')).not.to.equal(null);
    expect(inside(element, '.rated')).not.to.equal(null);
  });

  it('T14 follows what the reviews come to while it is open', async () => {
    const { element, store } = await show(view({ thread: reviewed(0, []), items: [] }));
    expect(inside(element, '.ratings')).to.equal(null);
    expect(words(element, '.empty')).to.equal('No reviews yet. Be the first to say how it is.');
    store.$view.set(view({ thread: reviewed(1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) }));
    await until(() => words(element, '.mean') === '5 1 review', 'the mean');
  });

  it('T14 sends a review with its stars, by half steps of the arrow keys', async () => {
    const { element, compose, type, press, calls, heard } = await show();
    const composer = await compose('.write');
    await type(composer, 'Warm light');
    await press('.rate input[value="4"]');
    expect(words(element, '.rate > .muted')).to.equal('4 of 5 stars');
    expect(star(element, 4).getAttribute('aria-label')).to.equal('4 of 5 stars');
    expect(
      new Set(
        [...element.shadowRoot!.querySelectorAll('.rate input')].map((one) => (one as HTMLInputElement).name),
      ).size,
    ).to.equal(1);
    await press('.rate input[value="4.5"]');
    inside<HTMLButtonElement>(composer, '[type=submit]')!.click();
    await until(() => calls('post').length, 'the review');
    expect(calls('post')).to.deep.equal([['post', { body: 'Warm light', parent: null, rating: 4.5 }]]);
    expect((heard[0] as Event & { rating?: number }).rating).to.equal(4.5);
    await until(() => !inside(element, 'hearth-composer'), 'the field to go');
    expect(inside(element, '.rate')).to.equal(null);
  });

  it('T14 asks for stars that are missing, and keeps the words', async () => {
    const { element, compose, type, calls, press } = await show();
    const composer = await compose('.write');
    await type(composer, 'Without stars');
    inside<HTMLButtonElement>(composer, '[type=submit]')!.click();
    await until(() => words(element, '.wrong') !== '', 'the problem');
    expect(words(element, '.wrong')).to.equal('Please choose how many stars you give.');
    await until(() => focused(element) === star(element, 0.5), 'the focus on the stars');
    expect([calls('post').length, inside<HTMLTextAreaElement>(composer, 'textarea')!.value]).to.deep.equal([
      0,
      'Without stars',
    ]);
    await press('.rate input[value="2"]');
    await settled(element);
    expect(words(element, '.wrong')).to.equal('');
  });

  it('T14 keeps the stars of a draft with its words', async () => {
    const first = await show();
    await first.compose('.write');
    await first.press('.rate input[value="1.5"]');
    expect(first.store.draft('stars/new')).to.equal('1.5');
    place.clear();
    place = stage();
    const kept: Record<string, string> = { new: 'Half written', 'stars/new': '1.5' };
    const { element } = await show(view(), member, { draft: (name) => kept[name] ?? '' });
    await shown(element, '.rate');
    expect(star(element, 1.5).checked).to.equal(true);
  });

  it('T14 gives back words and stars that could not be sent', async () => {
    const failed = ownReview({ can: [], rating: 3 }, { pending: 'failed', error: fakeError('unavailable') });
    const { element, store, press, calls } = await show(view({ items: [failed] }));
    await press('[data-do=rewrite]');
    await until(() => calls('discard').length, 'the row to be let go');
    store.$view.set(view());
    await shown(element, '.rate');
    await until(() => star(element, 3).checked, 'the stars');
  });

  it('T14 offers whoever has a review to change it, with its stars', async () => {
    const { element, press, calls } = await show(withOwn());
    expect(words(element, '.write')).to.equal('Change your review');
    await press('.write');
    const composer = await shown(element, '[data-id=c-own] hearth-composer');
    await until(() => star(element, 3.5)?.checked, 'the stars');
    await press('.rate input[value="1"]');
    inside<HTMLButtonElement>(composer, '[type=submit]')!.click();
    await until(() => calls('edit').length, 'the change');
    expect(calls('edit')).to.deep.equal([
      ['edit', 'c-own', 'Does what it says. The cable could be longer.', undefined, { rating: 1 }],
    ]);
  });

  it('T14 goes to the own review where that is not loaded, and forgets one that was deleted', async () => {
    const { element, store, press, calls } = await show(view({ review: 'c-own' }));
    expect(words(element, '.write')).to.equal('Change your review');
    await press('.write');
    await until(() => calls('goTo').length, 'the way there');
    store.$view.set({ ...withOwn({ status: 'deleted', author: null, body: null }), review: 'c-own' });
    await until(() => words(element, '.write') === 'Write a review…', 'the way to another');
  });

  it('T14 offers staff no review, and lets them answer', async () => {
    const { element } = await show(view(), staff);
    expect(inside(element, '.write')).to.equal(null);
    expect(words(element)).to.contain('The team answers reviews');
    expect(inside(element, '[data-do=reply]')).not.to.equal(null);
  });

  it('T14 says what a second review was refused for', async () => {
    const again = ownReview(
      { can: [] },
      { pending: 'failed', error: fakeError('conflict', { field: 'rating', reason: 'reviewed' }) },
    );
    const { element } = await show(view({ items: [again] }));
    expect(
      words(await shown(element, '[role=alert]').then(() => element), '[data-id=c-own] [role=alert] p'),
    ).to.contain('You have reviewed this already');
  });

  it('T16 says whom a review helped, and takes a “helpful” and takes it back', async () => {
    const { element, store, deeds, press } = await show();
    expect(words(element, '[data-id=c-tomas] .helped')).to.equal('Helpful 12 people found this helpful');
    expect(words(element, '[data-id=c-mei] .helped')).to.equal('Helpful 1 person found this helpful');
    expect(inside(element, '[data-id=c-tomas] .helped button')?.getAttribute('aria-pressed')).to.equal(
      'true',
    );
    await press('[data-id=c-tomas] [data-do=helpful]');
    await press('[data-id=c-mei] [data-do=helpful]');
    await until(() => deeds.calls.length === 2, 'both');
    expect(deeds.calls).to.deep.equal([
      ['vote', 'c-tomas', 0],
      ['vote', 'c-mei', 1],
    ]);
    store.$view.set(withOwn());
    await shown(element, '[data-id=c-own] .helped');
    expect(inside(element, '[data-id=c-own] .helped button')).to.equal(null);
    expect(words(element, '[data-id=c-own] .helped')).to.equal('2 people found this helpful');
  });

  it('T16 asks to sign in where nobody is known, and says why a vote was refused', async () => {
    const { press, heard } = await show(view(), null, {}, { vote: async () => fakeError('unauthenticated') });
    await press('[data-id=c-mei] [data-do=helpful]');
    await until(() => heard.some(({ type }) => type === 'hearth-sign-in'), 'the question');
    place.clear();
    place = stage();
    const refused = await show(view(), member, {}, { vote: async () => fakeError('closed') });
    await refused.press('[data-id=c-mei] [data-do=helpful]');
    expect((await shown(refused.element, '[data-id=c-mei] [role=alert]')).textContent).to.contain('closed');
  });

  it('T14 leaves replies and other threads as they are', async () => {
    const { element, compose, press } = await show();
    await press('[data-id=c-mei] [data-do=reply]');
    await shown(element, '[data-id=c-mei] hearth-composer');
    expect(inside(element, '.rate')).to.equal(null);
    await compose('.write');
    expect(inside(element, '.rate')).not.to.equal(null);
  });

  it('T14 has targets of 24 px at least, half a star each', async () => {
    const { element, compose } = await show();
    await compose('.write');
    for (const half of element.shadowRoot!.querySelectorAll('.half')) {
      const { width, height } = half.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });
});
