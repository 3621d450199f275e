import { alternate } from '../measure/alternate.ts';
import type { Row } from '../run/row.ts';
import { page, scriptTag, thread } from './pages.ts';
import { setStage } from './stage.ts';
import type { Held, Tab } from './tab.ts';

const COMMENTS = 50;
const TOPIC = 'mounts';
const MOUNTS = 1_000;

export const mounts: Row = {
  name: 'browser mounts',
  title: `${MOUNTS} mounts and unmounts of a thread with ${COMMENTS} comments: what is left of them`,
  goal: 'heap ≤ 200 kB; no listener, timer or stream',
  async run(lab) {
    const stage = await setStage(lab);
    await stage.fill({ topic: TOPIC, comments: COMMENTS, replies: 0.5 });
    const url = await stage.put(
      '/mounts',
      page({ head: scriptTag(stage.community), comments: thread(TOPIC) }),
    );
    const measured = await alternate([{ name: 'hearth' }], 1, (_contender, round) =>
      stage.with({ wanted: 0 }, async (tab) => {
        const count = round === 'warm-up' || lab.quick ? 100 : MOUNTS;
        lab.say(`${count} mounts`);
        await tab.visit(url);
        await tab.settled(COMMENTS);
        // What is made once is made by now, and code is as warm as it gets.
        await mount(tab, 50);
        const before = await look(tab);
        await mount(tab, count);
        const after = await look(tab);
        return {
          heap: (after.heap - before.heap) / 1000,
          nodes: after.nodes - before.nodes,
          listeners: after.listeners - before.listeners,
          timers: Math.max(0, after.timers - before.timers),
          streams: after.streams,
        };
      }),
    );
    return {
      columns: [
        { key: 'heap', label: 'heap kB' },
        { key: 'nodes', label: 'nodes' },
        { key: 'listeners', label: 'listeners' },
        { key: 'timers', label: 'timers' },
        { key: 'streams', label: 'streams' },
      ],
      measured,
      against: [],
      notes: ['after garbage collection, without a widget on the page; each time all comments were drawn'],
    };
  },
};

/** Takes the thread away and puts a new one in its place, again and again; each is drawn whole. */
async function mount(tab: Tab, count: number): Promise<void> {
  await tab.page.evaluate(
    async ([times, topic]) => {
      for (let time = 0; time < times; time++) {
        document.querySelector('hearth-thread')?.remove();
        const next = document.createElement('hearth-thread');
        next.setAttribute('topic', topic);
        document.body.append(next);
        await (next as HTMLElement & { readonly ready: Promise<void> }).ready;
      }
      document.querySelector('hearth-thread')?.remove();
    },
    [count, TOPIC] as const,
  );
}

/** What is there without a widget, once what it began has ended. */
async function look(tab: Tab): Promise<Held & { readonly timers: number; readonly streams: number }> {
  await tab.page.waitForTimeout(2_000);
  const timers = await tab.page.evaluate(() => window.benchProbe.timers.size);
  return { ...(await tab.held()), timers, streams: tab.streams };
}
