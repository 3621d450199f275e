// Long, since all of it is one board: what is proposed, voted for, sorted and settled is seen through the same few helpers below.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Entry, Poll, Viewer } from '@hearth/core/domain';
import { fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import {
  boardStores,
  entriesView,
  fakeBoard,
  fakeEntriesStore,
  fakeIdea,
  someIdeas,
} from '../../../../fakes/entries-store.ts';
import { fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import type { HearthProposeEvent, HearthProposedEvent } from './events.ts';

const EVENTS = [
  'hearth-propose',
  'hearth-proposed',
  'hearth-vote',
  'hearth-voted',
  'hearth-withdrawn',
  'hearth-sign-in',
];

interface Given {
  readonly poll?: Partial<Poll>;
  readonly entries?: readonly Entry[];
  readonly view?: Parameters<typeof entriesView>[1];
  readonly answers?: Parameters<typeof fakeEntriesStore>[1];
  readonly refusals?: Parameters<typeof fakeEntriesStore>[2];
  readonly viewer?: Viewer | null;
}

const row = (id: string): string => `.idea[data-id=${id}]`;

describe('an idea board', () => {
  let place: ReturnType<typeof stage>;
  let heard: Event[];
  beforeEach(() => {
    place = stage();
    heard = [];
    for (const type of EVENTS) place.element.addEventListener(type, (event) => heard.push(event));
  });
  afterEach(() => place.clear());

  const show = async ({
    poll,
    entries = someIdeas(),
    view,
    answers,
    refusals,
    viewer = member,
  }: Given = {}) => {
    const store = fakeEntriesStore(entriesView(entries, view), answers, refusals);
    const polls = fakePollStore(pollView(fakeBoard(poll)));
    const community = fakeCommunity({ viewer, stores: { 'poll/demo': polls, ...boardStores(store) } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await shown(element, '.board');
    const press = async (selector: string): Promise<void> => {
      (await shown(element, selector)).click();
      await settled(element);
    };
    const write = async (selector: string, text: string): Promise<void> => {
      const field = (await shown(element, selector)) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled(element);
    };
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    const said = (text: string) =>
      until(() => words(element, '[role=status]') === text, `“${text}” to be said`);
    const calls = (name: string) => store.calls.filter(([call]) => call === name);
    const value = (selector: string) => inside<HTMLInputElement>(element, selector)?.value;
    const titles = () =>
      [...element.shadowRoot!.querySelectorAll('.idea-title')].map((each) => each.textContent.trim());
    return { element, store, community, press, write, focused, said, calls, value, titles };
  };
  const names = (): string[] => heard.map(({ type }) => type);

  it('P65 shows each idea with its words, its author, where it stands in words, and the team’s reply with their mark', async () => {
    const { element, titles } = await show();
    expect(titles()).to.include('Spare wicks by the metre');
    const first = words(element, row('e-hook'));
    expect(first).to.include('Planned').and.to.include('Tomás Oliveira').and.to.include('3 days ago');
    expect(words(element, `${row('e-hook')} .answer`)).to.match(/^Noor Haddad Team 1 day ago We have made/);
    expect(words(element, `${row('e-felt')}`)).to.include('Former member');
    expect(inside(element, '.idea-title')?.getAttribute('aria-level')).to.equal('3');
  });

  it('P65 shows the beginning of long details, and all of them when asked', async () => {
    const { element, press } = await show();
    expect(inside(element, `${row('e-hook')} .said > .body`)).to.equal(null);
    await press('.open-more');
    expect(words(element, `${row('e-hook')} .said > .body`)).to.include('so would she.');
    expect(inside(element, '.open-more')?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('P66 votes with one press, takes it back with another, and tells the page and screen readers', async () => {
    const { element, press, calls, said } = await show();
    const button = `${row('e-wicks')} [data-vote]`;
    expect(inside(element, button)?.getAttribute('aria-label')).to.equal(
      'Vote for “Spare wicks by the metre”, 61 votes',
    );
    await press(button);
    await until(() => inside(element, button)?.getAttribute('aria-pressed') === 'true', 'the vote');
    await said('Your vote is counted.');
    expect(words(element, button)).to.equal('62');
    await press(button);
    await until(() => heard.length === 3, 'all events');
    expect(names()).to.deep.equal(['hearth-vote', 'hearth-voted', 'hearth-withdrawn']);
    expect(calls('vote')).to.deep.equal([
      ['vote', 'e-wicks', true],
      ['vote', 'e-wicks', false],
    ]);
  });

  it('P66 sends no vote that the page prevents, and says why another was refused where it was cast', async () => {
    const { element, press, calls } = await show({
      refusals: { vote: fakeError('invalid', { field: 'id', reason: 'too-many', limit: 3 }) },
    });
    place.element.addEventListener('hearth-vote', (event) => event.preventDefault(), { once: true });
    await press(`${row('e-wicks')} [data-vote]`);
    expect(inside(element, '.wrong:not([hidden])')).to.equal(null);
    await press(`${row('e-wicks')} [data-vote]`);
    const wrong = await shown(element, `${row('e-wicks')} .wrong:not([hidden])`);
    expect(wrong.textContent).to.include('take one back');
    expect(calls('vote').length).to.equal(1);
    expect(inside(element, `${row('e-wicks')} [data-vote]`)?.getAttribute('aria-pressed')).to.equal('false');
  });

  it('P66 shows no counts, no bars and no order by them where the policy hides them', async () => {
    const { element } = await show({
      poll: { results: 'after-close', resultsVisible: false },
      entries: someIdeas().map(({ votes: _, ...idea }) => idea),
    });
    await shown(element, '.idea');
    expect(words(element, '.ideas')).not.to.match(/\d+ votes|84|61/);
    expect(inside(element, '[name=board-sort]')).to.equal(null);
    expect(words(element, `${row('e-wicks')} [data-vote]`)).to.equal('Vote');
  });

  it('P66 asks a visitor for a name before the first vote, joins, and votes', async () => {
    const { press, write, focused, community, calls, element } = await show({ viewer: null });
    await press(`${row('e-wicks')} [data-vote]`);
    await focused(`${row('e-wicks')} form input`);
    await press(`${row('e-wicks')} [type=submit]`);
    expect((await shown(element, '.wrong:not([hidden])')).textContent).to.equal(
      'Please tell us a name first.',
    );
    await write(`${row('e-wicks')} form input`, ' Kim ');
    await press(`${row('e-wicks')} [type=submit]`);
    await until(() => calls('vote').length, 'the vote');
    expect(community.calls).to.deep.equal([['joinAsGuest', 'Kim']]);
    await focused(`${row('e-wicks')} [data-vote]`);
    expect(inside(element, '.idea-form')).to.equal(null);
  });

  it('P66 asks strangers of a members’ board to sign in', async () => {
    const { press, community } = await show({
      viewer: null,
      poll: { guests: false, can: [] },
      entries: someIdeas().map((idea) => ({ ...idea, can: [] })),
    });
    await press('.board-top button');
    expect(names()).to.deep.equal(['hearth-sign-in']);
    expect(community.calls).to.deep.equal([['reconnect']]);
  });

  it('P67 orders by what trends, by votes or by age, with arrow keys as radio buttons have them, and by status', async () => {
    const { element, calls } = await show();
    inside(element, '[name=board-sort]:checked')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => calls('setSort').length, 'the order');
    const select = inside<HTMLSelectElement>(element, '.board select')!;
    expect([...select.options].map(({ label }) => label)).to.deep.equal([
      'All',
      'Open (2)',
      'Planned (1)',
      'Started (1)',
      'Shipped (1)',
      'Declined (1)',
      'My ideas',
    ]);
    select.value = 'declined';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => calls('setOnly').length, 'the status');
    expect([...calls('setSort'), ...calls('setOnly')]).to.deep.equal([
      ['setSort', 'top'],
      ['setOnly', 'declined'],
    ]);
  });

  it('P67 moves nothing for new ideas, shows them when asked, and leads to what a next page brings', async () => {
    const more = fakeIdea('One more', { id: 'e-more' });
    const { element, store, press, focused, titles } = await show({
      view: { fresh: 2, hasNext: true },
      answers: {
        next: async () => {
          const view = store.$view.get();
          store.$view.set({ ...view, entries: [...view.entries, more], hasNext: false });
        },
        showFresh: () => {
          const view = store.$view.get();
          store.$view.set({
            ...view,
            entries: [fakeIdea('Newest', { id: 'e-n' }), ...view.entries],
            fresh: 0,
          });
        },
      },
    });
    const before = inside(element, row('e-wicks'));
    await press('.fresh');
    await focused(row('e-n'));
    expect(inside(element, row('e-wicks'))).to.equal(before);
    await press('.next');
    await focused(row('e-more'));
    expect(titles()[0]).to.equal('Newest');
  });

  it('P67 keeps the focus and what is typed when ideas come and go around it', async () => {
    const { element, store, press, value, write } = await show();
    await press(`${row('e-wind')} [data-deed=edit]`);
    await write(`${row('e-wind')} [name=body]`, 'Half a thought');
    inside(element, `${row('e-wind')} [name=body]`)!.focus();
    const view = store.$view.get();
    store.$view.set({ ...view, entries: [fakeIdea('New', { id: 'e-n' }), ...view.entries].reverse() });
    await settled(element);
    expect(value(`${row('e-wind')} [name=body]`)).to.equal('Half a thought');
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('body');
  });

  it('P68 tells politely of similar ideas while one types, and lets vote for one instead', async () => {
    const { element, press, write, said, calls, store } = await show();
    await press('[data-propose]');
    await write('[name=title]', 'Wicks by the metre');
    await shown(element, '.similar');
    await said('3 similar ideas; vote for one instead.');
    expect(store.$view.get().draft.title).to.equal('Wicks by the metre');
    await press('.similar [aria-pressed=false]');
    await until(() => calls('vote').length, 'the vote');
    expect(calls('vote')).to.deep.equal([['vote', 'e-wicks', true]]);
  });

  it('P68 proposes by keyboard alone, tells the page before and after, and moves the focus to the new idea', async () => {
    const { element, focused, calls, said, value, press } = await show();
    inside(element, '[data-propose]')?.focus();
    await sendKeys({ press: 'Enter' });
    await focused('[name=title]');
    await sendKeys({ type: 'Lamps' });
    await sendKeys({ press: 'Enter' });
    await focused(row('e-new'));
    await said('Your idea is here for all to see.');
    expect(names()).to.deep.equal(['hearth-propose', 'hearth-proposed']);
    expect((heard[0] as HearthProposeEvent).title).to.equal('Lamps');
    expect((heard[1] as HearthProposedEvent).entry).to.equal('e-new');
    expect(calls('propose')).to.deep.equal([['propose', { title: 'Lamps', body: '' }, {}]]);
    await press('[data-propose]');
    expect(value('[name=title]')).to.equal('');
  });

  it('P68 sends nothing that the page prevents', async () => {
    place.element.addEventListener('hearth-propose', (event) => event.preventDefault());
    const { press, write, calls, value } = await show();
    await press('[data-propose]');
    await write('[name=title]', 'Lamps');
    await press('.idea-form [type=submit]');
    expect(calls('propose')).to.deep.equal([]);
    expect(value('[name=title]')).to.equal('Lamps');
  });

  it('P68 keeps what was written when sending fails, on Escape, and as a draft; Cancel throws it away', async () => {
    const { element, press, write, value, focused, store } = await show({
      refusals: { propose: fakeError('offline') },
    });
    await press('[data-propose]');
    await write('[name=title]', 'Lamps');
    await write('[name=body]', 'for the boat');
    await press('.idea-form [type=submit]');
    const alert = await shown(element, '.idea-form [role=alert]:not([hidden])');
    expect(alert.textContent).to.include('offline').and.to.include('kept');
    expect([value('[name=title]'), value('[name=body]')]).to.deep.equal(['Lamps', 'for the boat']);
    await focused('.idea-form [type=submit]');
    await sendKeys({ press: 'Escape' });
    await focused('[data-propose]');
    expect(words(element, '[data-propose]')).to.equal('Go on with your idea');
    await press('[data-propose]');
    expect([value('[name=title]'), value('[name=body]')]).to.deep.equal(['Lamps', 'for the boat']);
    await press('[data-leave]');
    expect(store.$view.get().draft).to.deep.equal({ title: '', body: '' });
    expect(words(element, '[data-propose]')).to.equal('Propose an idea');
  });

  it('P68 counts what is left of a title, says what is too much, and what is missing', async () => {
    const { element, press, write, calls, focused } = await show();
    await press('[data-propose]');
    await press('.idea-form [type=submit]');
    await focused('[name=title]');
    expect(words(element, '.idea-form [role=alert]')).to.include('in a sentence first');
    await write('[name=title]', 'x'.repeat(100));
    expect(words(element, '#new-idea-title-left')).to.equal('20 characters left');
    await write('[name=title]', 'x'.repeat(121));
    expect(words(element, '#new-idea-title-left')).to.equal('1 character too many');
    await press('.idea-form [type=submit]');
    expect(inside(element, '[name=title]')?.getAttribute('aria-invalid')).to.equal('true');
    expect(calls('propose')).to.deep.equal([]);
  });

  it('P68 asks a visitor for a name with the idea, and joins before it is sent', async () => {
    const { press, write, community, calls } = await show({ viewer: null });
    await press('[data-propose]');
    await write('[name=title]', 'Lamps');
    await write('[name=name]', 'Kim');
    await press('.idea-form [type=submit]');
    await until(() => calls('propose').length, 'the idea');
    expect(community.calls).to.deep.equal([['joinAsGuest', 'Kim']]);
  });

  it('P68 lets one read over words that met a nudge, and sends them as they are when pressed again', async () => {
    const { element, press, write, calls } = await show({
      refusals: { propose: fakeError('nudge', { confirm: 'token' }) },
    });
    await press('[data-propose]');
    await write('[name=title]', 'Lamps');
    await press('.idea-form [type=submit]');
    await shown(element, '.idea-form [role=alert]:not([hidden])');
    expect(words(element, '.idea-form [type=submit]')).to.equal('Send it as it is');
    await press('.idea-form [type=submit]');
    await until(() => calls('propose').length === 2, 'the second attempt');
    expect(calls('propose')[1]).to.deep.equal([
      'propose',
      { title: 'Lamps', body: '' },
      { confirm: 'token' },
    ]);
  });

  it('P68 tells the author of a held idea that it awaits review, though no list has it', async () => {
    const { element, press, write, focused, said, store } = await show({
      answers: {
        propose: async () => {
          const { draft } = store.$view.get();
          const held = fakeIdea(draft.title, {
            id: 'e-held',
            state: 'held',
            author: { ...member, since: 0 },
          });
          store.$view.set({ ...store.$view.get(), own: [held] });
          return held;
        },
      },
    });
    await press('[data-propose]');
    await write('[name=title]', 'Lamps');
    await press('.idea-form [type=submit]');
    await focused(row('e-held'));
    await said('Thank you. Your idea awaits review.');
    expect(words(element, row('e-held'))).to.include('Only you and the team can see it.');
  });

  it('P68 has one’s own that wait before all others, and all of one’s own when asked', async () => {
    const held = fakeIdea('Lamps', { id: 'e-held', state: 'held' });
    const wind = someIdeas().find(({ id }) => id === 'e-wind')!;
    const { element, titles } = await show({ view: { own: [held, wind] } });
    expect(titles()[0]).to.equal('Lamps');
    const select = inside<HTMLSelectElement>(element, '.board select')!;
    select.value = 'mine';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(element);
    expect(titles()).to.deep.equal(['Lamps', 'A shutter against the wind']);
    expect(inside(element, '[name=board-sort]')).to.equal(null);
  });

  it('P69 shows what is planned, started and shipped as headed lists, and leads from there to an idea', async () => {
    const { element, press, focused } = await show();
    await press('[value=roadmap]');
    await shown(element, '.road li');
    const parts = [...element.shadowRoot!.querySelectorAll('.road')].map((part) => [
      part.querySelector('[role=heading]')?.textContent.trim(),
      part.querySelector('li button span')?.textContent.trim(),
    ]);
    expect(parts).to.deep.equal([
      ['Planned', 'A wall hook that fits the old Stua'],
      ['Started', 'A travelling case made of felt'],
      ['Shipped', 'Chimneys for the Tvilling'],
    ]);
    await press('.road li button');
    await focused(row('e-hook'));
  });

  it('P70 says of a merged idea what it is part of, and leads there', async () => {
    const { element, press, focused } = await show({
      entries: [
        fakeIdea('Wicks by length', { id: 'e-same', state: 'merged', mergedInto: 'e-wicks', can: [] }),
        ...someIdeas(),
      ],
    });
    expect(words(element, row('e-same'))).to.equal('Wicks by length Merged into Spare wicks by the metre');
    await press('[data-into]');
    await focused(row('e-wicks'));
  });

  it('P70 fetches what an idea was merged into where the list does not have it', async () => {
    const { element, press, focused } = await show({
      entries: [fakeIdea('Wicks by length', { id: 'e-same', state: 'merged', mergedInto: 'e-far', can: [] })],
    });
    await until(() => words(element, '[data-into]') === 'Another idea', 'its title');
    await press('[data-into]');
    await focused(row('e-far'));
  });

  const byStaff = (): Entry[] =>
    someIdeas().map((idea) => ({ ...idea, can: ['vote', 'settle', 'merge', 'hide'] }));

  it('P71 staff set a status with a reply by keyboard, and the focus stays with the idea', async () => {
    const { element, focused, calls, said } = await show({ viewer: staff, entries: byStaff() });
    inside(element, `${row('e-wicks')} [data-deed=settle]`)?.focus();
    await sendKeys({ press: 'Enter' });
    await focused('[name=status]');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Tab' });
    await focused('textarea');
    await sendKeys({ type: 'In May.' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await focused(row('e-wicks'));
    await said('Status: Planned.');
    expect(calls('settle')).to.deep.equal([['settle', 'e-wicks', 'planned', 'In May.']]);
  });

  it('P71 staff say why they decline, and an error keeps what they typed', async () => {
    const { element, press, write, value, focused } = await show({
      viewer: staff,
      entries: byStaff(),
      refusals: { settle: fakeError('unavailable') },
    });
    await press(`${row('e-wicks')} [data-deed=settle]`);
    await press(`${row('e-wicks')} [value=declined]`);
    await press(`${row('e-wicks')} form [type=submit]`);
    await focused('textarea');
    expect(words(element, `${row('e-wicks')} .wrong`)).to.include('say why');
    await write(`${row('e-wicks')} textarea`, 'We can’t.');
    await press(`${row('e-wicks')} form [type=submit]`);
    await until(() => words(element, `${row('e-wicks')} .wrong`).includes('cannot be reached'), 'the error');
    expect(value(`${row('e-wicks')} textarea`)).to.equal('We can’t.');
    expect(inside<HTMLInputElement>(element, `${row('e-wicks')} [value=declined]`)?.checked).to.equal(true);
  });

  it('P71 staff find the idea that says the same, merge into it, and are led there', async () => {
    const { element, press, write, calls, focused } = await show({ viewer: staff, entries: byStaff() });
    await press(`${row('e-wind')} [data-deed=merge]`);
    await focused('[type=search]');
    await shown(element, '.alike');
    await write('[type=search]', 'wicks');
    await until(() => calls('alike').length === 2, 'the second search');
    const buttons = [...element.shadowRoot!.querySelectorAll('.alike button')].map((each) =>
      each.getAttribute('aria-label'),
    );
    expect(buttons).to.deep.equal([
      'Merge into “A wall hook that fits the old Stua”',
      'Merge into “Spare wicks by the metre”',
    ]);
    await press('.alike li:nth-child(2) button');
    await focused(row('e-wicks'));
    expect(calls('merge')).to.deep.equal([['merge', 'e-wind', 'e-wicks']]);
  });

  it('P71 staff find what waits, and approve and hide it in place', async () => {
    const held = fakeIdea('Lamps', { id: 'e-held', state: 'held', can: ['approve', 'hide'] });
    const { element, press, calls, said, titles } = await show({
      viewer: staff,
      answers: {},
      view: { own: [] },
      entries: [held],
    });
    const select = inside<HTMLSelectElement>(element, '.board select')!;
    select.value = 'held';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => calls('loadWaiting').length, 'what waits');
    expect(titles()).to.deep.equal(['Lamps']);
    await press('[data-deed=approve]');
    await said('Approved.');
    expect(calls('moderate')).to.deep.equal([['moderate', 'e-held', 'approve']]);
  });

  it('P72 authors change their own idea while they may, and delete it only when sure', async () => {
    const { element, press, write, calls, focused, value } = await show();
    await press(`${row('e-wind')} [data-deed=edit]`);
    await focused('[name=title]');
    expect(value('[name=title]')).to.equal('A shutter against the wind');
    await write('[name=title]', 'A shutter against wind and rain');
    await press('.idea-form [type=submit]');
    await focused(row('e-wind'));
    expect(words(element, `${row('e-wind')} .idea-title`)).to.equal('A shutter against wind and rain');
    expect(calls('edit').length).to.equal(1);
    await press(`${row('e-wind')} [data-deed=remove]`);
    await focused('[data-sure]');
    await sendKeys({ press: 'Escape' });
    await focused('[data-deed=remove]');
    await press(`${row('e-wind')} [data-deed=remove]`);
    await press('[data-sure]');
    await focused(row('e-wind'));
    expect(words(element, row('e-wind'))).to.equal('This idea was removed.');
    expect(calls('remove')).to.deep.equal([['remove', 'e-wind']]);
  });

  it('P67 hears no more of its store once the element turns to another poll', async () => {
    const { element, store } = await show();
    expect(store.$view.lc).to.be.greaterThan(0);
    element.setAttribute('poll', '');
    await until(() => store.$view.lc === 0, 'the board to let go');
  });
});
