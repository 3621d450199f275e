/** JSON with sorted keys, so that equal values have equal text (the idea of RFC 8785, for our own values). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>;
    const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
    return `{${names
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
