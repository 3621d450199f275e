import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { formatRelative } from '../locales/format.ts';

/** What a `<time>` says to machines. */
export const isoOf = (time: number): string => new Date(time).toISOString();

/** Words about a moment. What it is in full is told by {@link titleTime} when somebody points at it. */
export const timeStamp = (time: number, words: string): TemplateResult =>
  html`<time datetime=${isoOf(time)}>${words}</time>`;

/** How long ago. Old dates stay relative. */
export const ago = (locale: string, time: number, now: number): string =>
  formatRelative(locale, Math.min(time, now), now);
