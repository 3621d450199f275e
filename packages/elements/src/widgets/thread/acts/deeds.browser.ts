import { expect } from '@open-wc/testing';
import type { Comment } from '@hearth/core/domain';
import type { ThreadDeeds } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { fakeError, member, staff } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';

describe('<hearth-thread>, pointing out, reporting, muting', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const comment = (part: Partial<Comment> = {}): Comment =>
    fakeComment('Words.', { id: 'c-1', author: people.jonas, ...part });
  const view = (...comments: Comment[]): ReturnType<typeof threadView> =>
    threadView({ items: comments.map((one) => threadItem({ comment: one })) });
  const show = async (
    given: ReturnType<typeof threadView>,
    viewer = member as typeof member | null,
    refusals: Partial<ThreadDeeds> = {},
  ) => {
    const all = await showThread(place.element, given, { viewer }, {}, {}, refusals);
    const { element, press } = all;
    /** Opens a row's menu; its words. */
    const menu = async (id = 'c-1'): Promise<string[]> => {
      await press(`[data-id=${id}] [data-do=menu]`);
      const open = await shown(element, '.menu.placed');
      return [...open.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
    };
    const pick = async (label: string, id = 'c-1'): Promise<void> => {
      const at = (await menu(id)).indexOf(label);
      expect(at, label).to.be.greaterThan(-1);
      await press(`.menu.placed button:nth-of-type(${at + 1})`);
    };
    const said = (text: string): Promise<unknown> =>
      until(() => words(element, '[role=status]') === text, text);
    return { ...all, menu, pick, said };
  };

  it('T38 says what staff point out, and leads to the official answer', async () => {
    const answer = comment({ id: 'c-2', parent: 'c-1', depth: 1, marks: ['answer'] });
    const { element } = await show(
      view(comment({ marks: ['pinned', 'featured'], answer: 'c-2' }), answer),
      null,
    );
    await shown(element, '[data-id=c-2] .marks');
    expect(words(element, '[data-id=c-1] .marks')).to.match(
      /^Pinned\s*Featured\s*Go to the official answer$/,
    );
    expect(words(element, '[data-id=c-2] .marks')).to.equal('Official answer');
    expect(element.shadowRoot?.querySelector('.marks a')?.getAttribute('href')).to.contain('c-2');
  });

  it('T38 lets staff set a mark and take it away, and says so', async () => {
    const can = ['pin', 'feature'] as const;
    const { store, deeds, menu, pick, said } = await show(view(comment({ can })), staff);
    await pick('Pin to the top');
    await said('Comment pinned.');
    store.$view.set(view(comment({ can, marks: ['pinned'] })));
    await pick('Unpin');
    await said('Comment unpinned.');
    expect(deeds.calls).to.deep.equal([
      ['mark', 'c-1', 'pinned', true],
      ['mark', 'c-1', 'pinned', false],
    ]);
    expect(await menu()).to.include('Feature');
  });

  it('offers staff the official answer where the backend does, and members none of it', async () => {
    const reply = comment({ parent: 'c-0', depth: 1, can: ['answer', 'feature'] });
    const { menu } = await show(view(reply), staff);
    expect(await menu()).to.deep.equal([
      'Copy link',
      'Feature',
      'Make it the official answer',
      'Mute Jonas Weidenfeller',
      'Mute or ban for everybody',
      'Thank Jonas Weidenfeller',
      'About Jonas Weidenfeller',
    ]);
    place.clear();
    place = stage();
    const other = await show(view(comment()), member, { offers: () => false });
    expect(await other.menu()).to.deep.equal(['Copy link', 'Quote', 'About Jonas Weidenfeller']);
  });

  it('tells in the row why a mark was refused', async () => {
    const full = fakeError('conflict', { reason: 'too-many', limit: 3 });
    const { element, pick } = await show(view(comment({ can: ['pin'] })), staff, { mark: async () => full });
    await pick('Pin to the top');
    const notice = await shown(element, '[data-id=c-1] [role=alert]');
    expect(notice.textContent).to.contain('as many as there can be');
  });

  it('lets staff close the conversation and open it again', async () => {
    const { element, store, deeds, pick, press, said } = await show(view(comment()), staff);
    await pick('Close the whole conversation');
    await said('This conversation is closed. It can still be read.');
    const { thread } = store.$view.get();
    store.$view.set({ ...view(comment()), thread: { ...thread!, locked: true } });
    await press('.notice [data-do=lock]');
    await said('This conversation is open again.');
    expect(deeds.calls).to.deep.equal([
      ['lock', true],
      ['lock', false],
    ]);
    await until(() => focused(element)?.localName === 'article', 'the focus on the first comment');
  });

  it('says why the conversation could not be opened again', async () => {
    const locked = { topic: 'demo', title: null, url: null, locked: true, comments: 1 };
    const refused = fakeError('forbidden');
    const { element, press } = await show({ ...view(comment()), thread: locked }, staff, {
      lock: async () => refused,
    });
    await press('.notice [data-do=lock]');
    await shown(element, '.error[role=alert]');
    expect(words(element, '.notice [data-do=lock]')).to.equal('Open the conversation again');
  });

  it('T44 reports with a reason and a note, and thanks', async () => {
    const { element, deeds, menu, pick, press, said } = await show(view(comment({ can: ['report'] })));
    await pick('Report');
    await until(() => focused(element)?.getAttribute('value') === 'spam', 'the focus on the first reason');
    await press('.report .primary');
    await until(() => words(element, '.report [role=alert]'), 'what is missing');
    expect(deeds.calls).to.deep.equal([]);
    await press('.report [value=abuse]');
    ((await shown(element, '.report textarea')) as HTMLTextAreaElement).value = ' See the link ';
    await press('.report .primary');
    await said('Thank you. The team will look at this comment.');
    expect(deeds.calls).to.deep.equal([['report', 'c-1', 'abuse', 'See the link']]);
    await until(() => focused(element)?.dataset['do'] === 'menu', 'the focus on the menu');
    expect(words(element, '[data-id=c-1] p.muted')).to.contain('Thank you.');
    expect(await menu()).to.not.include('Report');
  });

  it('keeps a report that was refused, with what was written', async () => {
    const { element, pick, press } = await show(view(comment({ can: ['report'] })), member, {
      report: async () => fakeError('unauthenticated'),
    });
    await pick('Report');
    await press('.report [value=other]');
    const note = (await shown(element, '.report textarea')) as HTMLTextAreaElement;
    note.value = 'Please look';
    await press('.report .primary');
    await shown(element, '[data-id=c-1] .error [data-do=sign-in]');
    expect([note.isConnected, note.value]).to.deep.equal([true, 'Please look']);
    note.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => focused(element)?.dataset['do'] === 'menu', 'the focus on the menu');
    expect(element.shadowRoot?.querySelector('.report')).to.equal(null);
  });

  it('asks somebody without an identity for a name, and reports as a guest', async () => {
    const { element, community, deeds, pick, press, said } = await show(
      view(comment({ can: ['report'] })),
      null,
    );
    await pick('Report');
    await press('.report [value=spam]');
    await press('.report .primary');
    await until(() => focused(element)?.className === 'name-field', 'the focus on the name');
    expect(words(element, '.report [role=alert]')).to.equal('Please tell us a name first.');
    expect(deeds.calls).to.deep.equal([]);
    ((await shown(element, '.name-field')) as HTMLInputElement).value = 'Kim';
    await press('.report .primary');
    await said('Thank you. The team will look at this comment.');
    expect(community.calls).to.deep.equal([['joinAsGuest', 'Kim']]);
    expect(deeds.calls).to.deep.equal([['report', 'c-1', 'spam', '']]);
  });

  it('T43 folds up what a muted member says, also what comes later, and shows it when asked', async () => {
    const later = comment({ id: 'c-2' });
    const { element, deeds, pick, press, said } = await show(view(comment({ muted: true }), later));
    await shown(element, '[data-id=c-2] [data-do=open-muted]');
    expect(element.shadowRoot?.querySelector('.body')).to.equal(null);
    await press('[data-id=c-1] [data-do=open-muted]');
    await shown(element, '[data-id=c-1] .body');
    expect(focused(element)?.closest('li')?.dataset['id']).to.equal('c-1');
    await pick('Stop muting Jonas Weidenfeller');
    await said('Jonas Weidenfeller is no longer muted.');
    expect(deeds.calls).to.deep.equal([['mute', people.jonas.id, false]]);
  });

  it('mutes others, but neither oneself nor staff, and nobody for somebody unknown', async () => {
    const own = comment({ id: 'c-own', author: people.ada });
    const noor = comment({ id: 'c-noor', author: people.noor });
    const { deeds, menu, pick } = await show(view(own, noor, comment()));
    const mute = /^Mute/;
    expect((await menu('c-own')).filter((label) => mute.test(label))).to.deep.equal([]);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect((await menu('c-noor')).filter((label) => mute.test(label))).to.deep.equal([]);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await pick('Mute Jonas Weidenfeller');
    await until(() => deeds.calls.length, 'the muting');
    expect(deeds.calls).to.deep.equal([['mute', people.jonas.id, true]]);
    place.clear();
    place = stage();
    const stranger = await show(view(comment()), null);
    expect((await stranger.menu()).filter((label) => mute.test(label))).to.deep.equal([]);
  });
});
