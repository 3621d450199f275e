import { inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { wholeThread } from './comments.ts';
import { putAll } from './fifty.ts';
import { FORM, limitLit, page, scriptTag, thread } from './pages.ts';
import { loadAll } from './reader.ts';
import { setStage } from './stage.ts';
import type { Tab } from './tab.ts';

const WORDS = 'I keep mine by the window, and it holds the dusk better than any other lamp I had.';

export const post: Row = {
  name: 'browser post',
  title: 'from the click on "post" until the words are drawn in the list',
  goal: '≤ 1.3 × limit-lit, at 50 and at 10,000 comments',
  async run(lab) {
    const stage = await setStage(lab);
    const { community, hearth } = stage;
    const sizes = lab.quick ? [50, 1_000] : [50, 10_000];
    await stage.fill(...sizes.map((comments) => ({ topic: `of-${comments}`, comments, replies: 0.5 })));
    const [token] = (await hearth.ask('assertions', { count: 1 })) as string[];
    const signedIn = `<script>(window.hearth ??= []).push((h) => h.identify(() => ${JSON.stringify(token)}));</script>`;
    const contenders: { name: string; tab: Tab }[] = [];
    for (const size of sizes) {
      const topic = `of-${size}`;
      lab.say(`loading ${size} comments`);
      const data = await stage.putData(`/${topic}.json`, await wholeThread(community, topic));
      const pages = await putAll(stage, {
        [`limit-lit, ${size}`]: limitLit(data, FORM),
        [`hearth, ${size}`]: page({ head: signedIn + scriptTag(community), comments: thread(topic) }),
      });
      for (const { name, url } of pages) {
        const tab = await stage.open({ wanted: 0 });
        await tab.visit(url);
        await tab.settled(12);
        if (name.startsWith('hearth')) {
          await loadAll(tab, size);
          await tab.page.evaluate(() => scrollTo(0, 0));
          // The field stays open from then on, as after a comment that was sent.
          await tab.page.locator('hearth-thread [data-do=write]').click();
        }
        contenders.push({ name, tab });
      }
    }
    const measured = await inTurns(lab, contenders, async ({ tab }) => {
      await tab.page.bringToFront();
      await tab.page.locator('textarea').first().fill(`${WORDS} ${performance.now()}`);
      const send = tab.page.locator('#send, hearth-thread [part=send]').first();
      await send.hover();
      const before = await tab.cpu();
      const painted = tab.page.evaluate(untilPosted);
      await send.click();
      return { painted: await painted, cpu: (await tab.cpu()) - before };
    });
    return {
      columns: [
        { key: 'painted', label: 'ms from click to paint' },
        { key: 'cpu', label: 'CPU ms until then' },
      ],
      measured,
      against: sizes.map((size) => [`hearth, ${size}`, `limit-lit, ${size}`] as const),
      notes: ['network and CPU as they are; Hearth shows the words at once, and stores them meanwhile'],
    };
  },
};

/** In the page: waits for a click, and for the frame that shows one comment more than before it. */
function untilPosted(): Promise<number> {
  const list = (): Element =>
    (document.querySelector('hearth-thread,limit-list')?.shadowRoot ?? document).querySelector('ol.list')!;
  const first = list().firstElementChild;
  return new Promise((resolve) => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        const look = (): void => {
          if (list().firstElementChild !== first) port2.postMessage(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}
