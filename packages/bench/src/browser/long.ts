import { alternate, type Measured } from '../measure/alternate.ts';
import { fewer, inTurns } from '../run/lab.ts';
import type { Row } from '../run/row.ts';
import { putAll } from './fifty.ts';
import { page, scriptTag, thread } from './pages.ts';
import { loadAll, scrollThrough } from './reader.ts';
import { setStage } from './stage.ts';

const SCREEN = 12;
const DEPTH = 500;
const STEPS = 200;

const sizesOf = ({ quick }: { readonly quick: boolean }): number[] => (quick ? [10_000] : [10_000, 50_000]);
const nameOf = (comments: number): string => `${comments.toLocaleString('en')} comments`;

export const long: Row = {
  name: 'browser long',
  title: `the first screen as a thread grows, with a conversation ${DEPTH} deep; slow 4G, a CPU slowed down to a quarter`,
  goal: 'as at 50 (± 20 %)',
  async run(lab) {
    const stage = await setStage(lab);
    const sizes = [50, ...sizesOf(lab)];
    await stage.fill(
      ...sizes.map((comments) => ({
        topic: `of-${comments}`,
        comments,
        replies: 0.5,
        chain: comments > DEPTH ? DEPTH : 0,
      })),
    );
    const tag = scriptTag(stage.community);
    const pages = sizes.map((size) => [nameOf(size), page({ head: tag, comments: thread(`of-${size}`) })]);
    const contenders = await putAll(stage, Object.fromEntries(pages) as Record<string, string>);
    const measured = await inTurns(fewer(lab, 3), contenders, ({ url }) =>
      stage.with({ slow: true, wanted: SCREEN }, async (tab) => {
        const before = await tab.cpu();
        await tab.visit(url);
        return { shown: await tab.shown(), cpu: (await tab.cpu()) - before };
      }),
    );
    const [first, ...longer] = contenders;
    return {
      columns: [
        { key: 'shown', label: 'first screen ms' },
        { key: 'cpu', label: 'CPU ms until then' },
      ],
      measured,
      against: longer.map(({ name }) => [name, first!.name] as const),
    };
  },
};

export const scroll: Row = {
  name: 'browser scroll',
  title: `all comments loaded by the pager, then scrolled through in ${STEPS} steps`,
  goal: '≤ 3,000 nodes at any place; no task of more than 50 ms',
  async run(lab) {
    const stage = await setStage(lab);
    const sizes = sizesOf(lab);
    await stage.fill(
      ...sizes.map((comments) => ({ topic: `of-${comments}`, comments, replies: 0.5, chain: DEPTH })),
    );
    const tag = scriptTag(stage.community);
    const measured: Measured[] = [];
    for (const size of sizes) {
      const name = nameOf(size);
      const url = await stage.put(`/of-${size}`, page({ head: tag, comments: thread(`of-${size}`) }));
      const samples = await stage.with({ wanted: 0 }, async (tab) => {
        await tab.visit(url);
        await tab.settled(SCREEN);
        lab.say(`loading ${name}`);
        const [began, before] = [performance.now(), await tab.cpu()];
        await loadAll(tab, size);
        const load = (performance.now() - began) / 1000;
        const loading = ((await tab.cpu()) - before) / 1000;
        // The first time through measures rows that were guessed before, and is thrown away as the warm-up.
        const [through] = await alternate([{ name }], 1, async () => {
          lab.signal.throwIfAborted();
          lab.say(`scrolling through ${name}`);
          return { ...(await scrollThrough(tab, STEPS)) };
        });
        const { heap } = await tab.held();
        return through!.samples.map((sample) => ({ ...sample, load, loading, heap: heap / 1e6 }));
      });
      measured.push({ name, samples });
    }
    return {
      columns: [
        { key: 'nodes', label: 'nodes at most' },
        { key: 'most', label: 'CPU ms of the dearest step' },
        { key: 'mean', label: 'CPU ms/step' },
        { key: 'empty', label: 'steps without words' },
        { key: 'load', label: 's to load all' },
        { key: 'loading', label: 'CPU s of it' },
        { key: 'heap', label: 'heap MB' },
      ],
      measured,
      against: [],
    };
  },
};
