import type { SiteInfo, ThreadSort } from '@hearth/core/domain';

/**
 * Offers the order by disagreement where people vote for and against. The choice of orders itself belongs to what everybody reads,
 * and stays as wide as it was until this one is chosen, so that nothing beside it moves.
 */
export function offerControversial(
  root: ParentNode,
  site: SiteInfo | undefined,
  sort: ThreadSort,
  label: string,
): void {
  const select = root.querySelector<HTMLSelectElement>('select[data-do=sort]');
  if (!select || site?.votes !== 'up-down') return;
  let option = select.querySelector<HTMLOptionElement>('[value=controversial]');
  if (!option) {
    if (select.offsetWidth) select.style.setProperty('inline-size', `${select.offsetWidth}px`);
    option = new Option('', 'controversial' satisfies ThreadSort);
    select.append(option);
  }
  option.textContent = label;
  if (sort !== 'controversial') return;
  select.style.removeProperty('inline-size');
  select.value = sort;
}
