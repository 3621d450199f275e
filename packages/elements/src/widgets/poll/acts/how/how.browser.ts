import { expect } from '@open-wc/testing';
import type { BallotWords, Poll } from '@hearth/core/domain';
import { fakeCommunity, member } from '../../../../fakes/community.ts';
import { ballotView, fakePollStore } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { MARKS, RANKINGS, byPoints, places } from '../../states-ballots.ts';

const closed = { state: 'closed', closesAt: 1, can: [] } as const satisfies Partial<Poll>;
const times = (count: number, ...choices: string[]): BallotWords[] =>
  Array.from({ length: count }, () => ({ choices }));

describe('how a poll is counted', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const open = async (poll: Poll, ballots: readonly BallotWords[]) => {
    const store = fakePollStore(ballotView(poll, ballots));
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    expect(inside(element, '.how'), 'nothing of it loads before somebody asks').to.equal(null);
    (await shown(element, 'summary')).click();
    await shown(element, '.how');
    await settled(element);
    const round = (number: number): string => words(element, `.rounds > li:nth-child(${number})`);
    const table = (caption: string): string[][] =>
      [...(element.shadowRoot?.querySelectorAll('table') ?? [])]
        .filter((each) => each.caption?.textContent?.includes(caption))
        .flatMap((each) =>
          [...each.rows].map(({ cells }) => [...cells].map((cell) => cell.textContent.trim())),
        );
    return { element, round, table, store };
  };

  it('names the winner in words, though another one had more first choices', async () => {
    const { element } = await open(places(closed), RANKINGS);
    expect(words(element, '.outcome')).to.equal(
      'Oslo wins in round 3, with 13 of the 21 ballots that still count: more than half.',
    );
    expect(words(element, '.option:nth-child(1)'))
      .to.include('First place')
      .and.to.include('32% 7 first choices');
    expect(words(element, '.option:nth-child(2)')).not.to.include('First place');
  });

  it('P21 tells round by round who goes, and where the ballots go on to', async () => {
    const { round, element } = await open(places(closed), RANKINGS);
    expect(round(1)).to.include(
      'Røros, the mining town is last with 3 ballots and is dropped. Its ballots go on: 2 to Oslo and 1 names nobody who is left.',
    );
    expect(round(2)).to.include('9 43%, 2 more than before').and.to.include('Its ballots go on: 4 to Oslo.');
    expect(round(3)).to.include('Oslo First place13 62%, 4 more than before');
    const bars = [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>('.rounds > li:nth-child(2) li:first-child i'),
    ];
    const shares = bars.map((bar) => parseFloat(bar.style.getPropertyValue('--_share')));
    expect(shares.map((share) => Math.round((share * 21) / 100))).to.deep.equal([7, 2]);
  });

  it('P21 draws where ballots go on to: as much leaves a bar as arrives, with names and numbers in it', async () => {
    const { element } = await open(places(closed), RANKINGS);
    const picture = inside(element, '.flow')!;
    expect(picture.getAttribute('aria-label')).to.include('the rounds below say the same in words');
    const said = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent.trim());
    expect(said.slice(0, 4)).to.deep.equal(['Oslo 7', 'Bergen 8', 'Tromsø 4', 'Røros, the mining town 3']);
    expect(said.slice(4)).to.deep.equal(['9', '8', '4', '1', 'Oslo 13', 'Bergen 8', 'Count no longer 1']);
    // Three stay and one hands on to two; then three stay (one of them names nobody), and one hands on to one.
    expect(picture.querySelectorAll('path').length).to.equal(5 + 4);
    const bars = [...picture.querySelectorAll('rect')].map((bar) => ({
      x: Number(bar.getAttribute('x')),
      height: Number(bar.getAttribute('height')),
    }));
    for (const column of new Set(bars.map(({ x }) => x))) {
      const all = bars.filter(({ x }) => x === column).reduce((sum, { height }) => sum + height, 0);
      expect(all).to.be.closeTo(
        bars.slice(0, 4).reduce((sum, { height }) => sum + height, 0),
        0.01,
      );
    }
  });

  it('P21 leaves the picture out where it would be a tangle, and the rounds stay', async () => {
    const options = Array.from({ length: 9 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));
    const ballots = options.flatMap(({ id }, index) => times(index + 1, id, 'o8'));
    const { element } = await open(places({ ...closed, options, max: 9 }), ballots);
    expect(inside(element, '.flow')).to.equal(null);
    expect(element.shadowRoot!.querySelectorAll('.rounds > li').length).to.be.above(2);
  });

  it('P21 has the rounds as a table with headers and a caption', async () => {
    const { table, element } = await open(places(closed), RANKINGS);
    expect(table('All rounds')).to.deep.equal([
      ['Option', 'Round 1', 'Round 2', 'Round 3'],
      ['Oslo', '7', '9', '13'],
      ['Bergen', '8', '8', '8'],
      ['Tromsø', '4', '4', 'Dropped'],
      ['Røros, the mining town', '3', 'Dropped', '–'],
      ['Count no longer', '0', '1', '1'],
    ]);
    expect(
      element.shadowRoot!.querySelectorAll('thead th:not([scope=col]), tbody th:not([scope=row])').length,
    ).to.equal(0);
  });

  it('P26 compares the right options where they are shown in another order than they are counted in', async () => {
    const straight = places(closed);
    const counted = ballotView(straight, RANKINGS);
    const poll = { ...straight, shuffle: true as const, options: [...straight.options].reverse() };
    const store = fakePollStore({ ...counted, poll });
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    expect(words(element, '.option:nth-child(4)')).to.include('Oslo').and.to.include('7 first choices');
    (await shown(element, 'summary')).click();
    await shown(element, '.how');
    await settled(element);
    const rows = [...element.shadowRoot!.querySelectorAll('table')].find((each) =>
      each.caption?.textContent.includes('row above'),
    )!.rows;
    expect([...rows[1]!.cells].map((cell) => cell.textContent.trim())).to.deep.equal(['Oslo', '–', '13', '9', '11']); // prettier-ignore
  });

  it('P7 compares each option with each, and gives Condorcet’s and Schulze’s answers in words', async () => {
    const { element, table } = await open(places(closed), [
      ...times(3, 'bergen', 'oslo'),
      ...times(2, 'oslo', 'bergen'),
      ...times(2, 'tromso', 'oslo'),
    ]);
    expect(words(element, '.how')).to.include('Oslo beats each other option one against one.');
    expect(words(element, '.how')).to.include(
      'In order of all comparisons (Schulze method): 1st Oslo, 2nd Bergen, 3rd Tromsø, 4th Røros, the mining town.',
    );
    expect(table('row above')[1]).to.deep.equal(['Oslo', '–', '4', '5', '7']);
  });

  it('P22 declares a tie, and says how a tie for last was broken', async () => {
    const { element, round } = await open(places(closed), [
      ...times(3, 'oslo'),
      ...times(3, 'bergen'),
      ...times(1, 'roros'),
      ...times(1, 'tromso'),
    ]);
    expect(words(element, '.outcome')).to.equal(
      'It is a tie: Oslo and Bergen have 3 ballots each, and no others are left. A tie is declared, not broken.',
    );
    expect(round(1)).to.include('the one that comes last in the order for ties is dropped.');
    expect(words(element, '.option:nth-child(1)')).to.include('Tied for first');
  });

  it('shows the fingerprint of the order for ties, and what it is of once that is told', async () => {
    const tieOrder = { commitment: 'ab12', seed: 'cd34' };
    const { element } = await open(places({ ...closed, tieOrder }), RANKINGS);
    expect([...element.shadowRoot!.querySelectorAll('code')].map((each) => each.textContent)).to.deep.equal([
      'ab12',
      'cd34',
    ]);
  });

  it('says that an anonymous poll’s rounds come with its close', async () => {
    const { element } = await open(places({ anonymous: true }), RANKINGS);
    expect(words(element, '.outcome')).to.include('its rounds are counted when it has closed');
    expect(inside(element, '.rounds')).to.equal(null);
  });

  it('says what marks add up to, and from how many, in a table', async () => {
    const { table, element } = await open(byPoints('score', closed), MARKS);
    expect(words(element, '.how')).to.include('mean of its marks from 1 to 5');
    expect(table('What each option got')).to.deep.equal([
      ['Option', 'Gave a mark', 'Sum', 'Mean'],
      ['Oslo', '3', '13', '4.33'],
      ['Bergen', '2', '7', '3.50'],
      ['Tromsø', '2', '6', '3.00'],
      ['Røros, the mining town', '1', '2', '2.00'],
    ]);
  });

  it('names no more than anybody reads where 200 options tie', async () => {
    const options = Array.from({ length: 200 }, (_, index) => ({
      id: `o${index}`,
      label: `Option ${index}`,
    }));
    const { element } = await open(
      places({ ...closed, options, max: 200 }),
      options.flatMap(({ id }) => times(1, id)),
    );
    expect(words(element, '.outcome')).to.include('Option 11, and 188 others have 1 ballot each');
    expect(words(element, '.how')).to.include('180 options with as many ballots or fewer are not drawn.');
    expect(element.shadowRoot!.querySelectorAll('.rounds ul li').length).to.equal(20);
  });

  it('stays readable with 200 options: the last ten rounds, and the first twenty compared', async () => {
    const options = Array.from({ length: 200 }, (_, index) => ({
      id: `o${index}`,
      label: `Option ${index}`,
    }));
    const ballots = options.flatMap(({ id }, index) => times(index + 1, id));
    const { element, table } = await open(places({ ...closed, options, max: 200 }), ballots);
    expect(element.shadowRoot!.querySelectorAll('.rounds > li').length).to.be.at.most(10);
    expect(table('row above').length).to.equal(21);
    const said = words(element, '.how');
    expect(said)
      .to.include('Rounds 1 to 189 dropped, one after another: Option 0, Option 1, ')
      .and.to.include('and 177 others.');
  });
});
