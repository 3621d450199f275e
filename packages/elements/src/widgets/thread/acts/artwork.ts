import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { ReactionKind } from '@hearth/core/domain';

/** A face over its emoji, which keeps the room: nothing moves when the picture comes. */
const face = ({ emoji, image = '' }: ReactionKind): TemplateResult =>
  html`<span class="art"
    ><span>${emoji}</span
    ><img src=${image} alt="" width="20" height="20" decoding="async" referrerpolicy="no-referrer"
  /></span>`;

/** A community's own pictures for its reactions. Until one has loaded, and where the page's policy or the network refuses it, the emoji stays. */
export class Artwork {
  /** By kind; `undefined`: none. */
  faces: Readonly<Record<string, TemplateResult>> | undefined;
  #wanted: readonly ReactionKind[] | undefined;
  readonly #loaded: () => void;

  /** `loaded`: called when there is another face. */
  constructor(loaded: () => void) {
    this.#loaded = loaded;
  }

  /** Loads the pictures of `kinds`, once. */
  want(kinds: readonly ReactionKind[] | undefined): void {
    if (kinds === this.#wanted) return;
    this.#wanted = kinds;
    this.faces = undefined;
    for (const kind of kinds ?? []) {
      if (!kind.image) continue;
      const picture = new Image();
      picture.referrerPolicy = 'no-referrer';
      picture.onload = () => {
        if (this.#wanted !== kinds) return;
        this.faces = { ...this.faces, [kind.id]: face(kind) };
        this.#loaded();
      };
      picture.src = kind.image;
    }
  }
}
