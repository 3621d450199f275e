/** Loopback, where a page under development may come from any port. */
const ANY_PORT = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]):\*$/;

/** Whether a site may list this: scheme, host and port alone, as browsers send it; or any port of this machine (`http://localhost:*`). */
export function isOriginPattern(text: string): boolean {
  if (ANY_PORT.test(text)) return true;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.origin === text && !text.includes('*');
  } catch {
    return false;
  }
}

/** Whether `origin`, as a browser sends it, is one that a site lists. */
export function originAllowed(patterns: readonly string[], origin: string): boolean {
  const anyPort = `${origin.replace(/:\d{1,5}$/, '')}:*`;
  return patterns.includes(origin) || (ANY_PORT.test(anyPort) && patterns.includes(anyPort));
}
