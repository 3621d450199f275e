/** Never made of a data attribute: a sanitiser that lets `data-*` through must not have let scripts or styles through. */
const NOT_OURS = /^(on|style$|hearth$)/;

/**
 * `<div data-hearth="thread" data-topic="…">`: what CMSs that strip unknown elements let through. The element goes inside,
 * with the div's other data attributes as its own and its content as its server HTML. Called again, it brings the attributes
 * up to date.
 */
export function mountIn(place: HTMLElement): HTMLElement {
  // A provider first: what is inside must not ask anybody else.
  const provider = place.parentElement?.closest<HTMLElement>('[data-hearth=community]');
  if (provider) mountIn(provider);

  const name = `hearth-${place.dataset['hearth']}`;
  const present = place.querySelector<HTMLElement>(`:scope>${name}`);
  const element = present ?? place.ownerDocument.createElement(name);
  for (const { name: attribute, value } of place.attributes) {
    const own = attribute.replace(/^data-/, '');
    if (own !== attribute && !NOT_OURS.test(own)) element.setAttribute(own, value);
  }
  if (!present) {
    element.append(...place.childNodes);
    place.append(element);
  }
  return element;
}
