// Where this machine keeps its browsers, and how to get them when it has none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const engines = ['chromium', 'firefox', 'webkit'];
const packages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus-daemon'],
};

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
};
const onPath = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(executable);

/** Absolute paths of the installed browsers; an engine that can't run here is undefined. */
export function findBrowsers() {
  const miniBrowser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().at(-1);
  const webkit = miniBrowser && ['WebKitWebDriver', 'Xvfb', 'dbus-run-session'].every((name) => onPath(name));
  return {
    chromium:
      process.env.HEARTH_CHROMIUM ??
      onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ??
      executable('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    firefox:
      process.env.HEARTH_FIREFOX ??
      onPath('firefox-esr', 'firefox') ??
      executable('/Applications/Firefox.app/Contents/MacOS/firefox'),
    webkit: webkit ? miniBrowser : undefined,
  };
}

/** The engines that HEARTH_BROWSERS asks for, all three when it is unset. */
export function wantedEngines() {
  const wanted = (process.env.HEARTH_BROWSERS || engines.join(',')).split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !engines.includes(name));
  if (unknown.length)
    throw new Error(`HEARTH_BROWSERS names ${unknown.join(', ')}; known: ${engines.join(', ')}`);
  return wanted;
}

/** Finds the wanted engines, installs what is missing where it may, and throws a sentence to act on where it may not. */
export function ensureBrowsers(wanted = wantedEngines()) {
  const missing = () => wanted.filter((name) => !findBrowsers()[name]);
  const names = missing().flatMap((name) => packages[name]);
  if (names.length && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing ${names.join(' ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...words) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-qq', ...words], { stdio: 'inherit', env });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...names);
  }
  if (missing().length) {
    throw new Error(
      `Missing: ${missing().join(', ')}. On Debian or Ubuntu, as root:\n` +
        `  apt-get install -y --no-install-recommends ${missing()
          .flatMap((name) => packages[name])
          .join(' ')}\n` +
        `or test in what is there:\n  HEARTH_BROWSERS=chromium npm test`,
    );
  }
  return findBrowsers();
}
