import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { BadgeSlot, Viewer } from '@hearth/core/domain';
import type { BadgesView } from '@hearth/core/state';
import { fakeBadge, fakeBadgesStore, fakeGrants, fakeShowcase, fakeSlot } from '../../fakes/badges-store.ts';
import { people } from '../../fakes/comments.ts';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';

const warm = fakeBadge('warm', [5, 25, 100], 'reaction.received', {
  name: 'Warm hands',
  description: 'For what others were glad to read.',
});
const bold = fakeBadge('bold', [1], 'poll.voted', { name: 'Bold' });

describe('<hearth-badges>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (
    view: Partial<BadgesView>,
    {
      viewer = member,
      who = 'me',
      attributes = {},
    }: {
      readonly viewer?: Viewer | null;
      readonly who?: string;
      readonly attributes?: Record<string, string>;
    } = {},
  ) => {
    const store = fakeBadgesStore(view);
    const community = fakeCommunity({ viewer, stores: { [`badges/${who}`]: store } });
    const element = await draw(
      place.element,
      community,
      who === 'me' ? attributes : { member: who, ...attributes },
      'hearth-badges',
    );
    const slot = (id: string): HTMLElement => inside(element, `[data-badge=${id}]`)!;
    const button = (id: string): HTMLButtonElement => slot(id).querySelector('button')!;
    const text = (id: string): string => slot(id).textContent.replace(/\s+/g, ' ').trim();
    return { element, store, community, slot, button, text };
  };
  const showing = (...slots: BadgeSlot[]): Partial<BadgesView> => ({ showcase: fakeShowcase(slots) });

  it('B60 says tier and progress in words, and shows it as a bar with the same name', async () => {
    const { element, text, slot } = await show(showing(fakeSlot(warm, 2, 62), fakeSlot(bold, 0, 0)));
    expect(text('warm')).to.include('Warm hands').and.to.include('Silver').and.to.include('38 more to Gold');
    const bar = slot('warm').querySelector('progress');
    expect([bar?.value, bar?.max]).to.deep.equal([62, 100]);
    expect(inside(element, `#${bar?.getAttribute('aria-labelledby')}`)?.textContent).to.equal(
      '38 more to Gold',
    );
    expect(words(element, 'header')).to.equal('Your badges 1 of 2 earned');
  });

  it('B60 says of a locked badge that it is not earned', async () => {
    const { text } = await show(showing(fakeSlot(bold, 0, 0)));
    expect(text('bold')).to.include('Not earned yet');
  });

  it('B60 says honestly what was taken back and what is no longer awarded', async () => {
    const { text } = await show(
      showing(
        { badge: warm, grants: fakeGrants(warm, 1, { revokedAt: NOW }), progress: 6 },
        { ...fakeSlot({ ...bold, retired: true }, 1, 1) },
        { ...fakeSlot({ ...bold, id: 'late', retired: true }, 0, 0) },
      ),
    );
    expect(text('warm')).to.include('Taken back');
    expect(text('bold')).to.include('No longer awarded').and.to.include('Bronze');
    expect(text('late')).to.include('No longer awarded');
  });

  it('shows nobody’s progress but one’s own', async () => {
    const { element, text } = await show(
      { showcase: fakeShowcase([fakeSlot(warm, 1)], people.jonas) },
      { who: 'm-jonas' },
    );
    expect(text('warm')).not.to.include('more to');
    expect(words(element, '[role=heading]')).to.equal('Jonas Weidenfeller’s badges');
  });

  it('B61 opens its card on press and closes it on Escape, keeping the focus', async () => {
    const { element, button } = await show(showing(fakeSlot(warm, 1, 12), fakeSlot(bold, 0, 0)));
    button('warm').focus();
    button('warm').click();
    const card = await shown(element, '.card.placed');
    expect(card.textContent.replace(/\s+/g, ' '))
      .to.include('Bronze: 5 reactions from others')
      .and.to.include('earned')
      .and.to.include('So far: 12 reactions');
    expect(button('warm').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Escape' });
    await until(() => !inside(element, '.card'), 'the card to close');
    expect(button('warm').getAttribute('aria-expanded')).to.equal('false');
    expect(element.shadowRoot?.activeElement).to.equal(button('warm'));
  });

  it('B61 opens cards by keyboard focus, one at a time', async () => {
    const { element, button } = await show(showing(fakeSlot(warm, 1, 12), fakeSlot(bold, 0, 0)));
    button('warm').focus();
    await sendKeys({ press: 'Tab' });
    await shown(element, '[data-badge=bold] .card.placed');
    expect(element.shadowRoot?.querySelectorAll('.card').length).to.equal(1);
    button('bold').blur();
    await until(() => !inside(element, '.card'), 'the card to close');
  });

  it('B61 opens its card on hover, keeps it while the pointer is on it, and closes it after', async () => {
    const { element, slot } = await show(showing(fakeSlot(warm, 1, 12)));
    const pointer = (type: string): boolean =>
      slot('warm').dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    pointer('pointerenter');
    const card = await shown(element, '.card.placed');
    expect(slot('warm').contains(card)).to.equal(true);
    pointer('pointerleave');
    pointer('pointerenter');
    await until(() => inside(element, '.card'), 'the card to stay');
    pointer('pointerleave');
    await until(() => !inside(element, '.card'), 'the card to close');
  });

  it('stays closed when a finger passes over, and opens when it taps', async () => {
    const { element, slot, button } = await show(showing(fakeSlot(warm, 1, 12)));
    slot('warm').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' }));
    button('warm').click();
    await shown(element, '.card.placed');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await until(() => !inside(element, '.card'), 'the card to close');
  });

  it('leaves no card and no listener behind when it is removed', async () => {
    const { element, button } = await show(showing(fakeSlot(warm, 1, 12)));
    button('warm').click();
    await shown(element, '.card.placed');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await until(() => !inside(element, '.card'), 'the card to close');
  });

  it('tells of a badge that is granted while it is looked at, once', async () => {
    const { element, store, text } = await show(showing(fakeSlot(warm, 0, 4), fakeSlot(bold, 0, 0)));
    store.$view.set({ ...store.$view.get(), ...showing(fakeSlot(warm, 1, 5), fakeSlot(bold, 0, 0)) });
    await until(
      () => words(element, '[role=status]') === 'New badge: Warm hands, Bronze.',
      'the announcement',
    );
    expect(text('warm')).to.include('New');
    expect(text('bold')).not.to.include('New');
    store.$view.set({ ...store.$view.get(), ...showing(fakeSlot(warm, 1, 6), fakeSlot(bold, 0, 0)) });
    await until(() => text('warm').includes('19 more'), 'the progress');
    expect(words(element, '[role=status]')).not.to.include('Bronze.New');
  });

  it('says what badges are to somebody who is not signed in', async () => {
    const { element, community } = await show(
      { status: 'failed', error: fakeError('unauthenticated') },
      { viewer: null },
    );
    expect(words(element, '.welcome')).to.include('Badges show what you did');
    let heard = 0;
    place.element.addEventListener('hearth-sign-in', () => heard++);
    inside(element, '.welcome button')?.click();
    await until(() => community.calls.length, 'the connection');
    expect([heard, community.calls]).to.deep.equal([1, [['reconnect']]]);
  });

  it('says that there are none, and what went wrong, with a way to try again', async () => {
    const empty = await show(showing());
    expect(words(empty.element)).to.include('This community has no badges yet.');
    const failed = await show({ status: 'failed', error: fakeError('unavailable') });
    (await shown(failed.element, '.notice.error button')).click();
    expect(failed.store.calls).to.deep.equal([['reload']]);
  });
});
