/**
 * Registers an element once. A second copy of Hearth on the page keeps the first's and says so once; in Node without a DOM
 * nothing happens.
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const present = customElements.get(name);
  if (!present) customElements.define(name, element);
  else if (present !== element) void import('./second-copy.ts').then(({ warn }) => warn(name), Boolean);
}
