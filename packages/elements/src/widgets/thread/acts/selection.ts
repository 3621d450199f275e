/** What engines say of a selection inside a shadow root, each in its own way. */
interface Selecting {
  getSelection?(): Selection | null;
}
interface Composed {
  getComposedRanges?(options: { readonly shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}

/** What is selected in a shadow root; `null` where nothing is, or where it begins or ends outside. */
export function selectionIn(root: ShadowRoot): Range | null {
  const page = document.getSelection() as (Selection & Composed) | null;
  const own = (root as Selecting).getSelection?.() ?? page;
  let found: StaticRange | Range | null | undefined = own?.rangeCount ? own.getRangeAt(0) : null;
  // Chromium's older way sees more than its newer one; elsewhere only the newer one sees into the root.
  if (!found || !root.contains(found.startContainer))
    found = page?.getComposedRanges?.({ shadowRoots: [root] })[0];
  if (!found || found.collapsed || !root.contains(found.startContainer) || !root.contains(found.endContainer))
    return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

/** The row that holds a place. */
export const rowOf = (node: Node | null): HTMLElement | null =>
  (node instanceof Element ? node : (node?.parentElement ?? null))?.closest<HTMLElement>('li[data-id]') ??
  null;
