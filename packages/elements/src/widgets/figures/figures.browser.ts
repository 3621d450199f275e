import { expect } from '@open-wc/testing';
import { fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { fakeFiguresStore, fakeReusable } from '../../fakes/figures-store.ts';
import { shown } from '../../fakes/state.ts';
import { draw, stage, until } from '../../testing/helpers.ts';
import './define.ts';

describe('<hearth-figures>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  it('L2 L18 T149 shows staff how replies go and who waits; what needs no answer goes, and the focus stays near', async () => {
    const store = fakeFiguresStore();
    const community = fakeCommunity({ viewer: staff, stores: { figures: store } });
    const element = await draw(place.element, community, {}, 'hearth-figures');
    const waiting = await shown(element, '[part=waiting]');
    const figures = [...element.shadowRoot!.querySelectorAll('[part=figure]')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(figures[0]).to.contain('2.5');
    expect(figures[1]).to.contain('60% members').and.to.contain('40% staff');
    expect(figures[3]).to.contain('42 minutes');
    const links = [...waiting.querySelectorAll('a')].map(({ href }) => href);
    expect(links).to.deep.equal(['https://acme.example/journal/kettle#hearth-comment-c-wait-1']);
    waiting.querySelector<HTMLElement>('li button')!.click();
    await until(() => waiting.querySelectorAll('li').length === 1, 'one that waits less');
    expect(store.calls).to.deep.equal([['needless', 'c-wait-1']]);
    await until(
      () => element.shadowRoot?.activeElement?.getAttribute('aria-pressed') === 'true',
      'the focus',
    );
    const select = element.shadowRoot!.querySelector('select')!;
    select.value = '7';
    select.dispatchEvent(new Event('change'));
    expect(store.calls.at(-1)).to.deep.equal(['setDays', 7]);
  });

  it('L16 T149 what may be used elsewhere is asked for when somebody looks, and credited', async () => {
    const store = fakeFiguresStore();
    const community = fakeCommunity({ viewer: staff, stores: { figures: store } });
    const element = await draw(place.element, community, {}, 'hearth-figures');
    const details = (await shown(element, 'details')) as HTMLDetailsElement;
    details.open = true;
    await until(() => store.calls.some(([name]) => name === 'reuse'), 'the question');
    store.$view.set({ ...store.$view.get(), reusable: fakeReusable });
    await until(() => details.textContent.includes(fakeReusable[0]!.credit!.name), 'whom to credit');
  });

  it('T149 says to others that it is for staff, and nothing else', async () => {
    const store = fakeFiguresStore({ status: 'failed', figures: null, error: fakeError('forbidden') });
    const community = fakeCommunity({ viewer: member, stores: { figures: store } });
    const element = await draw(place.element, community, {}, 'hearth-figures');
    const words = await shown(element, '[part=empty]');
    expect(words.textContent).to.contain('These figures are for staff.');
    expect(element.shadowRoot?.querySelector('dl')).to.equal(null);
  });
});
