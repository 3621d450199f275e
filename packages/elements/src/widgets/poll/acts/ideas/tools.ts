import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { ENTRY_STATUSES, isStaff } from '@hearth/core/domain';
import type { EntrySort } from '@hearth/core/domain';
import { formatNumber } from '../../../../locales/intl.ts';
import type { Choice } from './choices.ts';
import type { BoardScene } from './scene.ts';

const SORTS: readonly EntrySort[] = ['trending', 'top', 'new'];

interface Tools {
  readonly roadmap: boolean;
  readonly sort: EntrySort;
  readonly choice: Choice;
  setRoadmap(on: boolean): void;
  setSort(sort: EntrySort): void;
  setChoice(choice: Choice): void;
}

/** One of a few, as radio buttons that look like one thing. */
function segments<K extends string>(
  legend: string,
  name: string,
  all: Readonly<Record<K, string>>,
  chosen: K,
  choose: (key: K) => void,
): TemplateResult {
  return html`<fieldset class="segments">
    <legend class="sr">${legend}</legend>
    ${Object.entries<string>(all).map(
      ([key, words]) =>
        html`<label
          ><input
            type="radio"
            name=${name}
            value=${key}
            .checked=${key === chosen}
            @change=${() => choose(key as K)}
          /><span>${words}</span></label
        >`,
    )}
  </fieldset>`;
}

/** What is shown of the board, and in which order. */
export function tools({ t, tag, poll, viewer }: BoardScene, on: Tools): TemplateResult {
  const counts = poll.board?.entries;
  const option = (value: Choice, words: string): TemplateResult =>
    html`<option value=${value} ?selected=${value === on.choice}>${words}</option>`;
  const choices: readonly (readonly [Choice, string])[] = [
    ['all', t.all],
    ...ENTRY_STATUSES.map(
      (status) =>
        [
          status,
          counts ? `${t.status[status]} (${formatNumber(tag, counts[status])})` : t.status[status],
        ] as const,
    ),
    ...(viewer ? [['mine', t.mine] as const] : []),
    ...(isStaff(viewer ?? null) ? [['held', t.waiting] as const] : []),
  ];
  // Where votes are not to be seen no order tells of them, and there is one order only; shelves have theirs.
  const sorts = poll.resultsVisible && !/^(mine|held)$/.test(on.choice);
  return html`<div class="board-tools" part="tools">
    ${segments(
      t.view,
      'board-view',
      { list: t.list, roadmap: t.roadmap },
      on.roadmap ? 'roadmap' : 'list',
      (view) => on.setRoadmap(view === 'roadmap'),
    )}
    ${
      on.roadmap
        ? nothing
        : html`${
              sorts
                ? segments(
                    t.sort,
                    'board-sort',
                    Object.fromEntries(SORTS.map((sort) => [sort, t.sorts[sort]])) as Record<
                      EntrySort,
                      string
                    >,
                    on.sort,
                    (sort) => on.setSort(sort),
                  )
                : nothing
            }
            <label class="filter"
              ><span class="muted">${t.filter}</span>
              <select
                @change=${({ target }: Event) => on.setChoice((target as HTMLSelectElement).value as Choice)}
              >
                ${choices.map(([value, words]) => option(value, words))}
              </select></label
            >`
    }
  </div>`;
}
