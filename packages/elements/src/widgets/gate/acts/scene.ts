import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { GateView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import type { Messages } from '../../../locales/messages.ts';
import { errorWords } from '../../../parts/error-view.ts';
import type { Asking } from './asking.ts';
import type { GateDesk } from './host.ts';

/** What is drawn behind a gate, and with what. */
export interface InsideScene {
  readonly t: Messages['inside'];
  readonly tag: string;
  readonly view: GateView;
  readonly desk: GateDesk;
  readonly asking: Asking;
}

/** Why the last deed with this perk, pass or circle failed, in words of its own where there are any. */
export function failureOf(of: string, { t, view, desk }: InsideScene): TemplateResult | typeof nothing {
  const { failure } = view;
  if (failure?.of !== of) return nothing;
  const { error } = failure;
  const { reason } = error.details;
  const words =
    error.code === 'conflict' && reason === 'used'
      ? t.used
      : error.code === 'conflict' && reason === 'full'
        ? t.full
        : errorWords(error, desk.say('common') ?? common);
  return html`<p class="failed" part="error" role="alert">${words}</p>`;
}
