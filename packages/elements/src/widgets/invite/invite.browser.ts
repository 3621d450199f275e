import { expect } from '@open-wc/testing';
import type { Viewer } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeInvitation, fakeInviteStore, fakeLanding } from '../../fakes/invite-store.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';
import type { HearthReferralClaimedEvent } from './acts/events.ts';

const EVENTS = ['hearth-share', 'hearth-shared', 'hearth-referral-claimed', 'hearth-sign-in'];
const LINK = fakeInvitation().link;

/** Puts something in place of a part of `navigator`, and gives how to take it away. */
function replace(name: 'clipboard' | 'share', value: unknown): () => void {
  Object.defineProperty(navigator, name, { value, configurable: true });
  return () => delete (navigator as unknown as Record<string, unknown>)[name];
}

describe('<hearth-invite>', () => {
  let place: ReturnType<typeof stage>;
  let heard: Event[];
  let restore: (() => void)[];
  beforeEach(() => {
    place = stage();
    heard = [];
    restore = [];
    for (const type of EVENTS) place.element.addEventListener(type, (event) => heard.push(event));
  });
  afterEach(() => {
    place.clear();
    for (const undo of restore) undo();
  });

  const show = async (
    view: Partial<InviteView>,
    viewer: Viewer | null = member,
    entered: Partial<InviteView> = {},
  ) => {
    const store = fakeInviteStore(view, entered);
    const community = fakeCommunity({ viewer, stores: { 'invite/': store } });
    const element = await draw(place.element, community, {}, 'hearth-invite');
    const press = (selector: string): void => inside(element, selector)?.click();
    return { element, store, community, press };
  };
  const own = { invitation: fakeInvitation() };
  const names = (): string[] => heard.map(({ type }) => type);

  it('copies link and code, says so, and tells the page before and after', async () => {
    const copied: string[] = [];
    restore.push(replace('clipboard', { writeText: async (text: string) => void copied.push(text) }));
    const { element, store, press } = await show(own);
    press('[data-do=copy]');
    await until(() => heard.length === 2, 'both events');
    press('[data-do=code]');
    await until(() => heard.length === 4, 'the other two');
    await settled(element);
    expect(copied).to.deep.equal([LINK, '7KQ2-M9XF']);
    expect(names()).to.deep.equal(['hearth-share', 'hearth-shared', 'hearth-share', 'hearth-shared']);
    expect(store.calls).to.deep.equal([
      ['shared', 'copy'],
      ['shared', 'code'],
    ]);
    expect(words(element, '[data-do=code]')).to.include('Copied');
    expect(words(element, '[data-do=copy]')).to.equal('Copy link');
    await until(() => words(element, '[role=status]') === 'Copied', 'the announcement');
  });

  it('selects what is to be copied where there is no clipboard, and counts nothing', async () => {
    restore.push(replace('clipboard', { writeText: () => Promise.reject(new Error('no')) }));
    const { element, store, press } = await show(own);
    press('[data-do=copy]');
    const field = inside<HTMLInputElement>(element, '#copy')!;
    await until(() => element.shadowRoot?.activeElement === field, 'the focus in the field');
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, LINK.length]);
    expect(words(element)).to.include('copy it with your device');
    expect(store.calls).to.deep.equal([]);
  });

  it('does nothing more when the page prevents sharing', async () => {
    const copied: string[] = [];
    restore.push(replace('clipboard', { writeText: async (text: string) => void copied.push(text) }));
    place.element.addEventListener('hearth-share', (event) => event.preventDefault());
    const { store, press } = await show(own);
    press('[data-do=copy]');
    await until(() => heard.length, 'the event');
    expect([copied, store.calls]).to.deep.equal([[], []]);
  });

  it('writes the mail with the member’s own words and the link, for their own client', async () => {
    const { element, store } = await show(own);
    const area = inside<HTMLTextAreaElement>(element, '#message')!;
    area.focus();
    area.value = 'Come & sit\nwith us';
    area.dispatchEvent(new Event('input'));
    const mail = inside<HTMLAnchorElement>(element, '[data-do=mail]')!;
    await until(() => decodeURIComponent(mail.href).includes('Come & sit'), 'the words in the mail');
    expect(decodeURIComponent(mail.href)).to.equal(
      `mailto:?subject=Pass the flame&body=Come & sit\r\nwith us\r\n\r\n${LINK}`,
    );
    expect(mail.href).to.include('Come%20%26%20sit%0D%0Awith');
    place.element.addEventListener('hearth-share', (event) => event.preventDefault());
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    mail.dispatchEvent(click);
    expect(click.defaultPrevented, 'a prevented mail is not written').to.equal(true);
    expect(store.calls).to.deep.equal([]);
  });

  it('shares by the device where it can, and is silent when the member changes their mind', async () => {
    const shared: ShareData[] = [];
    let refuse: Error | null = null;
    restore.push(
      replace('share', async (data: ShareData) => (refuse ? Promise.reject(refuse) : void shared.push(data))),
    );
    const { element, store, press } = await show(own);
    press('[data-do=native]');
    await until(() => heard.length === 2, 'both events');
    expect(shared).to.deep.equal([
      {
        title: 'Pass the flame',
        url: LINK,
        text: 'On Thursdays we leave the lamp off until it is dark. Sit with us?',
      },
    ]);
    refuse = new DOMException('never mind', 'AbortError');
    press('[data-do=native]');
    await until(() => heard.length === 3, 'the event before');
    await settled(element);
    expect(store.calls).to.deep.equal([['shared', 'native']]);
    expect(words(element)).not.to.include('Copied');
  });

  it('shows no share button where the device cannot', async () => {
    if ('share' in Navigator.prototype) return;
    const { element } = await show(own);
    expect(inside(element, '[data-do=native]')).to.equal(null);
  });

  it('shows friends by first name, with their state and its reason in words', async () => {
    const friends = [
      { name: 'Nora', state: 'joined', at: NOW },
      { name: 'Jonas', state: 'ineligible', at: NOW, reason: 'already-member' },
    ] as const;
    const { element } = await show({ invitation: fakeInvitation({ friends, joined: 1 }) });
    expect(words(element, '.friends')).to.include('1 friend has joined');
    const rows = [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).to.deep.equal([
      'Nora Joined May 12, 2026',
      'Jonas Does not count Was a member before. May 12, 2026',
    ]);
  });

  it('welcomes a friend who came by a link, and offers to sign in', async () => {
    const { element, community, press } = await show({ landing: fakeLanding() }, null);
    const landing = await shown(element, '.landing');
    expect(landing.textContent)
      .to.include('Mira invited you: Pass the flame')
      .and.to.include('The place beside you');
    press('[data-do=sign-in]');
    await until(() => community.calls.length, 'the connection');
    expect(names()).to.deep.equal(['hearth-sign-in']);
  });

  it('says how the claim ended, in words and to the page', async () => {
    const { element, store } = await show({ landing: fakeLanding(), ...own });
    await shown(element, '.landing');
    store.$view.set({ ...store.$view.get(), claimed: 'ineligible', reason: 'already-member' });
    await until(() => heard.length, 'the event');
    await settled(element);
    expect((heard[0] as HearthReferralClaimedEvent).state).to.equal('ineligible');
    expect(words(element, '.ended')).to.equal(
      'You are welcome here, but this does not count as an invitation by Mira. You were a member before you opened the link.',
    );
  });

  it('takes a code as people type it, and leads to the welcome', async () => {
    const { element, store, press } = await show({}, null, { landing: fakeLanding() });
    press('section > details summary');
    const field = (await shown(element, '#entered')) as HTMLInputElement;
    field.value = ' 7kq2 m9xf ';
    press('form button');
    await until(() => element.shadowRoot?.activeElement?.matches('.landing'), 'the focus on the welcome');
    expect(store.calls).to.deep.equal([['enter', '7KQ2M9XF']]);
  });

  it('says what is wrong with a code, without asking the backend when it is none', async () => {
    const { element, store, press } = await show({}, null, { failure: fakeError('not-found') });
    press('section > details summary');
    const field = (await shown(element, '#entered')) as HTMLInputElement;
    field.value = '12';
    press('form button');
    expect((await shown(element, '#code-problem:not([hidden])')).textContent).to.include(
      '8 letters and digits',
    );
    expect(store.calls).to.deep.equal([]);
    field.value = '77777777';
    press('form button');
    await until(
      () => words(element, '#code-problem') === 'Nobody has this code. Please check it.',
      'the backend’s answer',
    );
    expect(field.value).to.equal('77777777');
  });

  it('tells visitors and guests what they need to invite', async () => {
    const visitor = await show({}, null);
    expect(words(visitor.element)).to.include('Sign in to get your own invitation link.');
    const guest = await show({}, { id: 'm-kim', name: 'Kim', role: 'guest', strength: 'device' });
    expect(words(guest.element)).to.include('Invitations are for members.');
  });

  it('sends and stores nothing by itself', async () => {
    const { store, community } = await show(own);
    expect([store.calls, community.calls, heard]).to.deep.equal([[], [], []]);
  });
});
