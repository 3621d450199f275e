import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { STAGES } from '@hearth/core/domain';
import type { Decision, Notice, PollStage } from '@hearth/core/domain';
import { noticesStore } from '@hearth/core/state';
import type { NoticesView } from '@hearth/core/state';
import { course as english } from '../../../../locales/en/course.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { StoreController } from '../../../../parts/store-controller.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { courseStyles } from './course.styles.ts';

type Words = Messages['course'];

/** How far a poll has come, how near it is to its goal, and what happened since the viewer voted. */
export function course(): (host: PollHost, scene: Scene) => TemplateResult {
  const news = new News();
  return (host, scene) => {
    adopt(host.shadowRoot!, courseStyles);
    const { poll, view } = scene;
    const words = host.say('course', undefined) ?? english;
    const { stage, goal } = poll.decision ?? {};
    const waits = stage === 'open' && poll.state === 'closed';
    return html`<div part="course">
      ${news.render(host, scene, words)} ${stage ? steps(words, stage) : nothing}
      ${stage === 'idea' || waits ? html`<p class="muted">${stage === 'idea' ? words.idea : words.awaits}</p>` : nothing}
      ${goal ? meter(words, goal, view.tally?.voters) : nothing}
    </div>`;
  };
}

/** In the order of a course that goes well; what was declined ends there. */
function steps(words: Words, stage: PollStage): TemplateResult {
  const way = STAGES.filter((one) => (stage === 'declined' ? one !== 'shipped' : one !== 'declined'));
  const shown = stage === 'declined' ? way.filter((one) => one !== 'decided') : way;
  const at = shown.indexOf(stage);
  return html`<ol class="steps" part="steps" aria-label=${words.steps}>
    ${shown.map(
      (one, index) =>
        html`<li class=${index < at ? 'past' : ''} aria-current=${index === at ? 'step' : nothing}>
          ${words.stages[one]}
        </li>`,
    )}
  </ol>`;
}

/** How near it is only where counts may be seen. */
function meter(words: Words, goal: NonNullable<Decision['goal']>, voters?: number): TemplateResult {
  const { voters: needed, reached } = goal;
  if (reached) return html`<p class="goal" part="goal">${words.reached(needed)}</p>`;
  return html`<div class="goal" part="goal">
    <p class="muted">${words.goal(needed)} ${voters === undefined ? nothing : words.soFar(voters, needed)}</p>
    ${
      voters === undefined
        ? nothing
        : html`<progress
            aria-label=${words.goalLabel}
            aria-valuetext=${words.soFar(voters, needed)}
            max=${needed}
            value=${voters}
          ></progress>`
    }
  </div>`;
}

/** What a voter is told of once: it stays in sight while the page does, and is read when it was on the screen. */
class News {
  readonly #fresh = new Map<string, Notice>();
  readonly #read = new Set<string>();
  #follows: StoreController<NoticesView> | null = null;
  #seen: IntersectionObserver | null = null;

  render(host: PollHost, { poll, voted }: Scene, words: Words): TemplateResult | typeof nothing {
    const { community } = host;
    if (!community || !voted || poll.state !== 'closed') return nothing;
    const store = noticesStore(community);
    this.#follows ??= new StoreController<NoticesView>(host, (_, before) =>
      this.#take(host, words, !!before),
    );
    this.#follows.follow(store.$view);
    this.#take(host, words, false);
    if (this.#fresh.size === 0) return nothing;
    void host.updateComplete.then(() => this.#watch(host, store));
    return html`<div class="notice news" part="news">
      <p>
        <b>${words.news}</b>
        ${[...this.#fresh.values()].map((notice) => html`<br /><span dir="auto">${tellingOf(words, notice)}</span>`)}
      </p>
    </div>`;
  }

  /** Remembers what is new to this page, and says it if it came while somebody is here. */
  #take(host: PollHost, words: Words, live: boolean): void {
    for (const notice of this.#follows?.value?.notices ?? []) {
      const { kind, id } = notice.subject;
      if (notice.readAt !== null || kind !== 'poll' || id !== host.poll || this.#fresh.has(notice.id))
        continue;
      this.#fresh.set(notice.id, notice);
      if (live) host.announce(`${words.news}. ${tellingOf(words, notice)}`);
    }
  }

  #watch(host: PollHost, { read }: ReturnType<typeof noticesStore>): void {
    const line = host.shadowRoot?.querySelector('.news');
    if (!line || [...this.#fresh.keys()].every((id) => this.#read.has(id))) return;
    this.#seen?.disconnect();
    this.#seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.#seen?.disconnect();
      const ids = [...this.#fresh.keys()].filter((id) => !this.#read.has(id));
      for (const id of ids) this.#read.add(id);
      if (ids.length > 0) void read(ids);
    });
    this.#seen.observe(line);
  }
}

function tellingOf(words: Words, { kind, reason = '' }: Notice): string {
  const stage = kind.slice('poll.'.length);
  return words.told(stage === 'reached' ? words.goalReached : words.stages[stage as PollStage], reason);
}
