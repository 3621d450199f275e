// Every state of every widget, one below the other, without a backend.
// ?only=ready  ?tag=hearth-poll  ?theme=dark  ?locale=de  ?dir=rtl
import '@hearth/elements/badges';
import '@hearth/elements/bell';
import '@hearth/elements/community';
import '@hearth/elements/count';
import '@hearth/elements/figures';
import '@hearth/elements/impact';
import '@hearth/elements/gate';
import '@hearth/elements/invite';
import '@hearth/elements/poll';
import '@hearth/elements/thread';
import * as all from '@hearth/elements/states';
import type { WidgetState } from '@hearth/elements/states';

const query = new URLSearchParams(location.search);
const only = query.get('only');
const tag = query.get('tag');
const dark = query.get('theme') === 'dark';
const locale = query.get('locale') ?? 'en';
const dir = query.get('dir') === 'rtl' ? 'rtl' : 'ltr';
const main = document.querySelector('main');

document.documentElement.classList.toggle('dark', dark);
document.documentElement.lang = locale;
document.documentElement.dir = dir;

const states = Object.values(all).flatMap((value) => (Array.isArray(value) ? (value as WidgetState[]) : []));
for (const state of states) {
  if (!main || (only && state.name !== only) || (tag && state.tag !== tag)) continue;
  const title = document.createElement('h1');
  title.textContent = `${state.tag}: ${state.name}`;
  main.append(title);
  await all.mountState(state, main, { locale, dir });
}
document.body.dataset['ready'] = '';
