import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { tidyBody } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';
import type { ControllerHost } from '../../../../parts/base-element.ts';
import { bodyElement } from '../../../../parts/body.ts';
import { Later } from '../../../../parts/later.ts';

/** What was written, as it will look. The parser loads with the first look; it is the one that the server uses. */
export class Preview {
  open = false;
  #text = '';
  #drawn: Element | null = null;
  readonly #parser: Later<(source: string) => ReturnType<typeof import('@hearth/core/markdown').parse>>;

  constructor(host: Pick<ControllerHost, 'requestUpdate'>) {
    this.#parser = new Later(host, async () => (await import('@hearth/core/markdown')).parse);
  }

  /** Shows `text`; resolves to whether it can be shown. It must not be longer than a body may be. */
  async show(text: string): Promise<boolean> {
    this.open = true;
    this.#text = tidyBody(text);
    this.#drawn = null;
    return !!(await this.#parser.load(true));
  }

  template(t: Messages['acting'], common: Messages['common']): TemplateResult {
    const { here, missing } = this.#parser;
    this.#drawn ??= here && this.#text ? bodyElement(here(this.#text)) : null;
    const instead = missing ? common.partMissing : this.#text ? common.loading : t.tools.nothing;
    return html`<div class="preview" part="preview" role="region" aria-label=${t.tools.preview}>
      ${this.#drawn ?? html`<p class=${missing ? 'error-words' : 'muted'}>${instead}</p>`}
    </div>`;
  }
}
