import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { formatRelative } from '../locales/format.ts';

/** Words about a moment. What it is in full is told by {@link titleTime} when somebody points at it. */
export const timeStamp = (time: number, words: string): TemplateResult =>
  html`<time datetime=${new Date(time).toISOString()}>${words}</time>`;

/** How long ago. Old dates stay relative. */
export const relativeTime = (locale: string, time: number, now: number): TemplateResult =>
  timeStamp(time, formatRelative(locale, Math.min(time, now), now));
