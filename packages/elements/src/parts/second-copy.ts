const said = new Set<string>();

/** Tells the page's maker, once for each element, that Hearth is there twice. */
export function warn(name: string): void {
  if (said.has(name)) return;
  said.add(name);
  console.warn(
    `Hearth: <${name}> is already defined, so this second copy is not used. Load Hearth once per page.`,
  );
}
