import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Gate } from '@hearth/core/domain';
import type { GateView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import {
  fakeCircle,
  fakeGate,
  fakeGateStore,
  fakeInvited,
  fakePass,
  fakePerk,
} from '../../fakes/gate-store.ts';
import { mountState, shown } from '../../fakes/state.ts';
import { stage, until } from '../../testing/helpers.ts';
import './define.ts';
import type { HearthGate, HearthUnlockedEvent } from './gate.ts';

const SECRET = 'heathermoor';
const content: Gate['content'] = [{ type: 'paragraph', children: [`The word is ${SECRET}.`] }];
const opened = (part: Partial<Gate> = {}): Gate =>
  fakeGate({ open: true, content, perks: [], passes: [], ...part });

let place: ReturnType<typeof stage>;
beforeEach(() => {
  place = stage();
});
afterEach(() => {
  place.clear();
  history.replaceState(null, '', location.pathname + location.search);
});

async function mount(
  view: Partial<GateView>,
  more: {
    readonly canned?: Parameters<typeof fakeGateStore>[1];
    readonly viewer?: typeof member | null;
    readonly soft?: boolean;
    readonly inside?: Node;
  } = {},
) {
  const store = fakeGateStore(view, more.canned);
  const community = fakeCommunity({
    viewer: more.viewer === undefined ? member : more.viewer,
    stores: { 'gate/workshop': store },
  });
  const element = (await mountState(
    {
      name: 'test',
      tag: 'hearth-gate',
      attributes: { gate: 'workshop', ...(more.soft && { soft: '' }) },
      community: () => community,
      fill: (host) => more.inside && host.append(more.inside),
    },
    place.element,
  )) as HearthGate;
  return { element, store, community };
}

const text = (element: HearthGate): string => element.shadowRoot!.textContent ?? '';

describe('<hearth-gate>', () => {
  it('B35 has nothing of what is behind it in the page until it is open, and shows it as soon as it is', async () => {
    const { element, store } = await mount({ gate: fakeGate() });
    expect(text(element)).to.include('2 more, of 40');
    expect(document.documentElement.outerHTML + element.shadowRoot!.innerHTML).not.to.include(SECRET);
    const unlocked: string[] = [];
    element.addEventListener('hearth-unlocked', (event: HearthUnlockedEvent) => unlocked.push(event.gate));
    store.set({ gate: opened() });
    await shown(element, '[part=content]');
    expect(text(element)).to.include(SECRET);
    expect(unlocked).to.deep.equal(['workshop']);
  });

  it('L19 shows nothing at all of what the viewer may not know of', async () => {
    const { element } = await mount({ hidden: true });
    expect(text(element).trim()).to.equal('');
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('B47 says which mode it is in, and folds what is in the page away until it is open', async () => {
    const inside = document.createElement('p');
    inside.textContent = 'Not a secret';
    const { element, store } = await mount({ gate: fakeGate() }, { soft: true, inside });
    expect(text(element)).to.include('folded away, not locked');
    expect(inside.getClientRects().length).to.equal(0);
    store.set({ gate: opened() });
    await shown(element, '.open');
    expect(inside.getClientRects().length).to.equal(1);
    const other = await mount({ gate: fakeGate() });
    expect(text(other.element)).to.include('sent only to those');
  });

  it('asks who is not signed in to sign in, by an event that the page may take', async () => {
    const { element, community } = await mount({ gate: fakeGate() }, { viewer: null });
    const asked = new Promise((resolve) =>
      element.addEventListener('hearth-sign-in', resolve, { once: true }),
    );
    (await shown(element, '.sign-in button')).click();
    await asked;
    expect(community.calls).to.deep.equal([['reconnect']]);
  });

  it('L5 uses a pass after asking once more, and shows when it was used', async () => {
    const { element, store } = await mount({ gate: opened({ passes: [fakePass()] }) });
    (await shown(element, '.pass .do button')).click();
    (await shown(element, '.asking button:last-child')).click();
    await shown(element, '.pass .do button');
    expect(store.calls).to.deep.equal([]);
    (await shown(element, '.pass .do button')).click();
    (await shown(element, '.asking .primary')).click();
    await shown(element, '.pass.used time');
    await until(() => element.shadowRoot!.activeElement?.matches('.mine'), 'the focus to stay with the pass');
    expect(store.calls).to.deep.equal([['redeem', 'front-of-line']]);
  });

  it('L5 a pass is used by the keyboard alone: asked for, declined, asked for again, and confirmed', async () => {
    const { element, store } = await mount({ gate: opened({ passes: [fakePass()] }) });
    const now = () => element.shadowRoot!.activeElement as HTMLElement | null;
    const press = async (selector: string, key: string): Promise<void> => {
      const button = await shown(element, selector);
      button.focus();
      expect(now()).to.equal(button);
      await sendKeys({ press: key });
    };
    await press('.pass .do button', 'Enter');
    await press('.asking button:last-child', 'Enter');
    await until(() => now()?.matches('.pass .do button'), 'the focus back on what asked');
    expect(store.calls).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await press('.asking .primary', 'Enter');
    await shown(element, '.pass.used time');
    await until(() => now()?.matches('.mine'), 'the focus to stay with the pass');
    expect(store.calls).to.deep.equal([['redeem', 'front-of-line']]);
  });

  it('L5 says of a pass that was used elsewhere that it was', async () => {
    const { element } = await mount(
      { gate: opened({ passes: [fakePass()] }) },
      { canned: { fails: fakeError('conflict', { reason: 'used' }) } },
    );
    (await shown(element, '.pass .do button')).click();
    (await shown(element, '.asking .primary')).click();
    expect((await shown(element, '.failed')).textContent).to.equal('This pass was used already.');
  });

  it('L19 books a place, and gives it up after asking once more', async () => {
    const { element, store } = await mount({ gate: opened({ perks: [fakePerk()] }) });
    (await shown(element, '.perk .do button')).click();
    expect((await shown(element, '.perk .mine')).textContent).to.equal('You have a place.');
    const focused = (): string | undefined => element.shadowRoot!.activeElement?.textContent?.trim();
    await until(() => focused() === 'Give up my place', 'the focus to go on to what can be done now');
    (await shown(element, '.perk .do button')).click();
    (await shown(element, '.asking .primary')).click();
    await shown(element, '.perk .do .primary');
    expect(store.calls.map(([deed]) => deed)).to.deep.equal(['book', 'cancel']);
  });

  it('L19 takes up an invitation that the address brought, and takes it out of the address', async () => {
    history.replaceState(null, '', '#hearth-circle=0190-0000-0000-0000-token.seal');
    const { element, store } = await mount(
      { hidden: true },
      { canned: { invited: fakeInvited(), circles: [fakeCircle()] } },
    );
    expect((await shown(element, '#invited')).textContent).to.equal('You are invited to The bench');
    (await shown(element, '.invited .primary')).click();
    await until(() => store.calls.length > 0, 'the invitation to be taken up');
    await until(() => location.hash === '', 'the address to forget it');
    await element.updateComplete;
    expect(store.calls).to.deep.equal([['join', '0190-0000-0000-0000-token.seal']]);
    expect(location.hash).to.equal('');
    expect(element.shadowRoot!.querySelector('.invited')).to.equal(null);
  });

  it('survives being moved', async () => {
    const { element } = await mount({ gate: opened({ perks: [fakePerk({ opensAt: NOW })] }) });
    await shown(element, '.perk');
    const box = document.createElement('div');
    place.element.append(box);
    box.append(element.parentElement!);
    await element.updateComplete;
    expect(text(element)).to.include(SECRET);
  });
});
