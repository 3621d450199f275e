import { endOf, PARAMETER, readClick } from './clicks.ts';

/** Where a click is kept on the brand's own domain, once the visitor has agreed. */
export interface Keep {
  readonly read: () => string | null;
  /** `null` forgets it. */
  readonly write: (click: string | null) => void;
}

/** In local storage. Where that is forbidden or full, the click stays in memory and address. */
const inStorage = (window: Window): Keep => ({
  read() {
    try {
      return window.localStorage.getItem(PARAMETER);
    } catch {
      return null;
    }
  },
  write(click) {
    try {
      if (click === null) window.localStorage.removeItem(PARAMETER);
      else window.localStorage.setItem(PARAMETER, click);
    } catch {
      // It is in the address still.
    }
  },
});

/**
 * In a cookie that the brand's own server sets at `path`: browsers that cut short what scripts keep leave that alone. It is told
 * the click and until when it counts (seconds), or that it is to be forgotten; scripts may read the cookie.
 */
const inCookie = (window: Window, path: string): Keep => ({
  read: () => new RegExp(`(?:^|; )${PARAMETER}=([^;]+)`).exec(window.document.cookie)?.[1] ?? null,
  write(click) {
    const said = readClick(click);
    const maxAge = said ? Math.floor((endOf(said) - Date.now()) / 1000) : 0;
    window
      .fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ click: maxAge > 0 ? click : null, maxAge: Math.max(0, maxAge) }),
        credentials: 'same-origin',
        keepalive: true,
      })
      .catch(() => {});
  },
});

export const keepIn = (window: Window, path: string | undefined): Keep =>
  path ? inCookie(window, path) : inStorage(window);
