import type { TemplateResult } from 'lit-html';
import { Later } from '../../../parts/later.ts';
import { ticked } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { PollHost } from './host.ts';

/** Something that only some polls have around their ballot; its code loads when a poll first has it. */
export interface Around {
  /** `above` the ballot, between the question and what one may choose; `below` the results. */
  readonly place: 'above' | 'below';
  applies(scene: Scene): boolean;
  load(): Promise<(host: PollHost, scene: Scene) => TemplateResult | null>;
}

/** In the order in which they stand. */
const AROUND: readonly Around[] = [
  {
    place: 'above',
    applies: ({ poll }) => poll.kind === 'contest',
    load: async () => (await import('./contest/contest.ts')).contest(),
  },
  {
    place: 'above',
    applies: ({ poll: { decision } }) => !!(decision?.stage || decision?.goal),
    load: async () => (await import('./course/course.ts')).course(),
  },
  {
    place: 'above',
    applies: ({ poll }) => !!poll.segment,
    load: async () => (await import('./micro/consent.ts')).consent,
  },
  {
    place: 'below',
    applies: ({ poll }) => !!poll.segment,
    load: async () => new (await import('./micro/own-answers.ts')).OwnAnswers().draw,
  },
  {
    place: 'below',
    applies: ({ poll: { decision, abstain } }) =>
      !!(abstain || decision?.quorum || decision?.outcome || decision?.audit || decision?.voters),
    load: async () => (await import('./trust/trust.ts')).trust(),
  },
  {
    place: 'below',
    applies: ({ poll }) => !!poll.grants,
    load: async () => (await import('./early/early-access.ts')).earlyAccess,
  },
  {
    place: 'above',
    applies: ({ poll, voted }) => !!poll.why && voted === true,
    load: async () => (await import('./why/why.ts')).sayingWhy(),
  },
  {
    place: 'below',
    // Nobody shares what is hidden from members. Who has not voted is offered it where this code loads for them anyway.
    applies: ({ poll, voted, view: { tally } }) =>
      !!tally?.voters &&
      poll.options.length > 0 &&
      poll.results !== 'staff' &&
      (poll.results !== 'after-close' || tally.final) &&
      (voted === true || (tally.final && (!ticked(poll) || !!poll.decision))),
    load: async () => (await import('./share/share.ts')).sharingResult(),
  },
  {
    place: 'below',
    applies: ({ poll: { decision } }) => !!decision?.log,
    load: async () => (await import('./course/log.ts')).outcomeLog,
  },
  {
    place: 'below',
    applies: ({ poll: { decision } }) => !!decision?.next?.length,
    load: async () => (await import('./course/next-step.ts')).nextStep(),
  },
  {
    place: 'above',
    applies: ({ poll }) => poll.kind === 'ideas',
    load: async () => (await import('./ideas/open-board.ts')).openBoard(),
  },
];

/** What stands around the ballot of one poll element. */
export class Surroundings {
  readonly #host: PollHost;
  readonly #here: ReadonlyMap<Around, Later<(scene: Scene) => TemplateResult | null>>;

  constructor(host: PollHost, around: readonly Around[] = AROUND) {
    this.#host = host;
    this.#here = new Map(
      around.map((one) => [
        one,
        new Later(host, async () => {
          const draw = await one.load();
          return (scene: Scene) => draw(this.#host, scene);
        }),
      ]),
    );
  }

  render(place: Around['place'], scene: Scene): (TemplateResult | null | undefined)[] {
    return [...this.#here].map(([one, later]) => {
      if (one.place !== place || !one.applies(scene)) return null;
      void later.load();
      return later.here?.(scene);
    });
  }
}
