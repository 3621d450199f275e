import { expect } from '@open-wc/testing';
import { DEFAULT_REACTIONS } from '@hearth/core/domain';
import type { ReactionKind } from '@hearth/core/domain';
import { member } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until } from '../../../testing/helpers.ts';
import { jonas, showThread } from '../../../testing/thread.ts';

const SQUARE =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>',
  );

describe('artwork of reactions in <hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const [like, love, insight] = DEFAULT_REACTIONS;
  const show = (...reactions: readonly ReactionKind[]) => {
    const counted = reactions.slice(0, 2).map(({ id }) => ({ id, count: 3 }));
    const view = threadView({ items: [threadItem({ comment: { ...jonas, reactions: counted } })] });
    return showThread(place.element, view, { viewer: member, site: { reactions } });
  };
  const chip = (element: Element, id: string): HTMLElement => inside(element, `[data-value=${id}]`)!;

  it('T21 takes the place of the emoji in the chip and the menu, moves nothing, and says nothing of its own', async () => {
    const { element, press } = await show(
      like!,
      // As wide as any emoji, also where a font lacks them.
      { ...love!, emoji: 'WW', image: SQUARE },
      { ...insight!, image: SQUARE },
    );
    const widths = (): readonly number[] =>
      [...element.shadowRoot!.querySelectorAll('.chip')].map((chip) => chip.getBoundingClientRect().width);
    const before = inside(element, '.chip img') ? null : widths();
    const image = (await shown(element, '[data-value=love] img')) as HTMLImageElement;
    expect([image.alt, image.offsetWidth, image.offsetHeight]).to.deep.equal(['', 20, 20]);
    expect(chip(element, 'love').ariaLabel).to.equal('Love: 3');
    expect(getComputedStyle(image.previousElementSibling!).visibility).to.equal('hidden');
    expect(chip(element, 'like').querySelector('img')).to.equal(null);
    // A box around letters may be wider than they are by a part of a pixel, as the font has it.
    for (const [index, width] of before?.entries() ?? []) expect(widths()[index]).to.be.closeTo(width, 0.5);
    await press('[data-do=react-menu]');
    const menu = await shown(element, '.menu.placed');
    const items = [...menu.querySelectorAll('button')];
    expect(items.map((item) => !!item.querySelector('img'))).to.deep.equal([false, true, true]);
    expect(items[1]?.textContent).to.contain('Love');
  });

  it('T21 leaves the emoji where it cannot be shown', async () => {
    const { element } = await show(
      { ...like!, image: 'data:image/png,nothing' },
      { ...love!, image: SQUARE },
    );
    await until(() => inside(element, '[data-value=love] img'), 'the picture that can be shown');
    await settled(element);
    expect(chip(element, 'like').querySelector('img')).to.equal(null);
    expect(chip(element, 'like').textContent).to.contain('👍');
  });
});
