/** The invitation in a page's address, behind its `#`, where no server and no log reads it; `null` without one. */
export const tokenOf = (hash: string): string | null =>
  /^#hearth-circle=([\w.-]{20,500})$/.exec(hash)?.[1] ?? null;
