import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { MOST_STARS } from '@hearth/core/domain';

/** Hearth's own star, 24 × 24; stroked with round joins, so that its points are soft. */
const STAR = 'l2.7 6.5 7 .5-5.3 4.6 1.6 6.9-6-3.7-6 3.7 1.6-6.9L2.3 9.7l7-.5z';
const at = (index: number): string =>
  `M${12 + 24 * index} 2.7${STAR.replace('L2.3', `L${2.3 + 24 * index}`)}`;
const ROW = Array.from({ length: MOST_STARS }, (_, index) => at(index)).join('');
const WIDTH = 24 * MOST_STARS;

/** Stars as a picture that says how many they are: full ones are filled, others have an edge alone. Not by colour, then. */
export const stars = (rating: number, label: string): TemplateResult =>
  html`<svg class="stars" viewBox="0 0 ${WIDTH} 24" role="img" aria-label=${label}>
    <path d=${ROW}></path>
    <svg width=${24 * rating} height="24"><path class="full" d=${ROW}></path></svg>
  </svg>`;

interface StarsInput {
  readonly legend: string;
  /** Tells the group apart from others in the thread. */
  readonly name: string;
  readonly value: number | null;
  readonly label: (rating: number) => string;
  readonly hint: string;
  /** Why sending was refused. */
  readonly problem: string | null;
  readonly give: (rating: number) => void;
}

const HALVES = Array.from({ length: 2 * MOST_STARS }, (_, step) => (step + 1) / 2);

/**
 * Ten radio buttons that look like five stars: each is half a star, 24 px wide. Arrows go by halves, as in any group of radio
 * buttons; what is filled is the style sheet's to say.
 */
export const starsInput = (input: StarsInput): TemplateResult => {
  const { legend, name, value, label, hint, problem, give } = input;
  return html`<fieldset class="rate" part="rating" aria-describedby="problem-${name}">
    <legend>${legend}</legend>
    <div class="pick">
      ${HALVES.map(
        (rating) =>
          html`<label class="half"
            ><input
              type="radio"
              name=${name}
              value=${rating}
              aria-label=${label(rating)}
              title=${label(rating)}
              .checked=${rating === value}
              @change=${() => give(rating)} /><svg
              viewBox="${Number.isInteger(rating) ? 12 : 0} 0 12 24"
              aria-hidden="true"
            >
              <path d=${at(0)}></path></svg
          ></label>`,
      )}
    </div>
    <span class="muted" aria-hidden="true">${value === null ? hint : label(value)}</span>
    <p id="problem-${name}" class="wrong" role="alert">${problem}</p>
  </fieldset>`;
};
