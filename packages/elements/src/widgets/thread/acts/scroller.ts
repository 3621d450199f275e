/** What scrolls this element: the nearest box around it that can, through shadow roots; else the page. */
export function scrollerOf(element: Element): Element {
  for (let box = around(element); box; box = around(box)) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement ?? document.documentElement;
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  const box =
    element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  // The page itself scrolls by its scrolling element, whatever its style says.
  return box === document.body || box === document.documentElement ? null : box;
}
