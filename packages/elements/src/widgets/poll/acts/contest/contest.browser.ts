import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CommunityError } from '@hearth/core/adapter';
import type { EntryDraft, EntryMore } from '@hearth/core/state';
import type { Entry, Media } from '@hearth/core/domain';
import { fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import { entriesView, fakeEntriesStore } from '../../../../fakes/entries-store.ts';
import { fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { fakeMedia, fakeUploads } from '../../../../fakes/uploads.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { LICENCE, entry, photos } from '../../states-contest.ts';

const file = (): File => new File([new Uint8Array(10)], 'lamp.png', { type: 'image/png' });

describe('a contest', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => {
    place = stage();
  });
  afterEach(() => place.clear());

  interface Shown {
    readonly poll?: ReturnType<typeof photos>;
    readonly entries?: readonly Entry[];
    readonly mine?: readonly Entry[];
    readonly held?: readonly Entry[];
    readonly viewer?: typeof member | null;
    readonly draft?: EntryDraft;
    readonly refuses?: CommunityError;
    readonly upload?: (file: Blob, signal?: AbortSignal) => Promise<Media>;
    readonly dir?: 'rtl';
  }

  const show = async ({
    poll = photos('votes'),
    entries = [],
    mine = [],
    held = [],
    viewer = member,
    draft,
    refuses,
    upload,
    dir,
  }: Shown) => {
    const store = fakeEntriesStore(
      entriesView(entries, {
        own: mine,
        waiting: held,
        sort: poll.state === 'closed' && poll.resultsVisible ? 'top' : 'new',
        ...(draft && { draft }),
      }),
      {},
      refuses ? { vote: refuses, propose: refuses } : {},
    );
    const community = fakeCommunity({
      viewer,
      images: 'members',
      stores: { 'poll/demo': fakePollStore(pollView(poll)), 'entries/demo': store },
      ...(upload && { uploads: fakeUploads({ upload }) }),
    });
    if (dir) place.element.dir = dir;
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await shown(element, '.steps');
    const press = async (selector: string): Promise<void> => {
      (await shown(element, selector)).click();
      await settled(element);
    };
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    const said = (text: string) =>
      until(() => words(element, '[role=status]') === text, `“${text}” to be said`);
    const all = (selector: string): HTMLElement[] => [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
    ];
    const titles = (): string[] => all('.gallery b').map((each) => each.textContent.trim());
    const type = async (selector: string, text: string): Promise<void> => {
      const field = (await shown(element, selector)) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled(element);
    };
    const choose = async (): Promise<void> => {
      const files = inside<HTMLInputElement>(element, '#files')!;
      const chosen = new DataTransfer();
      chosen.items.add(file());
      files.files = chosen.files;
      files.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(element);
    };
    return { element, store, community, press, focused, said, all, titles, type, choose };
  };

  const five = (part: (at: number) => Partial<Entry> = () => ({})) =>
    [0, 1, 2, 3, 4].map((at) => entry(at, part(at)));
  const votable = () => five((at) => ({ can: at ? ['vote'] : [] }));

  describe('as a gallery', () => {
    it('P76 shows pictures whose room is there before they are, with what is to be seen in them, title and author', async () => {
      const { all, titles } = await show({ entries: five() });
      const [first, ...rest] = all('.gallery img') as [HTMLImageElement, ...HTMLElement[]];
      expect(rest.length).to.equal(4);
      expect([first.width > 0, first.loading, first.alt !== '']).to.deep.equal([true, 'lazy', true]);
      expect(first.hasAttribute('width') && first.hasAttribute('height')).to.equal(true);
      const { height } = first.getBoundingClientRect();
      first.src = 'data:image/png;base64,';
      expect(first.getBoundingClientRect().height).to.equal(height);
      expect(titles().length).to.equal(5);
      expect(all('.caption')[0]!.textContent).to.match(/by (Ada|Jonas|Mira|Leila|Oda)/);
    });

    it('P76 has an order of its own for each viewer, which stays when they act and when others come', async () => {
      const { titles, store } = await show({ entries: five().slice(1) });
      const before = titles();
      store.$view.set({ ...store.$view.get(), entries: [entry(0), ...five().slice(1).reverse()] });
      await until(() => titles().length === 5, 'the new one');
      expect(titles()).to.deep.equal([...before, 'On the boathouse stairs']);
    });

    it('P76 says in words what is possible when', async () => {
      const { all } = await show({ poll: photos('entries') });
      expect(all('.steps li').map((each) => each.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
        'Entries Now May 11, 2026 at 10:00 AM – May 14, 2026 at 10:00 AM',
        'Votes Not yet May 14, 2026 at 10:00 AM – May 18, 2026 at 10:00 AM',
        'Result Not yet from May 18, 2026 at 10:00 AM',
      ]);
      expect(all('.steps [aria-current=step]').length).to.equal(1);
    });
  });

  describe('one picture, larger', () => {
    for (const [dir, forward, back] of [
      [undefined, 'ArrowRight', 'ArrowLeft'],
      ['rtl', 'ArrowLeft', 'ArrowRight'],
    ] as const)
      it(`P77 goes on by arrow keys${dir ? ' from right to left' : ''}, and gives the focus back to what was looked at last`, async () => {
        const { element, press, titles, focused, all } = await show({ entries: five(), ...(dir && { dir }) });
        const [first, second] = titles();
        await press('.look');
        await focused('[data-close]');
        const title = () => words(element, '#larger-title');
        expect(title()).to.equal(first);
        await sendKeys({ press: forward });
        expect(title()).to.equal(second);
        await sendKeys({ press: back });
        await sendKeys({ press: back });
        expect(title()).to.equal(first);
        await sendKeys({ press: 'End' });
        expect(words(element, '.larger nav .muted')).to.equal('5 of 5');
        await sendKeys({ press: 'Home' });
        await sendKeys({ press: forward });
        await sendKeys({ press: 'Escape' });
        await until(() => !inside<HTMLDialogElement>(element, '.larger')?.open, 'it to close');
        expect(element.shadowRoot?.activeElement).to.equal(all('.look')[1]);
      });

    it('P77 takes votes there, too', async () => {
      const { store, press, titles } = await show({ entries: votable().slice(1) });
      const [first] = titles();
      await press('.look');
      await press('.larger .vote');
      const voted = votable().find(({ title }) => title === first)!;
      expect(store.calls).to.deep.equal([['vote', voted.id, true]]);
    });
  });

  describe('when votes are open', () => {
    it('P74 a press is a vote, another takes it back; the page hears of it and may refuse', async () => {
      const entries = [entry(1, { can: ['vote'] })];
      const { element, store, press, said } = await show({ entries });
      const heard: string[] = [];
      let refuse = true;
      element.addEventListener('hearth-vote', (event) => {
        heard.push(`vote ${event.choices.join()}`);
        if (refuse) event.preventDefault();
      });
      for (const type of ['hearth-voted', 'hearth-withdrawn'])
        element.addEventListener(type, () => heard.push(type.slice(7)));
      await press('.vote');
      expect([store.calls, heard]).to.deep.equal([[], ['vote e-1']]);
      refuse = false;
      await press('.vote');
      await said('Your vote is for Blackout.');
      store.$view.set({ ...store.$view.get(), entries: [entry(1, { can: ['vote'], voted: true })] });
      await settled(element);
      expect(inside(element, '.vote')!.getAttribute('aria-pressed')).to.equal('true');
      await press('.vote');
      await said('Your vote is taken back.');
      expect(store.calls).to.deep.equal([
        ['vote', 'e-1', true],
        ['vote', 'e-1', false],
      ]);
      expect(heard).to.deep.equal(['vote e-1', 'vote e-1', 'voted', 'withdrawn']);
    });

    it('P74 says at the entry why a vote did not count, and offers none for one’s own', async () => {
      const { element, press, all } = await show({ entries: votable(), refuses: fakeError('unavailable') });
      expect(all('.vote').length).to.equal(4);
      const own = all('.entry').find((each) => each.textContent.includes('Your entry'));
      expect(own?.querySelector('.vote')).to.equal(null);
      await press('.vote');
      await until(() => all('.entry .trouble').some((each) => !each.hidden), 'the reason');
      expect(words(element, '.entry .trouble:not([hidden])')).to.match(/cannot be reached/);
    });

    it('P74 a visitor signs in first, or gives a name where guests may vote; then the vote goes on', async () => {
      const entries = [entry(1, { can: ['vote'] })];
      const members = await show({ entries, viewer: null });
      let asked = 0;
      members.element.addEventListener('hearth-sign-in', () => asked++);
      await members.press('.vote');
      expect([asked, members.store.calls]).to.deep.equal([1, []]);
      place.clear();
      place = stage();
      const open = await show({ entries, viewer: null, poll: photos('votes', { guests: true }) });
      await open.press('.vote');
      await open.focused('#contest-name');
      inside<HTMLInputElement>(open.element, '#contest-name')!.value = 'Gus';
      await open.press('form .primary[type=submit]');
      await until(() => open.store.calls.length === 1, 'the vote');
      expect(open.community.calls).to.deep.include(['joinAsGuest', 'Gus']);
    });
  });

  describe('when entries are open', () => {
    const poll = photos('entries');
    const begun = { title: 'Dusk', body: 'After rain', image: entry(1).image! };

    it('P78 takes a picture, its description and a title, and names what is missing', async () => {
      const { element, store, press, focused, type, choose } = await show({ poll });
      await press('[data-enter]');
      await focused('#entering');
      await press('.enter [type=submit]');
      await focused('.image');
      expect(words(element, '#problem')).to.equal('Please choose a picture.');
      expect(words(element, '#title-problem')).to.equal('Please give it a title.');
      await choose();
      await shown(element, '.pictures input');
      await type('#title', 'Dusk');
      await press('.enter [type=submit]');
      await focused('.pictures input');
      expect(words(element, '#problem')).to.equal('Please describe each picture first.');
      await type('.pictures input', 'A lamp on a sill');
      await type('#details', 'After rain');
      await press('.enter [type=submit]');
      await until(() => store.calls.length, 'the entry');
      const [[, said, more]] = store.calls as [[string, EntryDraft, EntryMore]];
      expect([said.title, said.body, more]).to.deep.equal([
        'Dusk',
        'After rain',
        { image: { id: more.image!.id, alt: 'A lamp on a sill' } },
      ]);
      expect(store.$view.get().draft).to.deep.equal({ title: '', body: '' });
    });

    it('L16 consent is asked for in the brand’s words, is never ticked beforehand, and goes along only when ticked', async () => {
      const { element, store, press } = await show({ poll, draft: begun });
      await press('[data-enter]');
      await shown(element, '.pictures img');
      const box = inside<HTMLInputElement>(element, '#consent')!;
      expect([box.checked, box.defaultChecked]).to.deep.equal([false, false]);
      expect(box.closest('label')!.textContent.trim()).to.equal(LICENCE.en);
      box.click();
      await settled(element);
      await press('.enter [type=submit]');
      await until(() => store.calls.length, 'the entry');
      expect((store.calls[0]![2] as EntryMore).reuse).to.equal(true);
      place.clear();
      place = stage();
      const { reuse: _, ...silent } = poll;
      const unasked = await show({ poll: silent, draft: begun });
      await unasked.press('[data-enter]');
      expect(inside(unasked.element, '#consent')).to.equal(null);
    });

    it('P78 keeps what was begun, all but consent', async () => {
      const { element, store, press, type } = await show({ poll, draft: begun });
      await press('[data-enter]');
      await shown(element, '.pictures img');
      expect(inside<HTMLInputElement>(element, '#title')!.value).to.equal('Dusk');
      inside<HTMLInputElement>(element, '#consent')!.click();
      await type('#title', 'Dusk, later');
      const kept = store.$view.get().draft;
      expect(Object.keys(kept)).to.deep.equal(['title', 'body', 'image']);
      expect(kept.title).to.equal('Dusk, later');
    });

    it('P78 an upload can be stopped, and another picture takes the place of the first', async () => {
      let signal: AbortSignal | undefined;
      let finish = (): void => {};
      const upload = (_: Blob, given?: AbortSignal): Promise<Media> => {
        signal = given;
        return new Promise((resolve, reject) => {
          finish = () => resolve(fakeMedia());
          given?.addEventListener('abort', () => reject(fakeError('aborted')));
        });
      };
      const { element, press, choose, focused } = await show({ poll, upload });
      await press('[data-enter]');
      await choose();
      await shown(element, '.pictures progress');
      await press('.pictures [data-do=drop]');
      expect(signal?.aborted).to.equal(true);
      await until(() => !inside(element, '.pictures'), 'it to go');
      await focused('.image');
      await choose();
      await shown(element, '.pictures progress');
      finish();
      await shown(element, '.pictures input');
      await choose();
      await shown(element, '.pictures progress');
      expect(element.shadowRoot!.querySelectorAll('.pictures li').length).to.equal(1);
    });

    it('L17 says in words that it came too late, or that one has entered already, and keeps all', async () => {
      for (const [error, text] of [
        [
          new CommunityError('invalid', '', { field: 'entries', reason: 'closed' }),
          'The time for entries is over.',
        ],
        [
          new CommunityError('conflict', '', { field: 'poll', reason: 'too-many', limit: 1 }),
          'You have entered already. Each member enters one picture.',
        ],
      ] as const) {
        place.clear();
        place = stage();
        const { element, press, store } = await show({ poll, draft: begun, refuses: error });
        await press('[data-enter]');
        await shown(element, '.pictures img');
        await press('.enter [type=submit]');
        await until(() => words(element, '#form-problem') === text, text);
        expect(inside<HTMLInputElement>(element, '#title')!.value).to.equal('Dusk');
        expect(store.$view.get().draft).to.deep.equal(begun);
      }
    });
  });

  describe('one’s own entry', () => {
    const poll = photos('entries', { can: [] });
    const mine = entry(0, { state: 'held', can: ['remove'] });

    it('P75 says that it waits, and is withdrawn after a second thought', async () => {
      const { element, store, press, focused, said } = await show({ poll, mine: [mine] });
      expect(words(element, '.own .side')).to.contain('Waits for the team.');
      await press('[data-own=withdraw]');
      await focused('[data-own=keep]');
      await press('[data-own=keep]');
      await focused('[data-own=withdraw]');
      expect(store.calls).to.deep.equal([]);
      await press('[data-own=withdraw]');
      await press('[data-own=yes]');
      await said('Your entry is withdrawn.');
      expect(store.calls).to.deep.equal([['remove', 'e-0']]);
    });

    it('L16 shows the words that were agreed to, also when today’s are others, and takes consent back and gives it again', async () => {
      const reuse = { at: Date.UTC(2026, 4, 1), licence: 'a', text: 'You may print it.' };
      const { element, store, press, said } = await show({ poll, mine: [{ ...mine, reuse }] });
      expect(words(element, '.own blockquote')).to.equal('You may print it.');
      await press('[data-own=consent]');
      await said('Taken back. From now on it is in no export.');
      store.$view.set({ ...store.$view.get(), own: [mine] });
      await settled(element);
      expect(words(element, '.own blockquote')).to.equal(LICENCE.en);
      await press('[data-own=consent]');
      await said('Allowed. You can take it back at any time.');
      expect(store.calls).to.deep.equal([
        ['consent', 'e-0', false],
        ['consent', 'e-0', true],
      ]);
    });
  });

  it('P79 staff find what waits above the gallery, and publish it in place', async () => {
    const waits = entry(3, { state: 'held', can: ['approve', 'hide'] });
    const held = [waits];
    const { element, store, press, said } = await show({
      poll: photos('entries'),
      entries: five().slice(0, 2),
      held,
      viewer: staff,
    });
    expect(words(element, '#waiting')).to.equal('1 entry waits');
    await press('[data-step=approve]');
    await said('Published.');
    expect(store.calls).to.deep.equal([['moderate', 'e-3', 'approve']]);
  });

  describe('when it has closed', () => {
    const closed = photos('closed');
    const marked = (element: HTMLElement): string[] =>
      [...element.shadowRoot!.querySelectorAll('.entry')].flatMap((each) =>
        each.querySelector('.lead')
          ? [`${each.querySelector('b')!.textContent}: ${each.querySelector('.lead')!.textContent}`]
          : [],
      );

    it('P80 stands in the order of votes, and says who is first', async () => {
      const { element, titles } = await show({
        poll: closed,
        entries: five((at) => ({ votes: [12, 4, 31, 9, 0][at]! })),
      });
      expect(titles()[0]).to.match(/Grandmother/);
      expect(titles()[4]).to.equal('Camp');
      expect(marked(element)).to.deep.equal(['Grandmother’s window, the third winter in a row: First place']);
    });

    it('P80 calls a tie a tie, and nobody first where nobody voted', async () => {
      const { element, store } = await show({
        poll: closed,
        entries: five((at) => ({ votes: at < 2 ? 7 : 1 })),
      });
      expect(marked(element)).to.deep.equal([
        'On the boathouse stairs: Tied for first',
        'Blackout: Tied for first',
      ]);
      store.$view.set({ ...store.$view.get(), entries: five(() => ({ votes: 0 })) });
      await settled(element);
      expect(marked(element)).to.deep.equal([]);
    });

    it('P80 says nothing of places where the results are not for this viewer', async () => {
      const hidden = photos('closed', { results: 'staff', resultsVisible: false });
      const { element, all } = await show({ poll: hidden, entries: five() });
      expect([marked(element), all('.deeds .figures').length]).to.deep.equal([[], 0]);
    });
  });
});
