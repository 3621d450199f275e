import { ROUTES, type RouteName } from '../routes.ts';

/** A path that the table knows. */
export interface Match {
  readonly name: RouteName;
  readonly site: string;
  /** Below `/viewer`: a bearer is needed, and nobody else may keep the answer. */
  readonly asViewer: boolean;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly name: RouteName;
  readonly method: string;
  readonly asViewer: boolean;
  readonly segments: readonly string[];
}

const PATTERNS: readonly Pattern[] = Object.entries(ROUTES).flatMap(([name, [method, visibility, path]]) => {
  const pattern = (asViewer: boolean): Pattern => ({
    name: name as RouteName,
    method,
    asViewer,
    segments: [...(asViewer ? ['viewer'] : []), ...path.split('/').slice(1)],
  });
  return visibility === 'either' ? [pattern(false), pattern(true)] : [pattern(visibility === 'viewer')];
});

/** Finds what `pathname` (still percent-encoded) names, or `null`: for a wrong method and a wrong encoding, too. */
export function match(method: string, pathname: string): Match | null {
  const [empty, version, sites, site, ...rest] = pathname.split('/');
  if (empty !== '' || version !== 'v1' || sites !== 'sites' || !site) return null;
  for (const { name, segments, asViewer, method: wanted } of PATTERNS) {
    if (wanted !== method || segments.length !== rest.length) continue;
    const params: Record<string, string> = {};
    if (!segments.every((segment, index) => segment === rest[index] || takes(params, segment, rest[index]!)))
      continue;
    try {
      for (const field of Object.keys(params)) params[field] = decodeURIComponent(params[field]!);
      return { name, site: decodeURIComponent(site), asViewer, params };
    } catch {
      return null;
    }
  }
  return null;
}

function takes(params: Record<string, string>, segment: string, text: string): boolean {
  if (!segment.startsWith('{')) return false;
  params[segment.slice(1, -1)] = text;
  return true;
}
