import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Impact } from '@hearth/core/domain';
import type { ImpactView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeImpact, fakeImpactStore } from '../../fakes/impact-store.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, stage, until, words } from '../../testing/helpers.ts';
import type { HearthImpactShareEvent } from './acts/events.ts';
import './define.ts';

describe('<hearth-impact>', () => {
  let place: ReturnType<typeof stage>;
  let undo: (() => void)[];
  beforeEach(() => {
    place = stage();
    undo = [];
  });
  afterEach(() => {
    place.clear();
    for (const back of undo) back();
  });

  const show = async (view: Partial<ImpactView>, viewer: typeof member | null = member) => {
    const store = fakeImpactStore(view);
    const community = fakeCommunity({ viewer, stores: { impact: store } });
    const element = await draw(place.element, community, {}, 'hearth-impact');
    return { element, store, community };
  };
  const showing = (part: Partial<Impact> = {}) => show({ impact: fakeImpact(part) });
  const button = (element: Element, selector: string) => inside<HTMLButtonElement>(element, selector)!;

  /** Replaces what a device has; put back after the test. */
  function replace(target: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    undo.push(() => {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    });
  }
  function device(share?: (data: ShareData) => Promise<void>): string[] {
    const saved: string[] = [];
    replace(navigator, 'canShare', () => !!share);
    replace(navigator, 'share', share);
    replace(navigator, 'clipboard', { writeText: async () => {} });
    replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    return saved;
  }

  it('L11 B73 says how far one is from the mean of the others, and that of few others nothing is said', async () => {
    const { element } = await showing();
    expect(words(element, '[part=comparison]')).to.contain('20 % more than the others: 100 on average');
    const few = await showing({ quarter: { ...fakeImpact().quarter, exchanges: { own: 3 } } });
    expect(words(few.element, '[part=comparison] li')).to.equal('Answers given and received 3');
  });

  it('B71 says kindly until when a quiet week can be made up for, by the site’s calendar', async () => {
    const { element } = await showing({ streak: { state: 'grace', weeks: 6, best: 6 } });
    expect(words(element, '[part=streak]')).to.match(
      /^6 weeks in a row Last week was quiet\. .*until Sunday, May 17\.$/,
    );
    const ended = await showing({ streak: { state: 'ended', weeks: 0, best: 9, was: 9 } });
    expect(words(ended.element, '[part=streak]')).to.contain('Your streak of 9 weeks has ended.');
  });

  it('B74 says what came of it, each with its date, and leads to one’s own words', async () => {
    const { element } = await showing();
    const lines = [...element.shadowRoot!.querySelectorAll('[part=outcomes] li')];
    expect(lines.length).to.equal(5);
    expect(lines.every((line) => line.querySelector('time')!.dateTime !== '')).to.equal(true);
    expect(words(element, '[part=outcomes]')).to.contain(
      'decided: The brass one. You are one of 312 who voted.',
    );
    expect(lines[2]!.querySelector('a')!.href).to.equal('https://shop.example/help/soot#hearth-comment-c-1');
  });

  it('B77 makes a picture when asked, and shares it at a further press alone', async () => {
    const handed: ShareData[] = [];
    device(async (data) => void handed.push(data));
    const { element } = await showing();
    const heard: string[] = [];
    for (const type of ['hearth-impact-share', 'hearth-impact-shared'])
      element.addEventListener(type, () => heard.push(type));
    button(element, '[part=share] button').click();
    const picture = await shown(element, '.picture');
    expect(picture.getAttribute('aria-label')).to.match(/^Ada Lund at Acme\. Answers given and received/);
    expect([heard, handed]).to.deep.equal([[], []]);
    button(element, '[data-do=share]').click();
    await until(() => heard.length === 2, 'both events');
    const [file] = handed[0]!.files!;
    expect([file!.name, file!.type]).to.deep.equal(['impact.png', 'image/png']);
  });

  it('B77 saves the picture where the device shares no files, and lets the page share in its own way', async () => {
    const saved = device();
    const { element } = await showing();
    button(element, '[part=share] button').click();
    await shown(element, '.picture');
    button(element, '[data-do=share]').click();
    await until(() => words(element, '[part=share]').includes('The picture is saved'), 'what was done');
    expect(saved).to.deep.equal(['impact.png']);
    const asked: HearthImpactShareEvent[] = [];
    element.addEventListener('hearth-impact-share', (event) => {
      event.preventDefault();
      asked.push(event);
    });
    button(element, '[data-do=save]').click();
    await until(() => asked.length === 1, 'the event');
    expect([asked[0]!.channel, asked[0]!.picture.type, saved.length]).to.deep.equal(['file', 'image/png', 1]);
  });

  it('B77 a picture goes with its member', async () => {
    const { element, store } = await showing();
    button(element, '[part=share] button').click();
    await shown(element, '.picture');
    store.$view.set({ ...store.$view.get(), impact: fakeImpact({ member: 'm-jonas' }) });
    await until(() => !inside(element, '.picture'), 'the end of the picture');
  });

  it('B78 is walked by keyboard: the picture leads to what can be done with it, and back to its button', async () => {
    const { element } = await showing();
    const make = button(element, '[part=share] button');
    make.focus();
    await sendKeys({ press: 'Enter' });
    await shown(element, '.picture');
    await until(
      () => element.shadowRoot!.activeElement === button(element, '[data-do=share]'),
      'what is next',
    );
    button(element, '[data-do=close]').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !inside(element, '.picture'), 'the end of the picture');
    await until(
      () => element.shadowRoot!.activeElement === button(element, '[part=share] button'),
      'the focus',
    );
  });

  it('offers no picture of nothing, and asks who is not signed in to do so', async () => {
    const totals = { exchanges: 0, contributions: 0, decisions: 0, invitations: 0 };
    const { element } = await showing({ totals });
    expect(inside(element, '[part=share]')!.hidden).to.equal(true);
    const out = await show({ status: 'failed', error: fakeError('unauthenticated') }, null);
    button(out.element, '.welcome button').click();
    await until(() => out.community.calls.length > 0, 'asking again');
    expect(out.community.calls).to.deep.equal([['reconnect']]);
  });
});
