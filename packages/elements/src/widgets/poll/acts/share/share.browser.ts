import { expect } from '@open-wc/testing';
import type { Poll, Viewer } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { fakeCommunity, member, staff } from '../../../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { CARD, drawCard } from '../../../../parts/card/card.ts';
import type { Card } from '../../../../parts/card/card.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { MARKS, byPoints } from '../../states-ballots.ts';
import type { HearthResultShareEvent } from '../events.ts';

const LOOK = {
  font: 'sans-serif',
  text: 'rgb(0, 0, 0)',
  muted: 'rgb(90, 90, 90)',
  surface: 'rgb(255, 255, 255)',
  sunken: 'rgb(230, 230, 230)',
  control: 'rgb(120, 120, 120)',
  accent: 'rgb(200, 0, 0)',
};
const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
} as const satisfies Partial<Poll>;

/** Puts something in a browser's own place; gives back how to end that. */
function replace(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, value });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Colour of a picture's pixel, as the look writes it. */
const pixels = (canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, CARD.width, CARD.height);
  return (x: number, y: number): string => {
    const at = (y * CARD.width + x) * 4;
    return `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
  };
};

describe('sharing a result', () => {
  let place: ReturnType<typeof stage>;
  let heard: Event[];
  let undo: (() => void)[];
  beforeEach(() => {
    place = stage();
    heard = [];
    undo = [];
    for (const type of ['hearth-result-share', 'hearth-result-shared'])
      place.element.addEventListener(type, (event) => heard.push(event));
  });
  afterEach(() => {
    place.clear();
    for (const end of undo) end();
  });

  const show = async (view: PollStoreView, viewer: Viewer = member) => {
    const community = fakeCommunity({ viewer, stores: { 'poll/demo': fakePollStore(view) } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const press = async (): Promise<void> => (await shown(element, '[part=share] button')).click();
    return { element, press };
  };
  /** What the device shares with; `null`: it takes no files. */
  const device = (share: ((data: ShareData) => Promise<void>) | null) => {
    const saved: string[] = [];
    const copied: string[] = [];
    undo.push(
      replace(navigator, 'canShare', () => !!share),
      replace(navigator, 'share', share),
      replace(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) }),
      replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
        saved.push(this.download);
      }),
    );
    return { saved, copied };
  };

  it('P57 hands a picture of the result to the device, with the page’s address, and tells the page before and after', async () => {
    const handed: ShareData[] = [];
    const { saved } = device(async (data) => void handed.push(data));
    const { press } = await show(pollView(fakePoll(voted), [61, 34, 12]));
    await press();
    await until(() => heard.length === 2, 'both events');
    expect(heard.map(({ type }) => type)).to.deep.equal(['hearth-result-share', 'hearth-result-shared']);
    const [{ files, title, url }] = handed as [ShareData];
    expect([title, url]).to.deep.equal(['Which lamp do we make next?', location.href.replace(/#.*/, '')]);
    const { name, type } = files![0]!;
    expect([name, type]).to.deep.equal(['demo.png', 'image/png']);
    const picture = await createImageBitmap(files![0]!);
    expect([picture.width, picture.height]).to.deep.equal([1200, 630]);
    expect(saved).to.deep.equal([]);
  });

  it('P57 draws in the colours of the brand: headline, bars to their shares, and a foot', async () => {
    device(async () => {});
    place.element.style.setProperty('--hearth-color-accent', 'rgb(0, 100, 0)');
    place.element.style.setProperty('--hearth-color-surface', 'rgb(250, 250, 240)');
    const { press } = await show(pollView(fakePoll(voted), [60, 30, 10]));
    await press();
    await until(() => heard.length, 'the event');
    const picture = await createImageBitmap((heard[0] as HearthResultShareEvent).picture);
    const canvas = Object.assign(document.createElement('canvas'), CARD);
    canvas.getContext('2d')!.drawImage(picture, 0, 0);
    const at = pixels(canvas);
    expect([at(600, 4), at(20, 300)]).to.deep.equal(['rgb(0, 100, 0)', 'rgb(250, 250, 240)']);
    const accents = Array.from({ length: 500 }, (_, y) => at(300, y + 100)).filter(
      (one) => one === 'rgb(0, 100, 0)',
    );
    expect(accents.length, 'the bar of what leads').to.be.within(10, 16);
    const inked = (from: number, to: number): number => {
      let count = 0;
      for (let y = from; y < to; y++)
        for (let x = 64; x < 1136; x += 2) if (at(x, y) !== 'rgb(250, 250, 240)') count++;
      return count;
    };
    expect(inked(76, 150), 'the headline').to.be.above(500);
    expect(inked(565, 600), 'the foot').to.be.above(200);
  });

  it('P57 says nothing when its owner changes their mind, and shares nothing else', async () => {
    const { saved, copied } = device(async () => Promise.reject(new DOMException('', 'AbortError')));
    const { press, element } = await show(pollView(fakePoll(voted), [61, 34, 12]));
    await press();
    await until(() => heard.length, 'the event');
    await until(() => words(element, '[part=share]') === 'Share the result', 'the end');
    expect([heard.length, saved, copied, words(element, '[role=status]')]).to.deep.equal([1, [], [], '']);
  });

  it('P57 saves the picture and copies the address where the device shares no files, or refuses', async () => {
    for (const share of [null, async () => Promise.reject(new DOMException('', 'NotAllowedError'))]) {
      const { saved, copied } = device(share);
      const { press, element } = await show(pollView(fakePoll(voted), [61, 34, 12]));
      await press();
      await until(
        () => words(element, '[part=share]').includes('The picture is saved, and the link is copied.'),
        'what was done',
      );
      expect([saved, copied.length]).to.deep.equal([['demo.png'], 1]);
      element.remove();
    }
  });

  it('P57 shares nothing when the page prevents it', async () => {
    const { saved } = device(null);
    place.element.addEventListener('hearth-result-share', (event) => event.preventDefault());
    const { press, element } = await show(pollView(fakePoll(voted), [61, 34, 12]));
    await press();
    await until(() => heard.length, 'the event');
    await until(() => words(element, '[part=share]') === 'Share the result', 'the end');
    expect([heard.length, saved]).to.deep.equal([1, []]);
  });

  it('P57 is not offered where there is nothing to see, or members may not see it', async () => {
    const views: [PollStoreView, Viewer][] = [
      [pollView(fakePoll({ ...voted, resultsVisible: false })), member],
      [pollView(fakePoll({ ...voted, results: 'staff' }), [3, 2, 1]), staff],
      [pollView(fakePoll({ ...voted, results: 'after-close' }), [3, 2, 1]), staff],
      [pollView(fakePoll({ ...voted, results: 'always' }), [0, 0, 0]), member],
      [pollView(fakePoll({ results: 'always', resultsVisible: true }), [3, 2, 1]), member],
    ];
    for (const [view, viewer] of views) {
      const { element } = await show(view, viewer);
      await until(() => inside(element, '[part=summary]'), 'the poll');
      await settled(element);
      expect(inside(element, '[part=share]')).to.equal(null);
      element.remove();
    }
  });

  it('P57 says what each kind counts', async () => {
    const { cardOf } = await import('./share.ts');
    const { card } = await import('../../../../locales/en/card.ts');
    const { poll: t } = await import('../../../../locales/en/poll.ts');
    const view = ballotView(byPoints('score'), MARKS);
    const scene = {
      t,
      tag: 'en',
      now: 0,
      view,
      poll: view.poll!,
      voted: true,
      editing: false,
      acts: null,
      clock: null,
      first: undefined,
    };
    const { rows, foot } = cardOf(scene, card, 'ltr', 'Acme');
    expect(rows.map(({ label, figure, leads }) => [label, figure, leads])[0]).to.deep.equal([
      'Oslo · Leading',
      '4.3 · 3 votes',
      true,
    ]);
    expect(foot).to.equal('3 people have voted · January 1, 1970 · Acme');
  });

  it('P57 calls nobody first where too few voted to decide, and says so', async () => {
    const { cardOf } = await import('./share.ts');
    const { card } = await import('../../../../locales/en/card.ts');
    const { poll: t } = await import('../../../../locales/en/poll.ts');
    const closed = {
      state: 'closed',
      closesAt: 1,
      can: [],
      quorum: 20,
      decision: { quorum: { needed: 20 } },
    } as const;
    const view = pollView(fakePoll(closed), [6, 4, 2]);
    const scene = { t, tag: 'en', now: 2, view, poll: view.poll!, voted: true, editing: false, acts: null, clock: null, first: undefined }; // prettier-ignore
    const { rows, foot } = cardOf(scene, card, 'ltr');
    expect(rows.map(({ label, leads }) => [label, leads])[0]).to.deep.equal(['Krok, the wall lamp', false]);
    expect(foot).to.equal(
      'Final result · Too few votes to decide anything · 12 people have voted · January 1, 1970',
    );
  });

  describe('the picture', () => {
    const long =
      'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';
    const card = (part: Partial<Card> = {}): Card => ({
      title: 'Which?',
      rows: [
        { label: 'One', share: 60, figure: '60%', leads: true },
        { label: 'Two', share: 40, figure: '40%', leads: false },
      ],
      foot: '10 people have voted',
      more: (count) => `and ${count} more`,
      dir: 'ltr',
      ...part,
    });
    const accentOf = (canvas: HTMLCanvasElement): { from: number; to: number } => {
      const at = pixels(canvas);
      for (let y = 100; y < 560; y++) {
        const row = Array.from({ length: CARD.width }, (_, x) => at(x, y));
        const from = row.indexOf(LOOK.accent);
        if (from >= 0 && row.filter((one) => one === LOOK.accent).length > 500)
          return { from, to: row.lastIndexOf(LOOK.accent) };
      }
      return { from: -1, to: -1 };
    };

    it('P57 has bars that begin where reading begins', () => {
      const ltr = accentOf(drawCard(card(), LOOK));
      expect(ltr.from).to.be.within(60, 75);
      expect(ltr.to).to.be.within(690, 712);
      const rtl = accentOf(drawCard(card({ dir: 'rtl', title: 'أي مصباح نصنع؟' }), LOOK));
      expect(rtl.to).to.be.within(1125, 1140);
      expect(rtl.from).to.be.within(488, 510);
    });

    it('P57 keeps the longest words and the most options within its edges', () => {
      const rows = Array.from({ length: 200 }, (_, index) => ({
        label: `${index} ${long}`,
        share: 1,
        figure: '1% · 1,234,567 Stimmen',
        leads: false,
      }));
      for (const dir of ['ltr', 'rtl'] as const) {
        const at = pixels(drawCard(card({ title: `${long} ${long}`, rows, dir, foot: long }), LOOK));
        for (let y = 14; y < CARD.height; y++)
          for (const x of [0, 30, 60, CARD.width - 61, CARD.width - 30, CARD.width - 1])
            if (at(x, y) !== LOOK.surface) throw new Error(`Ink at ${x}, ${y}, ${dir}`);
        for (let x = 0; x < CARD.width; x++) expect(at(x, CARD.height - 10)).to.equal(LOOK.surface);
      }
    });
  });
});
