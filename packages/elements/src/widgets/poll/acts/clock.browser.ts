import { expect } from '@open-wc/testing';
import type { Poll } from '@hearth/core/domain';
import { NOW, fakeCommunity, member } from '../../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../../fakes/poll-store.ts';
import { draw, settled, stage, until, words } from '../../../testing/helpers.ts';
import '../define.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('the last minutes of a poll', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  /** A poll that closes so long after `NOW`, by a backend's clock that the test moves. */
  const show = async (left: number, part: Partial<Poll> = {}, locale = 'en') => {
    let now = NOW;
    const poll = fakePoll({ closesAt: NOW + left, ...part });
    const store = fakePollStore(pollView(poll));
    const community = fakeCommunity({
      viewer: member,
      now: () => now,
      locale,
      stores: { 'poll/demo': store },
    });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await until(
      () =>
        element.shadowRoot!.adoptedStyleSheets.some(({ cssRules }) => /^time /.test(cssRules[0]!.cssText)),
      'the clock',
    );
    await settled(element);
    const said: string[] = [];
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    const watch = new MutationObserver(() => region.textContent && said.push(region.textContent));
    watch.observe(region, { childList: true, characterData: true, subtree: true });
    const time = (start: string) =>
      until(() => words(element, 'time').startsWith(start), `“${start}”, not “${words(element, 'time')}”`);
    const move = async (ms: number): Promise<void> => {
      now += ms;
      (element as HTMLElement & { requestUpdate(): void }).requestUpdate();
      await settled(element);
    };
    return { element, store, poll, said, time, move };
  };

  it('P27 counts minutes and seconds from five minutes on, by the backend’s clock, and goes on by itself', async () => {
    const { time, move, element } = await show(5 * MINUTE + 30 * SECOND);
    await time('Closes in 5 minutes, May 12, 2026');
    await move(58 * SECOND);
    await time('Closes in 4 min 32 s, May 12, 2026');
    await move(3 * MINUTE + 27 * SECOND);
    await time('Closes in 1 min 05 s');
    await move(MINUTE);
    await time('Closes in 5 s');
    expect(element.shadowRoot!.querySelector('[aria-live] time, [role=status] time')).to.equal(null);
  });

  it('P27 draws the next second without anybody touching it, while it is on the page', async () => {
    const began = performance.now();
    const poll = fakePoll({ closesAt: NOW + 90 * SECOND });
    const community = fakeCommunity({
      viewer: member,
      now: () => NOW + performance.now() - began,
      stores: { 'poll/demo': fakePollStore(pollView(poll)) },
    });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const shown = new Set<string>();
    await until(() => {
      shown.add(words(element, 'time').split(',')[0]!);
      return shown.has('Closes in 1 min 29 s');
    }, 'the seconds to pass');
    expect(shown).to.include('Closes in 1 min 30 s');
  });

  it('P27 goes by the backend’s clock, however wrong the device’s is', async () => {
    const { now: real } = Date;
    try {
      for (const off of [-7 * HOUR, 7 * HOUR]) {
        Date.now = () => real() + off;
        const { time } = await show(2 * MINUTE);
        await time('Closes in 2 min 00 s, May 12, 2026');
        place.clear();
        place = stage();
      }
    } finally {
      Date.now = real;
    }
  });

  it('P27 says aloud when five minutes and one are passed, and the close, and nothing between', async () => {
    const { said, move, store, poll } = await show(6 * MINUTE);
    await move(59 * SECOND);
    await move(2 * SECOND);
    await until(() => said.length === 1, 'five minutes');
    for (let step = 0; step < 6; step++) await move(30 * SECOND);
    expect(said).to.deep.equal(['This poll closes in less than 5 minutes.']);
    await move(62 * SECOND);
    await until(() => said.length === 2, 'one minute');
    await move(50 * SECOND);
    await move(10 * SECOND);
    store.$view.set(pollView({ ...poll, state: 'closed', can: [] }));
    await until(() => said.length === 3, 'the close');
    expect(said.slice(1)).to.deep.equal(['This poll closes in less than a minute.', 'This poll has closed.']);
  });

  it('P27 says after a pause only what is still true', async () => {
    const { said, move } = await show(20 * MINUTE);
    await move(19 * MINUTE + 30 * SECOND);
    await until(() => said.length, 'what is said');
    await move(SECOND);
    expect(said).to.deep.equal(['This poll closes in less than a minute.']);
  });

  it('P27 is silent where nothing passed: drawn in the last minute, and closed when it was read', async () => {
    const { said, move, time } = await show(40 * SECOND);
    await time('Closes in 40 s');
    await move(SECOND);
    const closed = await show(-MINUTE, { state: 'closed', can: [] });
    await closed.time('Closed 1 minute ago');
    await closed.move(SECOND);
    expect([...said, ...closed.said]).to.deep.equal([]);
  });

  it('P27 counts to the opening too, and in the reader’s language', async () => {
    const soon = { state: 'upcoming', opensAt: NOW + 90 * SECOND, can: [] } as const;
    const { time, element } = await show(HOUR, soon);
    await time('Opens in 1 min 30 s');
    element.setAttribute('locale', 'de');
    await time('Beginnt in 1 min 30 s, 12. Mai 2026');
  });
});
