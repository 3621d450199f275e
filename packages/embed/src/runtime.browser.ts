import { expect } from '@open-wc/testing';
import { setDefaultCommunity } from '@hearth/elements';
import '@hearth/elements/thread';
import { createMockServer, mockIdentity, MOCK_TOPIC, type MockServer } from '@hearth/mocks';
import { createRuntime, type Identity, type Runtime } from './runtime.ts';

const SERVER = 'https://hearth.test';
const realFetch = window.fetch.bind(window);

type Widget = HTMLElement & { readonly ready: Promise<void> };

describe('the runtime', () => {
  let server: MockServer;
  let place: HTMLElement;
  let lines: string[];
  let identity: Identity | null;
  const { error } = console;

  beforeEach(() => {
    server = createMockServer();
    place = document.createElement('div');
    document.body.append(place);
    lines = [];
    identity = null;
    console.error = (...words: unknown[]) => void lines.push(String(words[0]));
    window.fetch = (input, init) =>
      input === `${SERVER}/v1/sites`
        ? Promise.resolve(Response.json({ site: 'demo' }))
        : server.fetch(input, init);
  });
  afterEach(async () => {
    setDefaultCommunity(null);
    place.remove();
    console.error = error;
    window.fetch = realFetch;
    server.close();
  });

  const start = (tag: DOMStringMap = { site: 'demo' }): Runtime =>
    createRuntime({
      tags: [tag],
      url: `${SERVER}/1/hearth.js`,
      identity: () => identity,
      ahead: new Map(),
    });

  async function thread(runtime: Runtime): Promise<string> {
    const element = document.createElement('hearth-thread') as Widget;
    element.setAttribute('topic', MOCK_TOPIC);
    place.append(element);
    runtime.take(element, 'thread', true, {});
    await element.ready;
    return element.shadowRoot!.querySelector('.root')!.textContent;
  }

  it('shows the community of the script tag, and of the only site there is', async () => {
    for (const tag of [{ site: 'demo' }, {}]) expect(await thread(start(tag))).to.contain('Rhubarb');
    expect(lines).to.deep.equal([]);
  });

  it('goes on reading while the page cannot say who is signed in', async () => {
    identity = () => Promise.reject(new Error('503'));
    const runtime = start();
    expect(await thread(runtime)).to.contain('Rhubarb');
    expect(lines).to.have.length(1);
    identity = () => mockIdentity({ subject: 'ada', name: 'Ada' });
    runtime.identified();
    const community = await runtime.community();
    const stop = community.$viewer.listen(() => {});
    while (!community.$viewer.get()) await new Promise((resolve) => setTimeout(resolve, 10));
    stop();
    expect(community.$viewer.get()!.name).to.equal('Ada');
  });

  it('says what is wrong with the script tag in the widget and once in the console', async () => {
    const runtime = start({ backend: 'clouds' });
    expect(await thread(runtime)).to.contain('data-backend="clouds" is not known');
    expect(await thread(runtime)).to.contain('data-backend="clouds" is not known');
    expect(lines).to.have.length(1);
    const reason = await runtime.community().then(
      () => '',
      (thrown: Error) => thrown.message,
    );
    expect(reason).to.contain('Use http or local');
  });

  it('names a site that the server does not have', async () => {
    expect(await thread(start({ site: 'nobody' }))).to.not.contain('Rhubarb');
    await until(() => lines.length > 0);
    expect(lines).to.deep.equal([`Hearth: the site "nobody" is not on ${SERVER}. Check data-site.`]);
    await until(() => place.firstElementChild!.shadowRoot!.textContent.includes('"nobody"'));
  });

  it('says that a community in the browser stays there', async () => {
    const text = () => place.firstElementChild!.shadowRoot!.textContent;
    await thread(start({ backend: 'local', site: 'runtime-test' }));
    await until(() => text().includes('Saved on this device only.'));
    expect(lines).to.deep.equal([]);
  });

  it('puts words where an unknown widget was asked for', async () => {
    const mount = document.createElement('div');
    mount.dataset['hearth'] = 'pole';
    place.append(mount);
    const runtime = start();
    runtime.take(mount, 'pole', true, {});
    await until(() => !!mount.querySelector('[role=alert]'));
    expect(mount.textContent).to.contain('"pole" is not a widget of Hearth. Use thread, poll');
    expect(lines).to.have.length(1);
  });
});

async function until(check: () => boolean): Promise<void> {
  for (
    const end = performance.now() + 3000;
    !check();
    await new Promise((resolve) => setTimeout(resolve, 10))
  )
    if (performance.now() > end) throw new Error('Waited in vain.');
}
