import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { formatDateTime, formatRelative } from '../locales/format.ts';

/** How long ago, with the full date and time on hover. Old dates stay relative: the full one is in `title` and `datetime`. */
export const relativeTime = (locale: string, time: number, now: number): TemplateResult =>
  html`<time datetime=${new Date(time).toISOString()} title=${formatDateTime(locale, time)}
    >${formatRelative(locale, Math.min(time, now), now)}</time
  >`;
