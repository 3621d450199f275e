import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BADGE_ART } from '@hearth/core/domain';
import type { BadgeSlot } from '@hearth/core/domain';
import { fakeAppreciation } from '../../fakes/appreciation.ts';
import { fakeBadge, fakeBadgesStore, fakeShowcase, fakeSlot } from '../../fakes/badges-store.ts';
import { people } from '../../fakes/comments.ts';
import { NOW, fakeCommunity, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';
import type { HearthBadgeShareEvent } from './acts/share/events.ts';

const DAY = 86_400_000;
const warm = fakeBadge('warm', [5, 25], 'reaction.received', { name: 'Warm hands', art: 'heart' });
const bold = fakeBadge('bold', [1], 'poll.voted', { name: 'Bold' });
const kind = fakeBadge('kind', [1], 'comment.posted', { name: 'Kind' });

describe('a showcase', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (slots: readonly BadgeSlot[], { who = people.ada, stores = {} } = {}) => {
    const store = fakeBadgesStore({ showcase: fakeShowcase(slots, who) });
    const community = fakeCommunity({ viewer: member, stores: { 'badges/me': store, ...stores } });
    const element = await draw(place.element, community, {}, 'hearth-badges');
    const text = (id: string): string =>
      inside(element, `[data-badge=${id}]`)!.textContent.replace(/\s+/g, ' ').trim();
    const card = async (id: string): Promise<string> => {
      inside(element, `[data-badge=${id}] > button`)!.click();
      return (await shown(element, `[data-badge=${id}] .card.placed`)).textContent.replace(/\s+/g, ' ');
    };
    return { element, store, text, card };
  };

  it('B50 says how rare the tier is that is held, and in its card how rare each is', async () => {
    const { text, card } = await show([
      { ...fakeSlot(warm, 1, 7), rarity: { bronze: 0.042, silver: 0.002 } },
    ]);
    await until(() => text('warm').includes('Bronze · 4%'), 'the share');
    expect(await card('warm'))
      .to.include('4% of active members have it')
      .and.to.include('under 1% of active');
  });

  it('B53 says the whole rule in words', async () => {
    const where = {
      topics: ['/blog/*', 'table'],
      comments: 'replies' as const,
      before: Date.UTC(2026, 2, 1),
    };
    const { card } = await show([
      fakeSlot({ ...kind, where, window: { days: 7 }, dailyCap: 2, scope: 'topic', autoRevoke: true }, 0, 0),
    ]);
    const told = await card('kind');
    for (const part of [
      'under /blog/* or table',
      'replies only',
      'before Mar 1, 2026',
      'within 7 days',
      'each thread for itself',
      'At most 2 per day count',
      'what is taken back counts no longer',
    ])
      expect(told).to.include(part);
  });

  it('B54 links to what a badge was earned with, says what staff said, and how often it was earned', async () => {
    const grant = { tier: 'bronze', grantedAt: NOW - 9 * DAY, revokedAt: null };
    const evidence = [
      { kind: 'comment', id: 'c', title: 'The lamp', url: 'https://acme.example/lamp#hearth-comment-c' },
      { kind: 'comment', id: 'd', title: 'Elsewhere', url: 'javascript:alert(1)' },
    ] as const;
    const { element, text, card } = await show([
      {
        badge: kind,
        grants: [{ ...grant, times: 3, lastAt: NOW, byStaff: true, reason: 'For the map', evidence }],
      },
    ]);
    await until(() => text('kind').includes('×3'), 'how often');
    expect(await card('kind'))
      .to.include('earned 3 times')
      .and.to.include('For the map')
      .and.to.include('Elsewhere');
    const links = [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.evidence a')];
    expect(links.map(({ href }) => href)).to.deep.equal([evidence[0].url]);
  });

  it('B55 celebrates what is new since the last visit once, tells it, and has the backend remember', async () => {
    const fresh = (slot: BadgeSlot): BadgeSlot => ({
      ...slot,
      grants: slot.grants.map((grant) => ({ ...grant, fresh: true as const })),
    });
    const { element, store } = await show([fresh(fakeSlot(bold, 1, 1)), fakeSlot(warm, 1, 7)]);
    await shown(element, '[data-badge=bold] .sparks');
    await until(() => words(element, '[role=status]') === 'New badge: Bold, Bronze.', 'the announcement');
    const heard = () => store.calls.filter(([what]) => what === 'celebrated');
    expect(heard()).to.deep.equal([['celebrated', [{ badge: 'bold', tier: 'bronze' }]]]);
    expect(inside(element, '[data-badge=warm] .sparks')).to.equal(null);
    store.$view.set({
      ...store.$view.get(),
      showcase: fakeShowcase([fresh(fakeSlot(bold, 1, 1)), fakeSlot(warm, 1, 8)]),
    });
    await until(() => words(element).includes('17 more'), 'another answer');
    expect(heard().length).to.equal(1);
  });

  it('B51 arranges badges by the keyboard alone, hides one, and saves that', async () => {
    const { element, store } = await show([fakeSlot(warm, 1, 7), fakeSlot(bold, 1, 1), fakeSlot(kind, 0, 0)]);
    const open = await shown(element, '.arrange');
    open.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = (await shown(element, 'dialog[open]')) as HTMLDialogElement;
    const names = () => [...dialog.querySelectorAll('li .name')].map((name) => name.textContent);
    dialog.querySelector<HTMLElement>('li .down')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => names()[1] === 'Warm hands', 'the move');
    expect(words(element, 'dialog [role=status]')).to.equal('Warm hands: place 2 of 3');
    await sendKeys({ press: 'Enter' });
    await until(() => names()[2] === 'Warm hands', 'another, with the focus along');
    dialog.querySelector('input')!.click();
    dialog.querySelector<HTMLElement>('.primary')!.click();
    await until(() => !inside(element, 'dialog'), 'the dialog to close');
    expect(store.calls).to.deep.equal([['arrange', { order: ['bold', 'kind', 'warm'], hidden: ['bold'] }]]);
  });

  it('B51 arranges badges by dragging, and changes nothing when it is cancelled', async () => {
    const { element, store } = await show([fakeSlot(warm, 1, 7), fakeSlot(bold, 1, 1), fakeSlot(kind, 0, 0)]);
    (await shown(element, '.arrange')).click();
    const dialog = await shown(element, 'dialog[open]');
    const grip = dialog.querySelector<HTMLElement>('.grip')!;
    grip.setPointerCapture = () => {};
    const last = dialog.querySelector('li:last-child')!.getBoundingClientRect();
    const drag = (type: string, clientY: number) =>
      grip.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, bubbles: true }));
    drag('pointerdown', 0);
    drag('pointermove', last.top + 5);
    drag('pointerup', last.top + 5);
    const names = () => [...dialog.querySelectorAll('li .name')].map((name) => name.textContent);
    await until(() => names().join() === 'Bold,Kind,Warm hands', 'the order');
    await sendKeys({ press: 'Escape' });
    await until(() => !inside(element, 'dialog'), 'the dialog to close');
    expect(store.calls).to.deep.equal([]);
  });

  it('B56 makes a picture of a badge of 1200 by 630 pixels, which the page may share in its own way', async () => {
    const { element, card } = await show([{ ...fakeSlot(warm, 2, 30), rarity: { silver: 0.1 } }]);
    await card('warm');
    const button = await shown(element, '.share button');
    const made = new Promise<HearthBadgeShareEvent>((resolve) =>
      element.addEventListener('hearth-badge-share', (event) => {
        event.preventDefault();
        resolve(event);
      }),
    );
    button.click();
    const { badge, picture } = await made;
    const bitmap = await createImageBitmap(picture);
    expect([badge, picture.type, bitmap.width, bitmap.height]).to.deep.equal([
      'warm',
      'image/png',
      1200,
      630,
    ]);
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 630 });
    const pen = canvas.getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    // The medal's rim, and the words beside it: neither is the colour of the ground.
    const at = (x: number, y: number): string => [...pen.getImageData(x, y, 1, 1).data].join();
    expect(at(272, 112 + 20)).not.to.equal(at(1190, 300));
  });

  it('B56 offers no picture of others’ badges, nor of what is not held', async () => {
    const { element, card } = await show([fakeSlot(warm, 0, 3)]);
    await card('warm');
    expect(inside(element, '.share')).to.equal(null);
    const others = await show([fakeSlot(warm, 1)], { who: people.jonas });
    await others.card('warm');
    expect([inside(others.element, '.share'), inside(others.element, '.arrange')]).to.deep.equal([
      null,
      null,
    ]);
  });

  it('B57 has a drawing for every name that a community file may use, and takes pictures of the brand', async () => {
    const own = BADGE_ART.map((art) => fakeSlot(fakeBadge(art, [1], 'poll.voted', { art }), 1));
    const brand = fakeSlot({ ...bold, id: 'brand', art: '/badges/lamp.svg' }, 1);
    const { element } = await show([...own, brand]);
    await shown(element, '.glyph');
    const drawn = [...element.shadowRoot!.querySelectorAll('[data-badge] .glyph')].map((path) =>
      path.getAttribute('d'),
    );
    expect([new Set(drawn).size, drawn.length >= 24]).to.deep.equal([BADGE_ART.length, true]);
    expect(inside(element, '[data-badge=brand] image')?.getAttribute('href')).to.equal('/badges/lamp.svg');
  });

  it('B59 shows one’s points and what the team thanked for, and tells once of badges for what was done before', async () => {
    const tier = { id: 'gold', name: 'Gold', points: 25_000 };
    const appreciation = fakeAppreciation({
      standing: {
        name: 'miles',
        balance: 24_949,
        points: 24_949,
        period: 'year',
        tier: null,
        next: { tier, remaining: 51 },
        tiers: [tier],
        asOf: '1.1',
      },
      thanks: [{ id: 't', from: people.jonas, text: 'For the hinge.', at: NOW }],
      filled: { grants: 2, notices: ['badges/7'] },
    });
    const { element } = await show([fakeSlot(warm, 1, 7)], { stores: { appreciation } });
    await shown(element, '.thanks');
    expect(words(element, '.standing')).to.include('24,949 miles').and.to.include('51 more to Gold');
    expect(words(element, '.thanks')).to.include('For the hinge.').and.to.include('Jonas');
    expect(words(element, '.filled')).to.include('2 badges for what you did before');
    await until(() => appreciation.calls.some(([what]) => what === 'told'), 'it to be told');
  });
});
