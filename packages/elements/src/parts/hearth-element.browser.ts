import { expect } from '@open-wc/testing';
import { fakeComment } from '../fakes/comments.ts';
import { fakeCommunity, fakeError } from '../fakes/community.ts';
import { mountState } from '../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../testing/helpers.ts';
import '../widgets/thread/define.ts';
import type { HearthThread } from '../widgets/thread/thread.ts';
import { setDefaultCommunity, setDefaultProblem } from './surroundings.ts';

const items = Array.from({ length: 12 }, (_, n) =>
  threadItem({ comment: fakeComment(`Number ${n}`, { id: `c-${n}` }) }),
);
const community = (view = threadView({ items }), locale = 'en') =>
  fakeCommunity({ locale, stores: { 'thread/demo': fakeThreadStore(view) } });

describe('every widget', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    setDefaultCommunity(null);
  });
  const bare = (html = ''): HearthThread => {
    const element = document.createElement('hearth-thread');
    element.topic = 'demo';
    if (html) element.append(Object.assign(document.createElement('p'), { textContent: html }));
    place.element.append(element);
    return element;
  };

  it('uses the default community of the page, also one that comes later', async () => {
    const element = bare();
    await settled(element);
    expect(inside(element, '.skeleton')).to.not.equal(null);
    setDefaultCommunity(community());
    await element.ready;
    expect(element.shadowRoot?.querySelectorAll('li')).to.have.length(12);
  });

  it('follows the direction that the page gives it, also a new one', async () => {
    setDefaultCommunity(community());
    const element = bare();
    await element.ready;
    const direction = (): string => getComputedStyle(inside(element, '.root')!).direction;
    expect(direction()).to.equal('ltr');
    element.setAttribute('dir', 'rtl');
    await settled(element);
    expect(direction()).to.equal('rtl');
  });

  it('says that there is no community when none comes', async () => {
    const { error } = console;
    const said: string[] = [];
    console.error = (line: string) => said.push(line);
    try {
      const element = bare();
      await element.ready;
      expect(words(element)).to.contain('<hearth-community site="…">');
      expect(said).to.have.length(1);
    } finally {
      console.error = error;
    }
  });

  it('says what is wrong with the set-up of the page', async () => {
    const { error } = console;
    console.error = () => undefined;
    try {
      setDefaultProblem({ code: 'failed', error: fakeError('not-found'), fix: 'Check data-site.' });
      const element = bare();
      await element.ready;
      expect(words(element)).to.contain('could not be found');
    } finally {
      console.error = error;
    }
  });

  it('shows what the server rendered until it has something better, and holds its height until the page is touched', async () => {
    const element = bare('from the server');
    const served = element.firstElementChild as HTMLElement;
    served.style.setProperty('block-size', '2000px');
    await settled(element);
    expect(words(element)).to.equal('');
    expect(served.offsetHeight).to.equal(2000);
    expect(inside(element, '.skeleton')).to.equal(null);
    setDefaultCommunity(community());
    await element.ready;
    expect(served.offsetHeight).to.equal(0);
    expect(element.offsetHeight).to.be.at.least(2000);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(element.offsetHeight).to.be.below(2000);
  });

  it('holds the reserved height from the first moment until the reader asks for more', async () => {
    const element = document.createElement('hearth-thread');
    element.topic = 'demo';
    element.reserve = '300';
    place.element.append(element);
    await settled(element);
    expect(element.offsetHeight).to.equal(300);
    setDefaultCommunity(community());
    await element.ready;
    const more = await until(() => inside<HTMLButtonElement>(element, '.expand button'), 'the button');
    expect(element.offsetHeight).to.equal(300);
    expect(more.textContent).to.equal('Show all 12 comments');
    more.click();
    expect(element.offsetHeight).to.be.above(600);
    expect(inside(element, '.expand')).to.equal(null);
  });

  it('T56 speaks the language of its community, follows a change, and falls back to English', async () => {
    const here = community(undefined, 'de-AT');
    setDefaultCommunity(here);
    const element = bare();
    await element.ready;
    expect(words(element, 'h2')).to.equal('12 Kommentare');
    expect(inside(element, '.root')?.lang).to.equal('de-AT');
    here.setLocale('tlh');
    await until(() => words(element, 'h2') === '12 comments', 'English');
    expect(inside(element, '.root')?.lang).to.equal('en');
    element.locale = 'de';
    await until(() => words(element, 'h2') === '12 Kommentare', 'German by the attribute');
  });

  it('T58 takes its tokens from anywhere above, and its theme from the page', async () => {
    setDefaultCommunity(community(), { theme: 'dark' });
    place.element.style.setProperty('--hearth-color-text', 'rgb(1, 2, 3)');
    const element = bare();
    await element.ready;
    const root = inside(element, '.root');
    if (!root) throw new Error('no root');
    expect(getComputedStyle(root).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(root).colorScheme).to.equal('dark');
    element.theme = 'light';
    await settled(element);
    expect(getComputedStyle(root).colorScheme).to.equal('light');
  });

  it('can be cloned, and sleeps inside a template', async () => {
    setDefaultCommunity(community());
    const element = bare();
    await element.ready;
    element.setAttribute('topic', 'demo');
    const twin = element.cloneNode(true) as HearthThread;
    place.element.append(twin);
    await twin.ready;
    expect(twin.shadowRoot?.querySelectorAll('li')).to.have.length(12);
    const template = document.createElement('template');
    template.content.append(element.cloneNode(true));
    place.element.append(template.content.cloneNode(true));
    const third = place.element.lastElementChild as HearthThread;
    await third.ready;
    expect(third.shadowRoot?.querySelectorAll('li')).to.have.length(12);
  });

  it('adds no style element and no inline style to its templates', async () => {
    const element = await mountState(
      { name: 'x', tag: 'hearth-thread', attributes: { topic: 'demo' }, community: () => community() },
      place.element,
    );
    expect(element.shadowRoot?.querySelector('style, [style]')).to.equal(null);
    expect(element.getAttribute('style')).to.equal(null);
  });

  it('never throws into the page when a store hands out nonsense', async () => {
    const thrown: unknown[] = [];
    const note = (event: Event): void => void thrown.push(event);
    const { error } = console;
    console.error = () => undefined;
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
    try {
      setDefaultCommunity(community({ ...threadView({}), items: [null] as never }));
      const element = bare();
      await settled(element);
      await new Promise((resolve) => setTimeout(resolve));
      expect(thrown).to.deep.equal([]);
    } finally {
      console.error = error;
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
    }
  });
});
