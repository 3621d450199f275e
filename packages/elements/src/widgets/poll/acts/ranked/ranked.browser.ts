import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Poll } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { fakeCommunity, member } from '../../../../fakes/community.ts';
import { ballotView, fakePollStore } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { places } from '../../states-ballots.ts';
import type { HearthVoteEvent } from '../events.ts';

const row = (id: string): string => `[data-option=${id}]`;

describe('a ranked ballot', () => {
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
    part: Partial<Poll> = {},
    chosen: readonly string[] = [],
    more: Partial<PollStoreView> = {},
  ) => {
    const store = fakePollStore(ballotView(places(part), null, { chosen, ...more }));
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const ranking = (): readonly string[] => store.$view.get().chosen;
    const press = async (selector: string): Promise<void> => {
      (await shown(element, selector)).click();
      await settled(element);
    };
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    const said = (text: string) =>
      until(() => words(element, '[role=status]') === text, `“${text}” to be said`);
    if (chosen.length) await shown(element, '[part=ballot]');
    return { element, store, ranking, press, focused, said };
  };
  const middle = (element: Element): number => {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  };

  it('opens on a press, with the focus where one begins, and says what is missing', async () => {
    const { element, press, focused, store } = await show({ min: 2 });
    const open = await until(() => {
      const button = inside(element, '[type=submit]');
      return button?.textContent === 'Rank the options' && button;
    }, 'the button that opens the ballot');
    open.click();
    await focused(`${row('oslo')} .add`);
    expect(words(element)).to.include('Rank 2 to 4, the best first.').and.to.include('0 of 4 ranked');
    await press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.equal(
      'Please rank at least 2 options first.',
    );
    expect(store.calls).to.deep.equal([]);
  });

  it('P10 is made by buttons alone: add, move up, move down, leave out', async () => {
    const { press, ranking, focused, said, element } = await show({}, ['bergen']);
    await press(`${row('oslo')} .add`);
    await focused(`${row('tromso')} .add`);
    await said('Oslo, now 2nd of 2');
    await press(`${row('tromso')} .add`);
    expect(ranking()).to.deep.equal(['bergen', 'oslo', 'tromso']);
    await press(`${row('tromso')} .up`);
    await focused(`${row('tromso')} .up`);
    expect(ranking()).to.deep.equal(['bergen', 'tromso', 'oslo']);
    await press(`${row('bergen')} .down`);
    expect(ranking()).to.deep.equal(['tromso', 'bergen', 'oslo']);
    await press(`${row('tromso')} .out`);
    await focused(`${row('tromso')} .add`);
    expect(ranking()).to.deep.equal(['bergen', 'oslo']);
    expect(inside(element, `${row('bergen')} .up`)?.ariaDisabled).to.equal('true');
    await press(`${row('bergen')} .up`);
    expect(ranking()).to.deep.equal(['bergen', 'oslo']);
  });

  it('P10 is made by keyboard alone: hold, move, let go, put back', async () => {
    const { element, ranking, focused, said } = await show({}, ['oslo', 'bergen', 'tromso']);
    inside(element, `${row('tromso')} .grip`)?.focus();
    await sendKeys({ press: 'Enter' });
    await shown(element, `${row('tromso')}.held`);
    expect(inside(element, `${row('tromso')} .grip`)?.ariaPressed).to.equal('true');
    await sendKeys({ press: 'ArrowUp' });
    await focused(`${row('tromso')} .grip`);
    await said('Tromsø, now 2nd of 3');
    expect(ranking()).to.deep.equal(['oslo', 'tromso', 'bergen']);
    await sendKeys({ press: 'Home' });
    await focused(`${row('tromso')} .grip`);
    expect(ranking()).to.deep.equal(['tromso', 'oslo', 'bergen']);
    await sendKeys({ press: 'Escape' });
    await focused(`${row('tromso')} .grip`);
    expect(ranking()).to.deep.equal(['oslo', 'bergen', 'tromso']);
    expect(inside(element, '.held')).to.equal(null);
    await sendKeys({ press: 'Enter' });
    await shown(element, `${row('tromso')}.held`);
    await sendKeys({ press: 'ArrowDown' });
    await focused(`.left ${row('tromso')} .grip`);
    expect(ranking()).to.deep.equal(['oslo', 'bergen']);
    await sendKeys({ press: 'ArrowUp' });
    await focused(`.ranked ${row('tromso')} .grip`);
    await sendKeys({ press: 'Enter' });
    await until(() => !inside(element, '.held'), 'it to be let go');
    expect(ranking()).to.deep.equal(['oslo', 'bergen', 'tromso']);
  });

  it('lets go of what is held when the focus goes elsewhere', async () => {
    const { element, press, ranking } = await show({}, ['oslo', 'bergen']);
    inside(element, `${row('oslo')} .grip`)?.focus();
    await press(`${row('oslo')} .grip`);
    await shown(element, '.held');
    inside(element, '[type=submit]')?.focus();
    await until(() => !inside(element, '.held'), 'it to be let go');
    expect(ranking()).to.deep.equal(['oslo', 'bergen']);
  });

  for (const [pointerType, handle] of [
    ['mouse', '.words'],
    ['touch', '.grip'],
    ['pen', '.grip'],
  ] as const)
    it(`P10 is made by dragging with ${pointerType}, and nothing is kept before the row is let go`, async () => {
      const { element, ranking, said } = await show({}, ['oslo', 'bergen', 'tromso']);
      const list = inside(element, '.ranking')!;
      list.setPointerCapture = () => undefined; // an event made by a test has no pointer to capture
      const send = (type: string, target: Element, clientY: number): boolean =>
        target.dispatchEvent(
          new PointerEvent(type, {
            pointerType,
            pointerId: 7,
            clientY,
            bubbles: true,
            composed: true,
            button: 0,
          }),
        );
      const grip = inside(element, `${row('tromso')} ${handle}`)!;
      send('pointerdown', grip, middle(grip));
      send('pointermove', grip, middle(inside(element, row('oslo'))!) - 4);
      await settled(element);
      expect(
        [...element.shadowRoot!.querySelectorAll<HTMLElement>('.ranked .row')].map(
          (each) => each.dataset['option'],
        ),
      ).to.deep.equal(['tromso', 'oslo', 'bergen']);
      expect(ranking()).to.deep.equal(['oslo', 'bergen', 'tromso']);
      send('pointerup', grip, 0);
      await settled(element);
      expect(ranking()).to.deep.equal(['tromso', 'oslo', 'bergen']);
      await said('Tromsø, now 1st of 3');
      // Below the rest, it is left out; a drag that is cancelled changes nothing.
      const again = inside(element, `${row('oslo')} ${handle}`)!;
      send('pointerdown', again, middle(again));
      send('pointermove', again, middle(inside(element, row('roros'))!));
      send('pointerup', again, 0);
      await settled(element);
      expect(ranking()).to.deep.equal(['tromso', 'bergen']);
      const third = inside(element, `${row('bergen')} ${handle}`)!;
      send('pointerdown', third, middle(third));
      send('pointermove', third, middle(inside(element, row('tromso'))!) - 4);
      send('pointercancel', third, 0);
      await settled(element);
      expect(ranking()).to.deep.equal(['tromso', 'bergen']);
      expect(inside(element, '.dragged')).to.equal(null);
    });

  it('leaves scrolling to a finger beside the grip', async () => {
    const { element, ranking } = await show({}, ['oslo', 'bergen']);
    expect(getComputedStyle(inside(element, '.grip')!).touchAction).to.equal('none');
    expect(getComputedStyle(inside(element, row('oslo'))!).touchAction).to.equal('auto');
    const label = inside(element, `${row('bergen')} .words`)!;
    for (const [type, clientY] of [
      ['pointerdown', middle(label)],
      ['pointermove', 0],
      ['pointerup', 0],
    ] as const)
      label.dispatchEvent(
        new PointerEvent(type, { pointerType: 'touch', clientY, bubbles: true, composed: true }),
      );
    expect(ranking()).to.deep.equal(['oslo', 'bergen']);
  });

  it('takes no more than the most, and says so', async () => {
    const { element, press, ranking, said } = await show({ max: 2 }, ['oslo', 'bergen']);
    expect(inside(element, `${row('roros')} .add`)?.ariaDisabled).to.equal('true');
    await press(`${row('roros')} .add`);
    await said('You can rank 2 options: leave another one out first.');
    expect(ranking()).to.deep.equal(['oslo', 'bergen']);
  });

  it('sends the ranking in its order, tells the page, and forgets options that are gone', async () => {
    const { press, store } = await show({}, ['tromso', 'gone', 'oslo']);
    await press('[type=submit]');
    await until(() => heard.length === 2, 'both events');
    expect(store.calls.at(-1)).to.deep.equal(['vote', ['tromso', 'oslo']]);
    expect((heard[0] as HearthVoteEvent).choices).to.deep.equal(['tromso', 'oslo']);
    expect((heard[0] as HearthVoteEvent).points).to.equal(undefined);
  });

  it('shows one’s own ranking, begins a change with it, and leaves it on cancel', async () => {
    const mine = { choices: ['tromso', 'oslo'], revision: 1 };
    const { element, press, ranking, focused } = await show({ mine, can: ['change', 'withdraw'] });
    await until(() => words(element).includes('Your 1st choice'), 'the own first choice');
    expect(words(element, '.option:nth-child(3)')).to.include('Your 1st choice');
    expect(words(element, '.option:nth-child(1)')).to.include('Your 2nd choice');
    expect(words(element, '.option:nth-child(2)')).not.to.include('Your');
    await press('[data-do=change]');
    await shown(element, '[part=ballot]');
    expect(ranking()).to.deep.equal(['tromso', 'oslo']);
    await focused(`.ranked ${row('tromso')} .grip`);
    await press('[data-do=cancel]');
    await focused('[data-do=change]');
    expect(inside(element, '[part=ballot]')).to.equal(null);
  });
});
