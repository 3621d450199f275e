import { expect } from '@open-wc/testing';
import { startHearth, type HearthPage } from './page.ts';
import type { Runtime, RuntimeOptions } from './runtime.ts';

const URL = 'https://hearth.test/1/hearth.js';
const KINDS = ['thread', 'poll', 'community'];

type Host = Window & typeof globalThis & { hearth?: HearthPage };

/** A page of its own, in a frame: `body` is what stands in it before the script runs. */
function host(body: (document: Document) => void = () => {}, before: (window: Host) => void = () => {}) {
  const frame = document.createElement('iframe');
  frame.width = frame.height = '300';
  document.body.prepend(frame);
  const window = frame.contentWindow as Host;
  const tag = window.document.createElement('script');
  tag.type = 'text/plain';
  tag.src = URL;
  tag.dataset['site'] = 'demo';
  tag.dataset['backend'] = 'local';
  window.document.body.append(tag);
  body(window.document);
  before(window);

  const asked: string[] = [];
  const taken: [place: HTMLElement, kind: string, alone: boolean][] = [];
  const mounted: HTMLElement[] = [];
  const calls: string[] = [];
  let options: RuntimeOptions | undefined;
  const runtime: Runtime = {
    take(place, kind, alone, { mountIn }) {
      taken.push([place, kind, alone]);
      if (mountIn) mounted.push(place);
    },
    community: () => Promise.reject(new Error('none')),
    identified: () => void calls.push('identified'),
  };
  const broken = new Map<string, Error>();
  startHearth({
    window,
    url: URL,
    widgets: Object.assign(
      Object.create(null) as object,
      Object.fromEntries(
        KINDS.map((kind) => [
          kind,
          () => {
            asked.push(kind);
            const error = broken.get(kind);
            return error ? Promise.reject(error) : Promise.resolve({});
          },
        ]),
      ),
    ),
    runtime: async () => ({
      createRuntime: (given) => {
        options = given;
        return runtime;
      },
    }),
    extras: async () => ({
      few: {},
      mountIn: () => undefined,
      arrive: async (community) => void (await community),
    }),
  });
  return {
    window,
    document: window.document,
    asked,
    taken,
    mounted,
    calls,
    broken,
    options: () => options!,
    /** Adds an element, by default at the end of the body. */
    add(name: string, attributes: Record<string, string> = {}, to: ParentNode = window.document.body) {
      const element = window.document.createElement(name);
      for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
      to.append(element);
      return element;
    },
  };
}

/** Until the observers of all pages have told what they saw. */
const frames = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

/** Waits until so many places are taken, which a busy machine does later than the next frame. */
async function taking({ taken }: ReturnType<typeof host>, count: number): Promise<void> {
  await frames();
  for (let wait = 0; wait < 20 && taken.length < count; wait++) await frames();
}

async function listening(method: 'error' | 'warn', run: () => Promise<void> | void): Promise<string[]> {
  const lines: string[] = [];
  const { error, warn } = console;
  console[method] = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  try {
    await run();
  } finally {
    Object.assign(console, { error, warn });
  }
  return lines;
}

describe('the loader', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('takes what the page has, and what comes later', async () => {
    const page = host((document) => document.body.append(document.createElement('hearth-thread')));
    await taking(page, 1);
    expect(page.taken.map(([, kind]) => kind)).to.deep.equal(['thread']);
    const wrapped = page.document.createElement('section');
    const poll = page.add('hearth-poll', {}, wrapped);
    page.document.body.append(wrapped);
    await taking(page, 2);
    expect(page.taken[1]).to.deep.equal([poll, 'poll', true]);
  });

  it('asks for no code before something comes near, nor for what a page does not have', async () => {
    const page = host();
    page.add('div').style.height = '5000px';
    page.add('hearth-thread');
    await frames();
    expect(page.asked).to.deep.equal([]);
    page.window.scrollTo(0, 5000);
    await frames();
    expect(page.asked).to.deep.equal(['thread']);
  });

  it('takes what has no size or no box of its own, and what is hidden once it is shown', async () => {
    const page = host();
    page.add('hearth-thread').style.cssText = 'display: block; height: 0; width: 0';
    page.add('hearth-poll').style.display = 'contents';
    const hidden = page.add('div', { hidden: '' });
    page.add('hearth-thread', { id: 'hidden' }, hidden);
    await frames();
    expect(page.asked.sort()).to.deep.equal(['poll', 'thread']);
    hidden.hidden = false;
    await taking(page, 3);
    expect(page.taken.map(([place]) => place.id)).to.include('hidden');
  });

  it('leaves templates alone until they are used', async () => {
    const page = host();
    const template = page.add('template') as HTMLTemplateElement;
    page.add('hearth-thread', {}, template.content);
    await frames();
    expect(page.taken).to.deep.equal([]);
    page.document.body.append(template.content.cloneNode(true));
    await taking(page, 1);
    expect(page.taken).to.have.length(1);
  });

  it('takes moved and cloned elements', async () => {
    const page = host();
    const thread = page.add('hearth-thread');
    await frames();
    page.add('main').append(thread);
    page.document.body.append(thread.cloneNode());
    await taking(page, 2);
    expect(new Set(page.taken.map(([place]) => place)).size).to.equal(2);
  });

  it('takes mounts, and takes them again when a router changes them', async () => {
    const page = host();
    const mount = page.add('div', { 'data-hearth': 'thread', 'data-topic': 'a' });
    await taking(page, 1);
    expect(page.taken).to.deep.equal([[mount, 'thread', true]]);
    expect(page.mounted).to.deep.equal([mount]);
    mount.dataset['topic'] = 'b';
    await taking(page, 2);
    expect(page.taken).to.have.length(2);
  });

  it('knows what has a provider', async () => {
    const page = host();
    const provider = page.add('hearth-community');
    const inside = page.add('hearth-thread', {}, provider);
    const mount = page.add('div', { 'data-hearth': 'community' });
    const within = page.add('div', { 'data-hearth': 'poll' }, mount);
    await frames();
    expect(page.taken.find(([place]) => place === inside)?.[2]).to.equal(false);
    expect(page.taken.find(([place]) => place === within)?.[2]).to.equal(false);
    expect(page.asked).to.include('community');
  });

  it('finds widgets in a shadow root that it is shown, now and later', async () => {
    const page = host();
    const root = page.add('div').attachShadow({ mode: 'open' });
    page.add('hearth-thread', {}, root);
    await frames();
    expect(page.taken).to.deep.equal([]);
    page.window.hearth!.mount(root);
    page.add('hearth-poll', {}, root);
    await taking(page, 2);
    expect(page.taken.map(([, kind]) => kind)).to.have.members(['thread', 'poll']);
  });

  it('hands what it does not know to the runtime, for words, and foreign elements to nobody', async () => {
    const page = host();
    page.add('div', { 'data-hearth': 'constructor' });
    page.add('hearth-toString');
    page.add('brand-thing');
    await taking(page, 2);
    expect(page.taken.map(([, kind]) => kind).sort()).to.deep.equal(['constructor', 'tostring']);
    expect(page.asked).to.deep.equal([]);
  });

  it('says in place and in one console line when code does not come, also for copies', async () => {
    const page = host();
    page.broken.set('thread', new TypeError('Failed to fetch'));
    const lines = await listening('error', async () => {
      const thread = page.add('hearth-thread');
      page.add('hearth-thread');
      await frames();
      page.document.body.append(thread.cloneNode(true));
      await frames();
    });
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain(`Hearth: code beside ${URL} did not load`);
    expect(page.document.querySelectorAll('hearth-thread > [role=alert]')).to.have.length(3);
    expect(page.document.querySelectorAll('[role=alert]')).to.have.length(3);
  });

  it('carries out what was asked of it before, and after, and survives what throws', async () => {
    const calls: string[] = [];
    const lines = await listening('error', () => {
      const queue = [
        () => {
          throw new Error('mine');
        },
        (hearth: HearthPage) => void calls.push(hearth.version),
      ];
      const page = host(undefined, (window) => (window.hearth = queue as unknown as HearthPage));
      page.window.hearth!.push(() => void calls.push('later'));
    });
    expect(calls).to.deep.equal(['1', 'later']);
    expect(lines).to.have.length(1);
  });

  it('gives way to a copy that was first, and to no element that is called hearth', async () => {
    const first = { identify() {} } as unknown as HearthPage;
    const lines = await listening('warn', () => {
      const page = host(undefined, (window) => (window.hearth = first));
      expect(page.window.hearth).to.equal(first);
    });
    expect(lines).to.have.length(1);
    const page = host((document) => {
      document.body.append(Object.assign(document.createElement('p'), { id: 'hearth' }));
    });
    expect(page.window.hearth!.version).to.equal('1');
  });

  it('tells the runtime who is signed in, now and when that changes', async () => {
    const page = host();
    page.window.hearth!.identify(() => 'first');
    page.add('hearth-thread');
    await frames();
    expect(await page.options().identity()!()).to.equal('first');
    expect(page.calls).to.deep.equal([]);
    page.window.hearth!.identify(() => 'second');
    expect(await page.options().identity()!()).to.equal('second');
    expect(page.calls).to.deep.equal(['identified']);
  });

  it('hands on what its own tags say, and no other scripts’', async () => {
    const page = host((document) => {
      const other = document.createElement('script');
      other.type = 'text/plain';
      other.src = 'https://other.test/hearth.js';
      other.dataset['site'] = 'other';
      document.body.prepend(other);
    });
    page.add('hearth-thread');
    await frames();
    expect(page.options().tags.map(({ site }) => site)).to.deep.equal(['demo']);
  });
});
