import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { counting } from '../../../../locales/en/counting.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { ideasCount } from './ideas-count.ts';
import { howStyles } from './how.styles.ts';
import { pointsTable } from './points-table.ts';
import { rankedCount } from './ranked-count.ts';
import type { Telling } from './telling.ts';

/** So many options are named in one sentence. */
const NAMED = 12;

/** How a poll is counted: in words, in pictures, and in tables. */
export function how(host: PollHost, scene: Scene): TemplateResult {
  adopt(host.shadowRoot!, howStyles);
  const { poll, tag } = scene;
  const words = host.say('counting', undefined) ?? counting;
  const name = (id: string): string =>
    wording(poll.options.find((option) => option.id === id)?.label ?? id, tag);
  const telling: Telling = {
    ...scene,
    words,
    rtl: getComputedStyle(host).direction === 'rtl',
    level: Math.min(6, Number(host.headingLevel ?? 2) + 1),
    name,
    names: (ids) =>
      ids.length > NAMED + 1
        ? [...ids.slice(0, NAMED).map(name), words.others(ids.length - NAMED)]
        : ids.map(name),
  };
  return html`<div class="how" part="how">
    ${poll.kind === 'contest' ? html`<p>${words.contest(poll.max)}</p>` : poll.kind === 'ideas' ? ideasCount(telling) : poll.kind === 'ranked' ? rankedCount(telling) : pointsTable(telling)}
  </div>`;
}
