import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, Poll } from '../../domain/polls/types.ts';
import { keptDecision, openDecision } from './poll-decision.ts';

const poll = (state: Poll['state'], decision?: Decision) =>
  ({ state, ...(decision && { decision }) }) as Poll;
const OUTCOME = { kind: 'winner', options: ['a'] } as const;
const AUDIT = { digest: 'd', ballots: 5 };

test('P31 news for everybody leave a voter what they may see of the outcome, until the poll opens again', () => {
  const known = poll('closed', { quorum: { needed: 3 }, outcome: OUTCOME, audit: AUDIT });
  const news = poll('closed', { quorum: { needed: 3 } });
  assert.deepEqual(keptDecision(known, news), { decision: known.decision });
  assert.deepEqual(keptDecision(known, poll('open', { quorum: { needed: 3 } })), {
    decision: { quorum: { needed: 3 } },
  });
  assert.deepEqual(keptDecision(known, poll('open')), {});
  assert.deepEqual(keptDecision(poll('open'), poll('open')), {});
});

test('P24 who looks next sees nothing that was for staff or for voters alone', () => {
  const known = { decision: { outcome: OUTCOME, audit: AUDIT, voters: { host: 2, token: 0, device: 1 } } };
  assert.deepEqual(openDecision(known, false), {});
  assert.deepEqual(openDecision(known, true), { decision: { outcome: OUTCOME, audit: AUDIT } });
});
