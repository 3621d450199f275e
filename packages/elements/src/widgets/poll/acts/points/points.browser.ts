import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Points, Poll } from '@hearth/core/domain';
import { fakeCommunity, fakeError, member } from '../../../../fakes/community.ts';
import { ballotView, fakePollStore } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { byPoints } from '../../states-ballots.ts';
import type { HearthVoteEvent, HearthVotedEvent } from '../events.ts';

type Kind = 'score' | 'dots' | 'quadratic';
const row = (id: string): string => `[data-option=${id}]`;

describe('a ballot of points', () => {
  let place: ReturnType<typeof stage>;
  let heard: Event[];
  beforeEach(() => {
    place = stage();
    heard = [];
    for (const type of ['hearth-vote', 'hearth-voted'])
      place.element.addEventListener(type, (event) => heard.push(event));
  });
  afterEach(() => place.clear());

  const show = async (
    kind: Kind,
    given: Points = {},
    part: Partial<Poll> = {},
    answers: Parameters<typeof fakePollStore>[1] = {},
  ) => {
    const store = fakePollStore(ballotView(byPoints(kind, part), null, { given }), answers);
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const points = (): Points => store.$view.get().given;
    const press = async (selector: string): Promise<void> => {
      (await shown(element, selector)).click();
      await settled(element);
    };
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    const said = (text: string) =>
      until(() => words(element, '[role=status]') === text, `“${text}” to be said`);
    const open = async (): Promise<void> => {
      if (Object.keys(given).length) await shown(element, '[part=ballot]');
      else {
        await until(
          () => inside(element, '[type=submit]')?.textContent?.startsWith('Give'),
          'the button that opens',
        );
        await press('[type=submit]');
        await shown(element, '[part=ballot]');
      }
    };
    const type = async (id: string, text: string): Promise<void> => {
      const field = inside<HTMLInputElement>(element, `${row(id)} input`)!;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled(element);
    };
    await open();
    return { element, store, points, press, focused, said, type };
  };

  it('P12 takes marks by radio buttons, by arrow keys as these have them, and "no opinion" takes one back', async () => {
    const { element, points, press, focused } = await show('score');
    const mark = (id: string, value: string): string => `${row(id)}[value="${value}"]`;
    await focused(mark('oslo', ''));
    await press(mark('oslo', '4'));
    inside(element, mark('oslo', '4'))?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => points()['oslo'] === 5, 'the next mark');
    await press(mark('bergen', '1'));
    expect(points()).to.deep.equal({ oslo: 5, bergen: 1 });
    await press(mark('oslo', ''));
    expect(points()).to.deep.equal({ bergen: 1 });
    expect(inside<HTMLInputElement>(element, mark('tromso', ''))?.checked).to.equal(true);
    expect(
      [...element.shadowRoot!.querySelectorAll('fieldset legend .label')].map((each) => each.textContent),
    ).to.deep.equal(['Oslo', 'Bergen', 'Tromsø', 'Røros, the mining town']);
  });

  it('takes a lowest mark of 0 as a mark', async () => {
    const { points, press, store } = await show('score', {}, { min: 0, max: 10 });
    await press(`${row('oslo')}[value="0"]`);
    expect(points()).to.deep.equal({ oslo: 0 });
    await press('[type=submit]');
    await until(() => heard.length === 2, 'both events');
    expect(store.calls.at(-1)).to.deep.equal(['vote', [], { oslo: 0 }]);
  });

  it('draws the marks of 200 options over several frames, and all of them in the end', async () => {
    const options = Array.from({ length: 200 }, (_, index) => ({
      id: `o${index}`,
      label: `Option ${index}`,
    }));
    const { element } = await show('score', {}, { options, min: 0, max: 10 });
    expect(element.shadowRoot!.querySelectorAll('fieldset').length).to.be.below(200);
    await until(() => element.shadowRoot!.querySelectorAll('fieldset').length === 200, 'all options');
  });

  it('asks for a mark before anything is sent', async () => {
    const { element, press, store } = await show('score');
    await press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.equal(
      'Please give at least one mark first.',
    );
    expect(store.calls).to.deep.equal([]);
  });

  it('P11 shows what is left of the dots, live and politely, and gives no more than there are', async () => {
    const { element, points, press, said } = await show('dots', { oslo: 8 });
    expect(inside(element, '#budget')?.getAttribute('aria-live')).to.equal('polite');
    expect(words(element, '#budget')).to.equal('2 of 10 points left');
    await press(`${row('bergen')} [data-by="1"]`);
    await press(`${row('bergen')} [data-by="1"]`);
    expect(words(element, '#budget')).to.equal('0 of 10 points left');
    const more = inside(element, `${row('bergen')} [data-by="1"]`)!;
    expect(more.ariaDisabled).to.equal('true');
    expect(more.getAttribute('aria-describedby')).to.equal('budget');
    await press(`${row('bergen')} [data-by="1"]`);
    await said('No points left: take some from another option first.');
    expect(points()).to.deep.equal({ oslo: 8, bergen: 2 });
    await press(`${row('oslo')} [data-by="-1"]`);
    expect(words(element, '#budget')).to.equal('1 of 10 points left');
    expect(inside(element, `${row('bergen')} [data-by="1"]`)?.ariaDisabled).to.equal('false');
  });

  it('takes typed numbers, as far as they can be paid, and an empty field gives nothing', async () => {
    const { element, points, type, said } = await show('dots', { oslo: 8 });
    await type('bergen', '25');
    await said('There is enough for 2.');
    expect(points()).to.deep.equal({ oslo: 8, bergen: 2 });
    expect(inside<HTMLInputElement>(element, `${row('bergen')} input`)?.value).to.equal('2');
    await type('oslo', '');
    expect(points()).to.deep.equal({ oslo: 8, bergen: 2 });
    inside(element, `${row('oslo')} input`)?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await settled(element);
    expect(points()).to.deep.equal({ bergen: 2 });
    expect(inside<HTMLInputElement>(element, `${row('oslo')} input`)?.value).to.equal('0');
    await type('oslo', '-3');
    expect(points()).to.deep.equal({ bergen: 2 });
  });

  it('is filled in by keyboard alone', async () => {
    const { element, points, focused } = await show('dots');
    await focused('.stepper input');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => points()['oslo'] === 1, 'a point by an arrow key');
    inside(element, `${row('bergen')} [data-by="1"]`)?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => points()['bergen'] === 1, 'a point by a button');
    expect(element.shadowRoot?.activeElement?.matches(`${row('bergen')} [data-by="1"]`)).to.equal(true);
  });

  it('P9 P11 says what quadratic votes cost, and what the next one would', async () => {
    const { element, points, press, said } = await show('quadratic', { oslo: 7 });
    expect(words(element, row('oslo'))).to.include('Costs 49 credits, the next vote 15 more');
    expect(words(element, row('bergen'))).to.include('The first vote costs 1');
    expect(words(element, '#budget')).to.equal('51 of 100 credits left');
    for (let vote = 0; vote < 7; vote++) await press(`${row('bergen')} [data-by="1"]`);
    expect(words(element, '#budget')).to.equal('2 of 100 credits left');
    const more = inside(element, `${row('bergen')} [data-by="1"]`)!;
    expect(more.ariaDisabled).to.equal('true');
    expect(words(element, `#${more.getAttribute('aria-describedby')}`)).to.include('the next vote 15 more');
    await press(`${row('bergen')} [data-by="1"]`);
    await said('The next vote costs 15 credits, and 2 are left.');
    expect(points()).to.deep.equal({ oslo: 7, bergen: 7 });
  });

  it('sends points without choices, and tells the page before and after', async () => {
    const { press, store } = await show('dots', { oslo: 6, gone: 3, bergen: 4 });
    await press('[type=submit]');
    await until(() => heard.length === 2, 'both events');
    expect(store.calls.at(-1)).to.deep.equal(['vote', [], { oslo: 6, bergen: 4 }]);
    for (const event of heard as (HearthVoteEvent | HearthVotedEvent)[]) {
      expect(event.choices).to.deep.equal([]);
      expect(event.points).to.deep.equal({ oslo: 6, bergen: 4 });
    }
  });

  it('keeps the ballot when it could not be sent, and says why', async () => {
    const { element, press, points, store } = await show(
      'quadratic',
      { oslo: 7 },
      {},
      {
        vote: async () => {
          store.$view.set({ ...store.$view.get(), failure: fakeError('unavailable') });
          return false;
        },
      },
    );
    await press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.include(
      'What you chose is kept.',
    );
    expect(points()).to.deep.equal({ oslo: 7 });
    expect(inside<HTMLInputElement>(element, `${row('oslo')} input`)?.value).to.equal('7');
  });

  it('asks a visitor for a name before the first ballot, keeps it meanwhile, joins, and then sends it', async () => {
    const store = fakePollStore(ballotView(byPoints('dots', { guests: true }), null, { given: { oslo: 3 } }));
    const community = fakeCommunity({ viewer: null, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await shown(element, '[part=ballot]');
    inside(element, '[type=submit]')?.click();
    const name = (await shown(element, '#name')) as HTMLInputElement;
    expect(inside<HTMLInputElement>(element, `${row('oslo')} input`)?.value).to.equal('3');
    name.value = 'Kim';
    inside(element, '[type=submit]')?.click();
    await until(() => heard.length === 2, 'both events');
    expect(store.calls.at(-1)).to.deep.equal(['vote', [], { oslo: 3 }]);
  });

  for (const [kind, points, said] of [
    ['score', { oslo: 4 }, 'Your mark: 4'],
    ['dots', { oslo: 1 }, 'You gave 1 point'],
    ['quadratic', { oslo: 7 }, 'You gave 7 votes'],
  ] as const)
    it(`shows what one gave of ${kind}, and begins a change with it`, async () => {
      const mine = { choices: [], points, revision: 1 };
      const store = fakePollStore(ballotView(byPoints(kind, { mine, can: ['change', 'withdraw'] }), [mine]));
      const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
      const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
      await until(() => words(element).includes(said), 'the own ballot');
      (await shown(element, '[data-do=change]')).click();
      await shown(element, '[part=ballot]');
      expect(store.$view.get().given).to.deep.equal(points);
      (await shown(element, '[data-do=cancel]')).click();
      await until(() => !inside(element, '[part=ballot]'), 'the form to close');
      expect(store.$view.get().given).to.deep.equal({});
    });

  it('shows the mean of marks with one decimal, as the reader’s language writes it', async () => {
    const marks = ([{ oslo: 5, bergen: 3 }, { oslo: 4 }] as Points[]).map((points) => ({
      choices: [],
      points,
    }));
    const view = ballotView(byPoints('score'), marks);
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': fakePollStore(view) } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    expect(words(element, '.option:nth-child(1) .figures')).to.equal('4.5 2 votes');
    element.setAttribute('locale', 'de');
    await until(() => words(element, '.option:nth-child(1) .figures') === '4,5 2 Stimmen', 'German figures');
    expect(words(element, '.option:nth-child(3) .figures')).to.equal('– 0 Stimmen');
  });

  it('shows sums of dots and of quadratic votes, with shares that add up to 100', async () => {
    for (const [kind, figures] of [
      ['dots', ['50% 5 points', '30% 3 points', '20% 2 points', '0% 0 points']],
      ['quadratic', ['50% 5 votes', '30% 3 votes', '20% 2 votes', '0% 0 votes']],
    ] as const) {
      const ballots = [{ oslo: 5, bergen: 3, tromso: 2 }].map((points) => ({ choices: [], points }));
      const store = fakePollStore(ballotView(byPoints(kind), ballots));
      const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
      const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
      const shown = [1, 2, 3, 4].map((place) => words(element, `.option:nth-child(${place}) .figures`));
      expect(shown).to.deep.equal(figures);
    }
  });
});
