import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Notice } from '@hearth/core/domain';
import type { NoticesView } from '@hearth/core/state';
import { people } from '../../fakes/comments.ts';
import { NOW, fakeCommunity, member } from '../../fakes/community.ts';
import { fakeNotice, fakeNotices } from '../../fakes/notices.ts';
import { mountState, shown } from '../../fakes/state.ts';
import { stage, until } from '../../testing/helpers.ts';
import { permalink } from '../thread/permalink.ts';
import type { HearthNoticeOpenEvent } from './acts/events.ts';
import { bellStates } from './states.ts';
import './define.ts';

const page = location.href.split('#')[0]!;
const notice = (part: Partial<Notice> & { readonly id: string }): Notice =>
  fakeNotice(NOW, people.jonas, {
    place: { topic: '/blog/drum', url: page, comment: 'c/1' },
    ...part,
  });

let place: ReturnType<typeof stage>;
beforeEach(() => {
  place = stage();
});
afterEach(() => {
  place.clear();
  history.replaceState(null, '', location.pathname + location.search);
});

async function mount(notices: readonly Notice[], view: Partial<NoticesView> = {}) {
  const store = fakeNotices(notices, view);
  const community = fakeCommunity({ viewer: member, stores: { notices: store } });
  const element = await mountState(
    { name: 'test', tag: 'hearth-bell', community: () => community },
    place.element,
  );
  const find = <E extends HTMLElement>(selector: string) => element.shadowRoot!.querySelector<E>(selector);
  const bell = find('button.bell')!;
  const open = async (): Promise<void> => {
    bell.click();
    await shown(element, '#panel.placed');
  };
  return { element, store, find, bell, open, status: () => find('.sr[role=status]')!.textContent };
}

describe('<hearth-bell>', () => {
  it('T118 says how much is new, lists it by day, and leads to the comment, which is read then', async () => {
    const { element, store, find, bell, open } = await mount([
      notice({ id: 'a' }),
      notice({ id: 'b', at: NOW - 30 * 3_600_000, readAt: NOW }),
    ]);
    expect(bell.getAttribute('aria-label')).to.equal('Notifications, 1 new');
    await open();
    expect(store.wasRead).to.deep.equal([]);
    const sections = [...element.shadowRoot!.querySelectorAll('section')];
    expect(sections.map((section) => section.ariaLabel)).to.deep.equal(['Today', 'Yesterday']);
    const link = find<HTMLAnchorElement>('.unread a.go')!;
    expect(link.textContent).to.include('Jonas Weidenfeller replied to you in “How we tune the winter drum”');
    expect(link.href).to.equal(page + permalink('c/1'));
    link.click();
    await until(() => location.hash === permalink('c/1'), 'on the way');
    expect(store.wasRead).to.deep.equal([['a']]);
    await until(() => bell.getAttribute('aria-label') === 'Notifications', 'nothing new any more');
    expect(find('#panel')!.checkVisibility()).to.equal(false);
  });

  it('T118 leads to pages alone, also to those that are named by their path', async () => {
    const at = (url: string) => ({ topic: 't', url, comment: 'c' });
    const { element, open } = await mount([
      notice({ id: 'a', place: at('/journal/one.html') }),
      notice({ id: 'b', place: at('javascript:alert(1)') }),
      notice({ id: 'c', place: at('https://acme.example/#old') }),
    ]);
    await open();
    const rows = [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.go')];
    expect(rows.map((row) => row.href)).to.deep.equal([
      `${location.origin}/journal/one.html${permalink('c')}`,
      undefined,
      `https://acme.example/${permalink('c')}`,
    ]);
  });

  it('T118 lets a page show a notice by itself', async () => {
    const { element, open, find } = await mount([notice({ id: 'a' })]);
    await open();
    const heard: unknown[] = [];
    element.addEventListener('hearth-notice-open', (event: HearthNoticeOpenEvent) => {
      event.preventDefault();
      heard.push(event.notice.id, event.href);
    });
    find('a.go')!.click();
    expect(heard).to.deep.equal(['a', page + permalink('c/1')]);
    expect(location.hash).to.equal('');
  });

  it('T119 by keyboard: opens, Escape closes, the focus is back on the bell; who tabs on leaves it behind', async () => {
    const { element, bell, find } = await mount([notice({ id: 'a' })]);
    const active = () => element.shadowRoot!.activeElement;
    bell.focus();
    await sendKeys({ press: 'Enter' });
    await shown(element, '#panel.placed');
    await until(() => active() === find('#panel'), 'the focus is in the list');
    expect([find('#panel')!.role, bell.ariaExpanded]).to.deep.equal(['dialog', 'true']);
    await sendKeys({ press: 'Escape' });
    await until(() => active() === bell && bell.ariaExpanded === 'false', 'closed');
    await sendKeys({ press: 'Enter' });
    await until(() => active() === find('#panel'), 'opened again');
    const behind = document.createElement('button');
    place.element.append(behind);
    behind.focus();
    await until(() => !find('#panel')!.checkVisibility(), 'left behind');
    expect(document.activeElement).to.equal(behind);
  });

  it('T119 what comes is said politely, once, and the focus stays where it is; what waits unheard is not said', async () => {
    const { store, bell, status } = await mount([notice({ id: 'a' })]);
    const field = document.createElement('input');
    place.element.append(field);
    field.focus();
    store.patch({ unread: 2, ringing: 2 });
    await until(() => status() === 'You have 2 new notifications.', 'it is said');
    expect(document.activeElement).to.equal(field);
    store.patch({ unread: 3, ringing: 2 });
    store.patch({ unread: 3, ringing: 0 });
    await until(() => bell.getAttribute('aria-label') === 'Notifications, 3 unread', 'the words of the bell');
    expect(status()).to.not.include('3');
  });

  it('T112 T113 all are marked as read at once, and a thread is muted from its notice, which can be taken back', async () => {
    const { element, store, find, open } = await mount([notice({ id: 'a' }), notice({ id: 'b' })]);
    await open();
    find('.deed.mute')!.click();
    (await shown(element, '.mutes button')).click();
    await until(() => !find('.mutes'), 'taken back');
    find('header button')!.click();
    await until(() => !find('.unread'), 'all are read');
    expect(store.calls).to.deep.equal([
      ['muteThread', '/blog/drum', true],
      ['muteThread', '/blog/drum', false],
      ['readAll'],
    ]);
  });

  it('T114 leads to what the member wishes to hear of, and back', async () => {
    const { element, open, find, bell } = await mount([notice({ id: 'a' })]);
    await open();
    (await shown(element, 'header .deed')).click();
    const dialog = (await shown(element, 'dialog.settings[open]')) as HTMLDialogElement;
    expect(find('#panel')!.checkVisibility()).to.equal(false);
    dialog.close();
    await until(() => element.shadowRoot!.activeElement === bell, 'the focus is back');
  });

  it('T119 is nothing for whoever is not signed in', async () => {
    const out = bellStates.find(({ name }) => name === 'signed out')!;
    const element = await mountState({ ...out, fill: () => {} }, place.element);
    expect(element.getBoundingClientRect().height).to.equal(0);
  });
});
