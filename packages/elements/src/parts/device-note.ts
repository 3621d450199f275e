import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { common } from '../locales/en/common.ts';
import type { Messages } from '../locales/messages.ts';

/**
 * Tells that nothing leaves this browser.
 *
 * @param words `undefined`: English
 */
export const deviceNote = (words: Messages['common'] | undefined): TemplateResult =>
  html`<p class="muted" part="device">${(words ?? common).deviceOnly}</p>`;
