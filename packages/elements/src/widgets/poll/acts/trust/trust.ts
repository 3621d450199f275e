import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { namesNothing, wording } from '@hearth/core/domain';
import type { Decision } from '@hearth/core/domain';
import { deciding } from '../../../../locales/en/deciding.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { Check } from './check.ts';
import { decided } from './decided.ts';
import { trustStyles } from './trust.styles.ts';

type Words = Messages['deciding'];

/** How many a poll needs and has, what it decided, how to check that, and for staff how surely voters are known. */
export function trust(): (host: PollHost, scene: Scene) => TemplateResult {
  const check = new Check();
  return (host, scene) => {
    adopt(host.shadowRoot!, trustStyles);
    const { poll, tag, view } = scene;
    const words = host.say('deciding', undefined) ?? deciding;
    const { audit, voters } = poll.decision ?? {};
    const name = (id: string): string =>
      wording(poll.options.find((option) => option.id === id)?.label ?? id, tag);
    const outcome = decided(words, scene, name);
    const { abstained } = view.tally ?? {};
    return html`<div class="trust" part="trust">
      ${outcome ? html`<p class="decided" part="outcome">${outcome}</p>` : nothing} ${quorum(words, scene)}
      ${abstained ? html`<p class="muted">${words.abstained(abstained)}</p>` : nothing}
      ${didAbstain(scene) ? html`<p part="abstained">${words.youAbstained}</p>` : nothing}
      ${audit ? check.render(host, words, audit) : nothing}
      ${voters ? staffOnly(words, voters, poll.anonymous) : nothing}
    </div>`;
  };
}

/** Of an anonymous poll that has closed nobody can tell any more: its ballots have the revision 0 then. */
const didAbstain = ({ poll: { abstain, mine } }: Scene): boolean =>
  !!abstain && !!mine && mine.revision > 0 && namesNothing(mine);

function quorum(words: Words, { poll, view: { tally } }: Scene): TemplateResult | typeof nothing {
  const needed = poll.decision?.quorum?.needed;
  if (!needed) return nothing;
  if (!tally) return html`<p part="quorum">${words.needed(needed)}</p>`;
  const { voters } = tally;
  return html`<p part="quorum">${(voters < needed ? words.soFar : words.enough)(voters, needed)}</p>
    <span class="bar"><i data-share=${Math.min(100, (100 * voters) / needed)}></i></span>`;
}

const staffOnly = (
  words: Words,
  voters: NonNullable<Decision['voters']>,
  anonymous: boolean,
): TemplateResult =>
  html`<div class="voters" part="voters">
    <p><b>${words.voters}</b> <span class="muted">${words.votersFor}</span></p>
    <ul>
      ${(['host', 'token', 'device'] as const).map((strength) => html`<li>${words[strength]}: <b>${voters[strength]}</b></li>`)}
    </ul>
    ${anonymous ? html`<p class="muted">${words.inSteps}</p>` : nothing}
  </div>`;
