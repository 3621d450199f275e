const said = new Set<string>();

/**
 * Registers an element once. A second copy of Hearth on the page keeps the first's and says so once; in Node without a DOM
 * nothing happens.
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const present = customElements.get(name);
  if (!present) customElements.define(name, element);
  else if (present !== element && !said.has(name)) {
    said.add(name);
    console.warn(
      `Hearth: <${name}> is already defined, so this second copy is not used. Load Hearth once per page.`,
    );
  }
}
