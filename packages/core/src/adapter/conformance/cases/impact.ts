import type { BackendAdapter } from '../../contract.ts';
import { eventually, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, post } from './steps.ts';

const totals = async (adapter: BackendAdapter) => (await adapter.members!.impact!()).totals;

/** A member's small data. */
export const impactCases: readonly ConformanceCase[] = [
  {
    name: 'L1 B70 words that are answered are an exchange for both sides, unanswered ones for nobody, and each reads their own',
    async run(world) {
      const [mira, jonas, newcomer, anonymous] = await all(world, 'mira', 'jonas', 'newcomer', 'anonymous');
      await refuses(anonymous.members!.impact!(), 'unauthenticated', 'the impact of nobody');
      const question = await post(mira, 'impact', 'Who has trimmed a wick?');
      await post(newcomer, 'impact', 'Nobody answers me.');
      await post(jonas, 'impact', 'I have.', question.id);
      await jonas.polls!.vote({ key: newId(), poll: 'single', choices: ['a'], revision: 0 });
      await jonas.polls!.vote({ key: newId(), poll: 'secret', choices: ['a'], revision: 0 });
      await eventually(async () => (await totals(jonas)).decisions > 0, 'what was counted');
      const none = { exchanges: 0, contributions: 0, decisions: 0, invitations: 0 };
      same(await totals(mira), { ...none, exchanges: 1, contributions: 1 }, 'who was answered');
      same(await totals(jonas), { ...none, exchanges: 1, contributions: 1, decisions: 1 }, 'who answered');
      same(await totals(newcomer), { ...none, contributions: 1 }, 'who was not');
      const { streak, quarter, outcomes } = await mira.members!.impact!();
      same([streak.state, streak.weeks], ['kept', 1], 'the streak');
      same(quarter.exchanges, { own: 1 }, 'beside too few others');
      same(outcomes, [], 'what came of it');
    },
  },
];
