import { css } from '../../../../parts/css.ts';

export const contestStyles = css`
  .steps {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: var(--_space);
    margin: calc(var(--_space) * 1.5) 0;
    padding: 0;
    list-style: '';
  }
  .steps li {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-block-start: 3px solid var(--_border);
    border-radius: var(--_radius);
  }
  .steps [aria-current] {
    border-block-start-color: var(--_accent);
    background: var(--_surface);
  }
  .steps :is(b, span) {
    display: block;
  }
  .steps b .mark {
    display: inline-block;
    margin-inline-start: var(--_space);
  }
  .gallery {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(clamp(140px, 30%, 240px), 1fr));
    gap: calc(var(--_space) * 1.5);
    margin: calc(var(--_space) * 1.5) 0;
    padding: 0;
    list-style: '';
  }
  .entry {
    display: flex;
    flex-flow: column;
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .entry.first {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .look {
    display: block;
    inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: var(--_sunken);
    overflow: hidden;
    cursor: zoom-in;
  }
  .look img,
  .unseen {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    object-fit: cover;
  }
  .caption {
    display: grid;
    gap: 4px;
    padding: var(--_space) calc(var(--_space) * 1.25);
  }
  .caption .mark + .mark {
    margin-inline-start: 0;
  }
  .caption > * {
    min-inline-size: 0;
    hyphens: auto;
  }
  .entry .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    margin-block-start: auto;
    padding: 0 calc(var(--_space) * 1.25) calc(var(--_space) * 1.25);
  }
  .deeds .figures {
    margin-inline-end: auto;
  }
  .deeds [aria-pressed='true'] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .deeds [aria-pressed='true']::before {
    content: '✓ ' / '';
  }
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    margin-block: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .own > p,
  .own blockquote {
    margin: 0;
  }
  .own blockquote {
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_control);
  }
  .own .side {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: start;
  }
  .own .side img {
    flex: none;
    inline-size: 96px;
    block-size: 72px;
    object-fit: cover;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_border);
  }
  .own .side > div {
    min-inline-size: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .heading {
    margin: calc(var(--_space) * 2) 0 0;
    font-size: 1.0625em;
    font-weight: 650;
    outline: 0;
  }
  .enter {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    margin-block: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .enter .tools {
    margin-block-start: var(--_space);
  }
  .enter .pictures li {
    padding: 0;
    border: 0;
  }
  .enter :is(p, fieldset, .heading) {
    margin: 0;
  }
  .enter fieldset {
    min-inline-size: 0;
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .enter label.field,
  .enter .about {
    display: grid;
    gap: 4px;
    font-weight: 600;
  }
  .enter :is(input:not([type]), textarea) {
    inline-size: 100%;
    min-block-size: 40px;
    padding: calc(var(--_space) / 2) var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 16px;
    font-weight: 400;
  }
  .enter [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .tick {
    display: flex;
    gap: calc(var(--_space) * 1.25);
    align-items: start;
    margin-block-start: var(--_space);
    min-block-size: 24px;
  }
  .tick input {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .trouble {
    color: var(--_danger);
  }
  .larger {
    inline-size: min(960px, 100vw - 24px);
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .larger::backdrop {
    background: rgb(20 15 10 / 0.7);
  }
  .larger .picture {
    display: grid;
    place-items: center;
    block-size: min(64dvh, 620px);
    background: var(--_sunken);
  }
  .larger .picture img {
    max-inline-size: 100%;
    max-block-size: min(64dvh, 620px);
    inline-size: auto;
    block-size: auto;
  }
  .larger .about {
    display: grid;
    gap: 4px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
  }
  .larger .about > * {
    margin: 0;
  }
  .larger nav {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }
  .larger nav .muted {
    margin-inline-end: auto;
  }
`;
