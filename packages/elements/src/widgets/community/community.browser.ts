import { expect } from '@open-wc/testing';
import { fakeCommunity } from '../../fakes/community.ts';
import { fakeThreadStore, threadView } from '../../fakes/thread-store.ts';
import { registerBackend } from '../../parts/backends.ts';
import { stage, until, words } from '../../testing/helpers.ts';
import type { HearthThread } from '../thread/thread.ts';
import '../thread/define.ts';
import type { HearthCommunity } from './community.ts';

describe('<hearth-community>', () => {
  let place: ReturnType<typeof stage>;
  const { error } = console;
  beforeEach(() => {
    place = stage();
    console.error = () => undefined;
  });
  afterEach(() => {
    place.clear();
    console.error = error;
  });
  const build = (
    attributes: Record<string, string> = {},
  ): { provider: HearthCommunity; thread: HearthThread } => {
    const provider = document.createElement('hearth-community');
    for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
    const thread = document.createElement('hearth-thread');
    thread.topic = 'demo';
    provider.append(thread);
    return { provider, thread };
  };
  const fake = () => fakeCommunity({ stores: { 'thread/demo': fakeThreadStore(threadView({})) } });

  it('serves widgets that were there before it was defined', async () => {
    const { provider, thread } = build();
    place.element.append(provider);
    await import('./define.ts');
    provider.community = fake();
    await thread.ready;
    expect(words(thread, '.empty')).to.contain('No comments yet.');
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  it('serves widgets through shadow roots, the nearest first', async () => {
    const { provider } = build();
    const inner = build();
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner.thread);
    inner.provider.append(host);
    provider.append(inner.provider);
    inner.provider.community = fake();
    place.element.append(provider);
    await inner.thread.ready;
    expect(inner.thread.community).to.equal(inner.provider.community);
  });

  it('names the attribute that is missing', async () => {
    const { provider, thread } = build();
    place.element.append(provider);
    await thread.ready;
    expect(words(thread)).to.contain('Name the site');
  });

  it('says so when its backend could not be set up', async () => {
    registerBackend('broken', () => {
      throw new Error('no');
    });
    const { provider, thread } = build({ site: 'acme', backend: 'broken' });
    place.element.append(provider);
    await thread.ready;
    expect(words(thread)).to.contain('cannot be reached');
  });

  it('hands theme and language down', async () => {
    const { provider, thread } = build({ theme: 'dark', locale: 'de' });
    provider.community = fake();
    place.element.append(provider);
    await thread.ready;
    await until(() => words(thread, '.empty').includes('Noch keine Kommentare.'), 'German');
    expect(getComputedStyle(thread).colorScheme).to.equal('dark');
  });

  it('keeps its community when it is moved, and leaves one that it was given to its maker', async () => {
    const { provider, thread } = build();
    const community = fake();
    provider.community = community;
    place.element.append(provider);
    await thread.ready;
    place.element.prepend(provider);
    expect(thread.community).to.equal(community);
    provider.remove();
    await Promise.resolve();
    expect(community.calls).to.deep.equal([]);
  });
});
