import { expect } from '@open-wc/testing';
import type { Moment } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeInvitation, fakeInviteStore, fakeProgress, fakeRewarded } from '../../fakes/invite-store.ts';
import {
  fakeBalances,
  fakeGratitudeStore,
  fakeLeadersStore,
  fakeLine,
  fakeStatementStore,
} from '../../fakes/rewards-store.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';

const moment: Moment = { id: 'gift/1', kind: 'gift', subject: 'gold', at: NOW };
const rewarded = { invitation: fakeInvitation({ programme: fakeRewarded(), progress: fakeProgress }) };

/** Counts what is printed, instead of printing: the dialog of some engines waits for somebody. */
function holdPrinting(): { count: number; restore(): void } {
  const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
  const held = {
    count: 0,
    restore: () => Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', own),
  };
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    ...own,
    get(this: HTMLIFrameElement) {
      const view = own.get!.call(this) as Window | null;
      if (view) view.print = () => void held.count++;
      return view;
    },
  });
  return held;
}

describe('<hearth-invite>, what is won and how it is passed on', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => {
    place = stage();
  });
  afterEach(() => {
    place.clear();
    for (const frame of document.querySelectorAll('iframe[data-hearth-sheet]')) frame.remove();
  });

  const show = async (
    view: Partial<InviteView>,
    stores: Readonly<Record<string, unknown>> = {},
    attributes: Record<string, string> = {},
  ) => {
    const store = fakeInviteStore(view);
    const community = fakeCommunity({ viewer: member, stores: { 'invite/': store, ...stores } });
    const element = await draw(place.element, community, attributes, 'hearth-invite');
    const press = (selector: string): void => inside(element, selector)?.click();
    return { element, store, community, press };
  };
  const rows = (element: Element, selector: string): string[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    );

  it('R51 says how far one is from the next reward, in a sentence, with a bar where several win together', async () => {
    const { element } = await show(rewarded);
    expect(rows(element, '.progress .next')).to.deep.equal([
      '$15 for each friend who buys.',
      '$20 when your next friend subscribes.',
      'One more friend who buys the Stua lamp for $25.00 or more: Yours is free.',
    ]);
    const bar = inside<HTMLProgressElement>(element, 'progress')!;
    expect([bar.value, bar.max, words(element, '.bar')]).to.deep.equal([2, 3, '2 of 3']);
    expect(words(element, '.progress')).to.include('Won 2 times. It is yours 14 days later');
  });

  it('L9 R52 is not there before a good moment, is offered once after it, and goes when it is not wanted', async () => {
    const gratitude = fakeGratitudeStore();
    const { element, press } = await show(
      { invitation: fakeInvitation() },
      { gratitude },
      { 'after-moment': '' },
    );
    await settled(element);
    expect(words(element)).to.equal('');
    gratitude.$view.set({ ...gratitude.$view.get(), moment });
    await shown(element, '.lead');
    expect(words(element, '.lead')).to.include('You were given something.');
    expect(words(element)).to.include('Copy link');
    expect(gratitude.calls).to.deep.equal([['useMoment']]);
    press('[data-do=snooze]');
    await until(
      () => element.shadowRoot?.activeElement?.matches('p.lead'),
      'the focus on what is said instead',
    );
    expect(words(element)).to.equal('All right. We will not ask again for a while.');
    expect(gratitude.calls).to.deep.equal([['useMoment'], ['snooze']]);
  });

  it('L9 R52 waits until there are eyes to see it, and asks nobody who is not a member', async () => {
    const gratitude = fakeGratitudeStore(moment);
    place.element.style.setProperty('padding-block-start', '300vh');
    const { element } = await show({ invitation: fakeInvitation() }, { gratitude }, { 'after-moment': '' });
    await settled(element);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(gratitude.calls).to.deep.equal([]);
    element.scrollIntoView();
    await shown(element, '.lead');
    place.element.style.removeProperty('padding-block-start');
    const stranger = fakeCommunity({ viewer: null, stores: { 'invite/': fakeInviteStore({}) } });
    const other = await draw(place.element, stranger, { 'after-moment': '' }, 'hearth-invite');
    expect(words(other)).to.equal('');
  });

  it('L9 R52 of two communities, one after the other, the later one offers, once', async () => {
    const first = fakeGratitudeStore();
    const { element } = await show(
      { invitation: fakeInvitation() },
      { gratitude: first },
      { 'after-moment': '' },
    );
    await settled(element);
    const gratitude = fakeGratitudeStore(moment);
    const stores = { 'invite/': fakeInviteStore({ invitation: fakeInvitation() }), gratitude };
    Object.assign(element, { community: fakeCommunity({ viewer: member, stores }) });
    await shown(element, '.lead');
    first.$view.set({ ...first.$view.get(), moment });
    await settled(element);
    expect([first.calls, gratitude.calls]).to.deep.equal([[], [['useMoment']]]);
  });

  it('R45 passes the invitation on by services that open on the press alone, and counts the intent', async () => {
    const { element, store } = await show({ invitation: fakeInvitation() });
    const link = inside<HTMLAnchorElement>(element, '[data-do=whatsapp]')!;
    expect([link.target, link.rel, link.getAttribute('aria-label')]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'Share by WhatsApp (opens in a new window)',
    ]);
    expect(new URL(link.href).searchParams.get('text')).to.include(fakeInvitation().link);
    element.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.click();
    await until(() => store.calls.length, 'the intent');
    expect(store.calls).to.deep.equal([['shared', 'whatsapp']]);
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /wa\.me|t\.me|x\.com/.test(name));
    expect(asked).to.deep.equal([]);
  });

  it('R47 offers the channels that the page names, in its order', async () => {
    const { element } = await show({ invitation: fakeInvitation() }, {}, { channels: 'telegram mail' });
    const offered = [...element.shadowRoot!.querySelectorAll('a.button')].map((link) =>
      link.getAttribute('data-do'),
    );
    expect(offered).to.deep.equal(['telegram', 'mail']);
  });

  it('R41 asks how many will see it where the page wants that, and takes what was typed', async () => {
    const { element, store } = await show({ invitation: fakeInvitation() }, {}, { 'ask-reach': '' });
    expect(inside(element, '#reach')).to.equal(null);
    element.addEventListener('click', (event) => event.preventDefault(), { once: true });
    inside(element, '[data-do=linkedin]')!.click();
    const field = (await shown(element, '#reach')) as HTMLInputElement;
    field.value = 'all of them';
    field.form!.requestSubmit();
    await shown(element, '#reach-problem:not([hidden])');
    field.value = '1,200';
    field.form!.requestSubmit();
    await until(() => words(element, 'p.told') === 'Thank you.', 'the thanks');
    expect(store.calls).to.deep.equal([
      ['shared', 'linkedin'],
      ['reached', 'linkedin', 1200],
    ]);
  });

  it('R49 marks the QR code with where it hangs, and says how often it was scanned there', async () => {
    const { element, press } = await show({
      invitation: fakeInvitation({ visits: { 'shop-window': 5, '': 12 } }),
    });
    press('.qr summary');
    const code = await shown(element, '.qr path');
    const before = code.getAttribute('d');
    const field = inside<HTMLInputElement>(element, '#mark')!;
    field.value = 'Shop window';
    field.dispatchEvent(new Event('input'));
    await until(() => code.getAttribute('d') !== before, 'another code');
    expect(inside(element, '.qr svg')!.getAttribute('aria-label')).to.equal(
      'QR code of your link, marked shop-window',
    );
    expect(rows(element, '.visits li')).to.deep.equal(['without a mark: 12 times', 'shop-window: 5 times']);
  });

  it('R50 prints a sheet with code and words, from a frame of its own, where pages allow no inline styles', async () => {
    const { element, press, store } = await show({ invitation: fakeInvitation() });
    press('.qr summary');
    await shown(element, '[data-do=print]');
    const printing = holdPrinting();
    press('[data-do=print]');
    printing.restore();
    expect(printing.count).to.equal(1);
    const frame = document.querySelector<HTMLIFrameElement>('iframe[data-hearth-sheet]')!;
    const sheet = frame.contentDocument!;
    expect(sheet.querySelector('h1')!.textContent).to.equal('Pass the flame');
    expect(sheet.querySelector('.code')!.textContent).to.equal('7KQ2-M9XF');
    expect(sheet.querySelector('path')!.getAttribute('d')).to.equal(
      inside(element, '.qr path')!.getAttribute('d'),
    );
    expect([sheet.querySelector('style'), sheet.querySelector('[style]')]).to.deep.equal([null, null]);
    expect(store.calls).to.deep.equal([['shared', 'print']]);
  });

  it('R43 reads the ledger out: each line with its state and why, each currency by itself', async () => {
    const statement = fakeStatementStore({
      lines: [
        fakeLine(),
        fakeLine({ id: '2', state: 'void', reason: 'refunded' }),
        fakeLine({
          id: '3',
          kind: 'clawback',
          state: 'approved',
          reason: 'refunded',
          amount: { value: -1_500, currency: 'JPY' },
        }),
        fakeLine({
          id: '4',
          state: 'paid',
          reason: null,
          reference: 'No 7',
          amount: { value: 250, currency: 'KWD' },
        }),
      ],
      balances: fakeBalances,
      hasNext: true,
    });
    const { element, press } = await show(rewarded, { statement });
    press('.statement summary');
    await shown(element, '.lines');
    const read = rows(element, '.lines li').map((row) => row.replace(/\u00a0/g, ' '));
    expect(read[0]).to.equal(
      '$15 for a lamp $15.00 On its way by Nora · It is yours on May 21, 2026, unless something is sent back. · May 7, 2026',
    );
    expect(read[1]).to.include('Not given').and.to.include('What it was for was sent back.');
    expect(read[2]).to.include('Taken back: $15 for a lamp -¥1,500 To be made up for');
    expect(read[3]).to.include('KWD 0.250 Received').and.to.include('Reference: No 7');
    expect(rows(element, '.balances dd')).to.deep.equal([
      '$15.00',
      '$30.00',
      '$45.00',
      '¥0',
      '¥1,500',
      '¥1,500',
    ]);
    inside(element, '.statement > button')!.click();
    expect(statement.calls).to.deep.equal([['more']]);
  });

  it('R19 names nobody who does not want it, and says what went wrong when they do', async () => {
    const leaders = fakeLeadersStore({ leaders: [{ name: 'Nora', friends: 14 }] });
    const { element, press } = await show(rewarded, { 'leaders/friends': leaders });
    press('.leaders summary');
    const box = (await shown(element, '.leaders input')) as HTMLInputElement;
    expect([box.checked, rows(element, '.leaders li')]).to.deep.equal([false, ['Nora 14 friends']]);
    box.click();
    expect(leaders.calls).to.deep.equal([['list', true]]);
    leaders.$view.set({ ...leaders.$view.get(), failure: fakeError('unavailable') });
    await shown(element, '.leaders .error');
    await until(() => !box.checked, 'the box as it is kept');
  });

  it('R20 says to a friend who came back who invited them, and what they get', async () => {
    const programme = fakeInvitation().programme;
    const welcome = { programme, referrer: 'Mira', state: 'joined', at: NOW, asOf: '1.1' } as const;
    const { element } = await show({ invitation: fakeInvitation({ welcome }) });
    expect(words(element, '.welcome')).to.equal(
      'Mira invited you on May 12, 2026. What you get for it: The place beside you.',
    );
  });

  it('R54 speaks German, right down to the deeds that count', async () => {
    const { element } = await show(rewarded);
    element.setAttribute('locale', 'de');
    await until(() => words(element, '.progress').startsWith('$15 für'), 'the German words');
    expect(rows(element, '.progress .next')[2]!.replace(/\u00a0/g, ' ')).to.equal(
      'Noch eine Person, die the Stua lamp für mindestens 25,00 $ kauft: Deine ist gratis.',
    );
  });
});
