/**
 * `<div data-hearth="thread" data-topic="…">`: what CMSs that strip unknown elements let through. The element goes inside,
 * with the div's other data attributes as its own and its content as its server HTML. Answers the element; `null` if it is there already.
 */
export function mountIn(place: HTMLElement): HTMLElement | null {
  const name = `hearth-${place.dataset['hearth']}`;
  if (place.querySelector(name)) return null;
  const element = document.createElement(name);
  for (const { name: attribute, value } of place.attributes) {
    if (attribute.startsWith('data-') && attribute !== 'data-hearth')
      element.setAttribute(attribute.slice(5), value);
  }
  element.append(...place.childNodes);
  place.append(element);
  return element;
}
