/** Which files of a Vite build a page loads for a set of sources. */

/** Vite's manifest: chunks by the path of the source that they start from, shared ones by `_name`. */
export type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>;

export interface Budget {
  name: string;
  /** Sources, from the repository's root. */
  of: string[];
  /** Sources that the page has loaded before. */
  without?: string[];
  /** Brotli bytes: what we promise. */
  limit: number;
  /** What it weighs while the limit is not met yet: it fails beyond that, so that it only becomes lighter. */
  ceiling?: number;
  aim?: number;
  pending?: boolean;
}

/** `OVER`: more than was promised, but no more than it was known to be. */
export function judge(
  bytes: number,
  { limit, ceiling = 0 }: Pick<Budget, 'limit' | 'ceiling'>,
): 'ok' | 'OVER' | 'FAILED' {
  if (bytes <= limit) return 'ok';
  return bytes <= ceiling ? 'OVER' : 'FAILED';
}

/** Files to load for a budget, each once, and the sources that no chunk starts from. */
export function measure(manifest: Manifest, budget: Pick<Budget, 'of' | 'without'>) {
  const before = closure(manifest, budget.without ?? []);
  const wanted = closure(manifest, budget.of);
  const files = [...wanted].filter((file) => !before.has(file));
  const missing = [...budget.of, ...(budget.without ?? [])].filter((source) => !manifest[source]);
  return { files, missing };
}

function closure(manifest: Manifest, sources: string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (source: string) => {
    const chunk = manifest[source];
    if (!chunk || seen.has(source)) return;
    seen.add(source);
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const each of chunk.imports ?? []) visit(each);
  };
  for (const source of sources) visit(source);
  return files;
}
