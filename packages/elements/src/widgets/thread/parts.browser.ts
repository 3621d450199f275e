import { expect } from '@open-wc/testing';
import { inside, stage } from '../../testing/helpers.ts';
import { showThread } from '../../testing/thread.ts';

describe('<hearth-thread>, styled by the page', () => {
  let place: ReturnType<typeof stage>;
  const page = new CSSStyleSheet();
  beforeEach(() => {
    place = stage();
    document.adoptedStyleSheets.push(page);
  });
  afterEach(() => {
    place.clear();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
  });

  it('T58 lets the page style its parts, those of the composer too, and nothing else', async () => {
    const mine = 'rgb(9, 8, 7)';
    page.replaceSync(`
      hearth-thread::part(author), hearth-thread::part(body), hearth-thread::part(send) { color: ${mine} }
      .body, .name, .actions, button { background: ${mine} !important }`);
    const { element, compose } = await showThread(place.element);
    const composer = await compose('.write');
    const colour = (host: Element, selector: string): string =>
      getComputedStyle(inside(host, selector)!).color;
    expect(colour(element, '[part~=author]')).to.equal(mine);
    expect(colour(element, '[part~=body]')).to.equal(mine);
    expect(colour(composer, '[part~=send]')).to.equal(mine);
    for (const button of element.shadowRoot!.querySelectorAll('button'))
      expect(getComputedStyle(button).backgroundColor).not.to.equal(mine);
  });
});
