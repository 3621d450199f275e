import { expect } from '@open-wc/testing';
import type { Poll } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';
import { TRAP, trap } from '../../states-trust.ts';

const quorum = (part: Partial<Poll> = {}, decision: Poll['decision'] = {}): Poll =>
  fakePoll({ abstain: true, decision: { quorum: { needed: 20 }, ...decision }, ...part });
const open = { results: 'always', resultsVisible: true } as const;
const closed = {
  state: 'closed',
  closesAt: 1,
  can: [],
  resultsVisible: true,
} as const satisfies Partial<Poll>;
const AUDIT = { digest: 'ab'.repeat(32), ballots: 23 };

describe('what lets people trust a poll', () => {
  let place: ReturnType<typeof stage>;
  const restore: (() => void)[] = [];
  beforeEach(() => (place = stage()));
  afterEach(() => {
    for (const back of restore.splice(0)) back();
    place.clear();
  });

  const show = async (view: PollStoreView, viewer = member, stores: Record<string, unknown> = {}) => {
    const store = fakePollStore(view);
    const community = fakeCommunity({ viewer, stores: { 'poll/demo': store, ...stores } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await shown(element, '[part=trust]');
    await settled(element);
    return { element, store };
  };

  it('P28 says how many it takes, and how many there are where that may be seen', async () => {
    const { element } = await show(pollView(quorum(open), [6, 4, 2]));
    expect(words(element, '[part=quorum]')).to.equal('12 of 20 votes needed');
    const bar = inside(element, '[part=trust] .bar i');
    expect(bar?.style.getPropertyValue('--_share')).to.equal('60%');
    place.clear();
    place = stage();
    const hidden = await show(pollView(quorum()));
    expect(words(hidden.element, '[part=quorum]')).to.equal('It takes at least 20 votes to decide anything.');
    expect(inside(hidden.element, '[part=trust] .bar')).to.equal(null);
  });

  it('P28 names no winner where too few have voted', async () => {
    const decision = { outcome: { kind: 'no-quorum', options: [] } } as const;
    const { element } = await show(pollView(quorum({ ...closed, quorum: 20 }, decision), [6, 4, 2]));
    expect(words(element, '[part=outcome]')).to.equal('Nothing is decided: 12 people voted, and it took 20.');
    expect(inside(element, '.lead'), 'no option is marked as first').to.equal(null);
  });

  it('P30 says who won and with how much, and explains a tie', async () => {
    const winner = { outcome: { kind: 'winner', options: ['krok'] } } as const;
    const { element } = await show(pollView(fakePoll({ ...closed, decision: winner }), [12, 8, 3]));
    expect(words(element, '[part=outcome]')).to.equal('Decided: Krok, the wall lamp, with 12 votes.');
    place.clear();
    place = stage();
    const tie = { outcome: { kind: 'tie', options: ['krok', 'reise'] } } as const;
    const tied = await show(pollView(fakePoll({ ...closed, decision: tie }), [40, 40, 11]));
    expect(words(tied.element, '[part=outcome]')).to.match(
      /^It is a tie: Krok.* and Reise.*, with 40 votes each\. A tie is declared, not broken/,
    );
  });

  it('P29 abstains with one press, and shows that one did', async () => {
    const { element, store } = await show(pollView(quorum(open), [6, 4, 2]));
    (await shown(element, '[data-do=abstain]')).click();
    await until(() => store.calls.length > 0, 'the vote');
    expect(store.calls[0]).to.deep.equal(['vote', [], {}]);
    place.clear();
    place = stage();
    const mine = { mine: { choices: [], revision: 1 }, can: ['change', 'withdraw'] } as const;
    const done = await show(pollView(quorum({ ...open, ...mine }), [6, 4, 2]));
    expect(words(done.element, '[part=abstained]')).to.match(/^You abstained/);
    expect(inside(done.element, '[data-do=abstain]'), 'once is enough').to.equal(null);
  });

  it('P32 gives the audit file, its fingerprint, and the command that counts again', async () => {
    const decision = { outcome: { kind: 'winner', options: ['krok'] }, audit: AUDIT } as const;
    const { element } = await show(pollView(fakePoll({ ...closed, decision }), [12, 8, 3]), member, {
      'poll-audit/demo': () => Promise.resolve('{"head":1}\n["a"]\n'),
    });
    (await shown(element, '[part=audit] summary')).click();
    const said = words(element, '[part=audit]');
    expect(said).to.include(AUDIT.digest);
    expect(said).to.include(`hearth recount demo.jsonl --digest ${AUDIT.digest}`);
    const saved: { name: string; blob: Promise<string> }[] = [];
    const create = Object.getOwnPropertyDescriptor(URL, 'createObjectURL')!;
    let text = Promise.resolve('');
    URL.createObjectURL = (blob: Blob) => {
      text = blob.text();
      return 'blob:none';
    };
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
    restore.push(
      () => Object.defineProperty(URL, 'createObjectURL', create),
      () => Object.defineProperty(HTMLElement.prototype, 'click', click),
    );
    const button = await shown(element, '[part=audit] button');
    HTMLElement.prototype.click = function (this: HTMLElement) {
      if (this instanceof HTMLAnchorElement) saved.push({ name: this.download, blob: text });
    };
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await until(() => saved.length > 0, 'the file');
    expect(saved[0]?.name).to.equal('demo.jsonl');
    expect(await saved[0]?.blob).to.equal('{"head":1}\n["a"]\n');
  });

  it('P32 says so when the file does not come, and lets one try again', async () => {
    const decision = { audit: AUDIT } as const;
    const { element } = await show(pollView(fakePoll({ ...closed, decision }), [12, 8, 3]), member, {
      'poll-audit/demo': () => Promise.reject(fakeError('unavailable')),
    });
    (await shown(element, '[part=audit] summary')).click();
    (await shown(element, '[part=audit] button')).click();
    await until(() => words(element, '.trouble') !== '', 'what went wrong');
    expect(inside(element, '[part=audit] button')?.getAttribute('aria-disabled')).to.equal('false');
  });

  it('P24 shows staff how surely voters are known', async () => {
    const decision = { voters: { host: 9, token: 1, device: 2 } };
    const { element } = await show(pollView(fakePoll({ ...open, decision }), [6, 4, 2]), staff);
    expect(words(element, '[part=voters]')).to.match(/your site: 9.*works once: 1.*device: 2/s);
  });

  it('P6 the trap election names whom the run-off elects, and not who has most first choices', async () => {
    const { element } = await show(ballotView(trap(), TRAP));
    expect(words(element, '[part=outcome]')).to.equal(
      'Decided: Tromsø, with 7 of the 11 ballots that still count in round 3.',
    );
    expect(words(element, 'li.leader')).to.include('Tromsø');
    expect(words(element, '[part=trust]')).not.to.include('Oslo');
  });
});
