import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { AuditEntry, Comment, CommentStep, Report } from '@hearth/core/domain';
import { formatDateTime } from '../../../../locales/dates.ts';
import { formatRelative } from '../../../../locales/format.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { bodyElement } from '../../../../parts/body.ts';
import { permalink } from '../../permalink.ts';
import { entryWords } from './words.ts';

export interface Scene {
  readonly t: Messages['team'];
  readonly acting: Messages['acting'];
  readonly topic: string;
  readonly tag: string;
  readonly now: number;
}

/** The steps of a queue, with the keys that take them. */
export const STEPS = {
  waiting: ['approve', 'hide'],
  reported: ['dismiss', 'hide'],
} as const satisfies Record<string, readonly CommentStep[]>;
export type Queue = keyof typeof STEPS;
export const KEYS: Readonly<Record<string, 'approve' | 'hide' | 'dismiss'>> = {
  a: 'approve',
  h: 'hide',
  d: 'dismiss',
};
const keyOf = (step: string): string => Object.keys(KEYS).find((key) => KEYS[key] === step) ?? '';

/** How long ago. As in rows; from there it would be code of the first view with one more name. */
const ago = ({ tag, now }: Scene, time: number): TemplateResult =>
  html`<time datetime=${new Date(time).toISOString()}
    >${formatRelative(tag, Math.min(time, now), now)}</time
  >`;

/** Where something is, if that isn't this thread. */
const place = ({ t, topic: here }: Scene, topic: string | null): TemplateResult | typeof nothing =>
  topic === null || topic === here ? nothing : html`<bdi class="muted">${t.at(topic)}</bdi>`;

const wayThere = (
  { t, topic: here }: Scene,
  topic: string | null,
  id: string,
  leave: () => void,
): TemplateResult | typeof nothing =>
  topic === here ? html`<a href=${permalink(id)} @click=${leave}>${t.toComment}</a>` : nothing;

/** A comment that somebody has to look at, with what can be done about it. */
export function queueItem(
  scene: Scene,
  queue: Queue,
  { id, topic, author, body, createdAt, signs = [] }: Comment,
  reports: readonly Report[],
  act: (step: CommentStep) => void,
  leave: () => void,
): TemplateResult {
  const { t, acting } = scene;
  const labels = { approve: acting.approve, hide: acting.hide, dismiss: t.dismiss };
  return html`<div class="about">
      <bdi class="name">${author?.name ?? t.somebody}</bdi>
      <span class="muted">${ago(scene, createdAt)}</span> ${place(scene, topic)}
    </div>
    ${body && bodyElement(body)} ${signs.map((sign) => html`<p class="muted">${t.signs[sign]}</p>`)}
    ${
      reports.length
        ? html`<ul class="reports">
            ${reports.map(({ by, reason, note }) => html`<li><bdi>${t.reportBy(by?.name ?? t.somebody, acting.reasons[reason])}</bdi>${note === null ? nothing : html`<br /><q dir="auto">${note}</q>`}</li>`)}
          </ul>`
        : nothing
    }
    <div class="do">
      ${STEPS[queue].map((step, index) => html`<button type="button" class=${index ? '' : 'primary'} aria-keyshortcuts=${keyOf(step)} @click=${() => act(step)}>${labels[step]}</button>`)}
      ${wayThere(scene, topic, id, leave)}
    </div>`;
}

/** Which keys do what, on a comment of a queue. */
export const legend = ({ t }: Scene, queue: Queue): TemplateResult =>
  html`<p class="muted keys">
    <span>${t.keysLabel}:</span>
    ${STEPS[queue].map((step) => html`<span><kbd>${keyOf(step)}</kbd> ${t.keys[step]}</span>`)}
    <span><kbd>↓</kbd> <kbd>↑</kbd> ${t.keys.move}</span>
  </p>`;

/** What was done, by whom, when and why. */
export function logItem(
  scene: Scene,
  entry: AuditEntry,
  refused: string | null,
  undo: () => void,
  leave: () => void,
): TemplateResult {
  const { t, tag, now } = scene;
  const { at, reason, undone, undoUntil, kind, topic, subject } = entry;
  const can = undoUntil !== null && now < undoUntil && refused === null;
  return html`<div class="about">
      <span>${entryWords(entry, t)}</span>
      <span class="muted">${ago(scene, at)}</span> ${place(scene, topic)}
    </div>
    ${reason === null ? nothing : html`<p class="muted" dir="auto">${t.reason(reason)}</p>`}
    ${undone ? html`<p class="muted">${t.undone(undone.by?.name ?? t.somebody, formatDateTime(tag, undone.at))}</p>` : nothing}
    <p role="alert">${refused}</p>
    <div class="do">
      ${can ? html`<button type="button" @click=${undo}>${t.undo}</button>` : nothing}
      ${kind === 'comment' ? wayThere(scene, topic, subject, leave) : nothing}
    </div>`;
}
