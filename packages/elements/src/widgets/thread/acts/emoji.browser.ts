import { expect } from '@open-wc/testing';
import { shown } from '../../../fakes/state.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { key, tool, write as open } from '../../../testing/composer.ts';
import { focused } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

describe('the emoji of the composer', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  /** An open picker over a field with `text`. */
  async function pick(text = '', selected = '') {
    const shownThread = await open(place.element, text, selected);
    const { composer } = shownThread;
    tool(composer, 'emoji').click();
    const panel = await shown(composer, '.emoji-panel.placed');
    const search = panel.querySelector('input')!;
    await until(() => focused(composer) === search, 'the caret in the search');
    const ask = (query: string): void => {
      search.value = query;
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    return { ...shownThread, panel, search, ask };
  }
  const names = (panel: Element): readonly (string | null)[] =>
    [...panel.querySelectorAll('.grid button')].map((button) => button.getAttribute('aria-label'));
  const label = (composer: HearthComposer): string | null => focused(composer)?.ariaLabel ?? null;

  it('T20 goes in at the caret, in place of what is selected, and the browser undoes it', async () => {
    const { composer, field, panel, store } = await pick('So very good', 'very');
    panel.querySelector<HTMLElement>('[aria-label="fire"]')!.click();
    expect(field.value).to.equal('So 🔥 good');
    expect(field.selectionStart).to.equal('So 🔥'.length);
    expect(focused(composer)).to.equal(field);
    expect(inside(composer, '.emoji-panel')).to.equal(null);
    expect(tool(composer, 'emoji').ariaExpanded).to.equal('false');
    expect(store.draft('new')).to.equal('So 🔥 good');
    document.execCommand('undo');
    expect(field.value).to.equal('So very good');
  });

  it('T20 are found by name, and the first by Enter; what is not found is said', async () => {
    const { panel, search, ask, field, composer } = await pick();
    ask('lau');
    expect(names(panel).slice(0, 2)).to.deep.equal(['laughing', 'laughing with sweat']);
    expect(panel.querySelector('[role=status]')?.textContent).to.equal('5 emoji found');
    ask('no such thing');
    expect(names(panel)).to.deep.equal([]);
    expect(panel.querySelector('[role=status]')?.textContent).to.equal('No emoji found');
    ask('lau');
    key(search, 'Enter');
    expect(field.value).to.equal('😆');
    expect(words(composer, '#problem')).to.equal('');
  });

  it('T20 are a grid of one stop for Tab, walked by keys, in both directions of writing', async () => {
    const { composer, panel, search } = await pick();
    const stops = (): number => panel.querySelectorAll('.grid [tabindex="0"]').length;
    expect(stops()).to.equal(1);
    key(search, 'ArrowDown');
    expect(focused(composer)).to.equal(panel.querySelector('.grid button'));
    panel.querySelector<HTMLElement>('[aria-label=Smileys] button')!.focus();
    for (const [name, reached] of [
      ['ArrowRight', 'big smile'],
      ['ArrowDown', 'upside down'],
      ['ArrowUp', 'big smile'],
      ['End', 'tears of joy'],
      ['Home', 'grinning'],
    ] as const) {
      expect(key(focused(composer)!, name), 'left to the browser').to.equal(false);
      expect(label(composer)).to.equal(reached);
      expect(stops()).to.equal(1);
    }
    composer.dir = 'rtl';
    key(focused(composer)!, 'ArrowLeft');
    expect(label(composer)).to.equal('big smile');
    const roles = ['grid', 'rowgroup', 'row', 'gridcell'].map(
      (role) => panel.querySelectorAll(`[role=${role}]`).length > 0,
    );
    expect(roles).to.deep.equal([true, true, true, true]);
  });

  it('T20 are left by Escape and by Tab, to the button, and by a press elsewhere; nothing is written', async () => {
    for (const name of ['Escape', 'Tab']) {
      const { composer, search, field, panel } = await pick('Words');
      key(search, 'ArrowDown');
      const at = focused(composer)!;
      if (name === 'Tab') key(at, 'Tab');
      else key(at, 'Escape');
      expect(panel.isConnected).to.equal(false);
      expect(focused(composer)).to.equal(tool(composer, 'emoji'));
      expect(field.value).to.equal('Words');
      place.clear();
      place = stage();
    }
    const { panel } = await pick();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(panel.isConnected).to.equal(false);
  });

  it('T20 that were used stand first, while the page is there', async () => {
    const first = await pick();
    first.panel.querySelector<HTMLElement>('[aria-label="anchor"]')!.click();
    tool(first.composer, 'emoji').click();
    const panel = await shown(first.composer, '.emoji-panel.placed');
    expect(panel.querySelector('[role=rowgroup]')?.ariaLabel).to.equal('Just used');
    expect(names(panel)[0]).to.equal('anchor');
    tool(first.composer, 'emoji').click();
    expect(panel.isConnected).to.equal(false);
  });

  it('T20 are not to be had in the preview', async () => {
    const { composer } = await open(place.element, 'Words');
    tool(composer, 'look').click();
    await shown(composer, '.preview .body');
    tool(composer, 'emoji').click();
    await settled(composer);
    expect(inside(composer, '.emoji-panel')).to.equal(null);
  });
});
