import { expect } from '@open-wc/testing';
import type { PollKind } from '@hearth/core/domain';
import { fakeCommunity, member } from '../../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore, pollView } from '../../../fakes/poll-store.ts';
import { shown } from '../../../fakes/state.ts';
import { draw, settled, stage, until } from '../../../testing/helpers.ts';
import '../define.ts';
import { byPoints, places } from '../states-ballots.ts';
import { options as drawOptions } from '../templates/options.ts';

const options = Array.from({ length: 200 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));

describe('a ballot of 200 options', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  for (const kind of ['ranked', 'score', 'dots', 'quadratic'] as const satisfies PollKind[])
    it(`P36 is drawn slice by slice, also when it is opened again, and a change redraws no other row: ${kind}`, async () => {
      const poll = kind === 'ranked' ? places({ options, max: 200 }) : byPoints(kind, { options });
      const store = fakePollStore(ballotView(poll, null));
      const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
      const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
      const root = element.shadowRoot!;
      const rows = (): number => root.querySelectorAll('[part=ballot] [part=option]').length;
      /** Rows that came into the page with each drawing. */
      const came: number[] = [];
      const watch = new MutationObserver((records) => {
        const nodes = records.flatMap(({ addedNodes }) => [...addedNodes]);
        const added = nodes
          .filter((node) => node instanceof HTMLElement)
          .flatMap((node) => [node, ...node.querySelectorAll('*')])
          .filter((each) => each.closest('[part=ballot]') && each.matches('[part=option]'));
        if (added.length) came.push(new Set(added).size);
      });
      watch.observe(root, { childList: true, subtree: true });
      for (const time of ['first', 'second']) {
        came.length = 0;
        (await shown(element, '[type=submit]')).click();
        await shown(element, '[part=ballot]');
        await until(() => rows() === 200, `all rows, the ${time} time`);
        expect(Math.max(...came), `rows at once, the ${time} time`).to.be.at.most(30);
        if (time === 'first') {
          (await shown(element, '[data-do=cancel]')).click();
          await until(() => rows() === 0, 'the form to close');
        }
      }
      came.length = 0;
      const first = {
        ranked: '.add',
        score: '.marks input',
        dots: '[data-by="1"]',
        quadratic: '[data-by="1"]',
      };
      root.querySelectorAll<HTMLElement>(first[kind])[kind === 'score' ? 2 : 150]!.click();
      await settled(element);
      await until(() => store.calls.some(([call]) => call === 'choose' || call === 'give'), 'the change');
      await settled(element);
      watch.disconnect();
      // A row of a ranking goes to the other list; all others stay as they are.
      expect(came).to.deep.equal(kind === 'ranked' ? [1] : []);
    });

  for (const kind of ['single', 'multiple'] as const satisfies PollKind[])
    it(`P36 shows every option in the end: ${kind}`, async () => {
      const store = fakePollStore(
        pollView(fakePoll({ kind, options, min: 1, max: kind === 'single' ? 1 : 3 }), null),
      );
      const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
      const rows = (): number => element.shadowRoot!.querySelectorAll('[part=option]').length;
      const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
      await until(() => rows() === 200, 'all options');
      expect(element.shadowRoot!.textContent).to.contain('Option 199');
    });

  it('P36 draws no more options than its first, and all without such a limit', async () => {
    const { render } = await import('lit-html');
    const { poll: t } = await import('../../../locales/en/poll.ts');
    const view = pollView(fakePoll({ kind: 'single', options }), null);
    const scene = { t, tag: 'en', now: 0, view, poll: view.poll!, voted: false, editing: true, acts: null, clock: null }; // prettier-ignore
    for (const [first, drawn] of [
      [60, 60],
      [undefined, 200],
    ] as const) {
      // prettier-ignore
      const into = document.createElement('div');
      render(drawOptions({ ...scene, first }), into);
      expect(into.querySelectorAll('[part=option]').length).to.equal(drawn);
    }
  });
});
