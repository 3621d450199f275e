import { expect } from '@open-wc/testing';
import type { Change } from '@hearth/core/adapter';
import { createWorld } from './testing/world.ts';

const change = (seq: number): Change => ({
  kind: 'erased',
  member: `Zoë ${seq} 👋`,
  cursor: `e.${seq}`,
  channel: 'poll/p',
});

describe('the http adapter in a browser', () => {
  it('reads, listens through a cut, and closes its line', async () => {
    const world = createWorld({ identity: async () => 'ada' });
    expect((await world.adapter.connect()).viewer?.name).to.equal('Ada');

    const told: string[] = [];
    let heard = (): void => {};
    const until = (count: number): Promise<void> =>
      new Promise((resolve) => {
        heard = () => told.length >= count && resolve();
        heard();
      });
    const tell = (text: string): void => {
      told.push(text);
      heard();
    };
    const stop = world.adapter.subscribe({
      since: 'e.1',
      channels: ['poll/p'],
      onChange: ({ cursor }) => tell(cursor),
      onResync: (asOf) => tell(`resync ${asOf}`),
      onState: (state) => tell(state),
    });
    await until(1);
    world.subscriptions[0]!.onChange(change(2));
    await until(2);
    world.handler.closeStreams();
    await until(4);
    world.subscriptions[0]!.onChange(change(3));
    await until(5);
    expect(told).to.deep.equal(['live', 'e.2', 'waiting', 'live', 'e.3']);
    stop();
    expect(world.handler.streams).to.equal(0);
  });

  it('says aborted when a request is aborted, and offline when there is no way', async () => {
    const world = createWorld();
    world.meddle = () => new Promise<Response>(() => {});
    const aborter = new AbortController();
    const codeOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'none',
        (error: { code: string }) => error.code,
      );
    const reading = codeOf(world.adapter.connect({ signal: aborter.signal }));
    aborter.abort();
    expect(await reading).to.equal('aborted');
    world.meddle = () => fetch('http://127.0.0.1:9/');
    expect(await codeOf(world.adapter.connect())).to.equal('offline');
  });
});
