import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEMO, oneLine, THREAD, useHost } from './testing/host.ts';
import { ready, words } from './testing/visit.ts';

const { on } = useHost();

for (const [mistake, body, shown, line] of [
  [
    'site',
    `<script type="module" src="/1/hearth.js" data-site="acmee"></script>${THREAD}${THREAD}`,
    /not set up yet[^]*"acmee" is not on/,
    /^Hearth: the site "acmee" is not on http:\/\/127\.0\.0\.1:\d+\. Check data-site\./,
  ],
  [
    'server that is not there',
    `<script type="module" src="/1/hearth.js" data-site="demo" data-server="http://127.0.0.1:1"></script>${THREAD}`,
    /cannot be|right now|try again|offline/i,
    /^Hearth: http:\/\/127\.0\.0\.1:1 cannot be reached\. Check data-server/,
  ],
  [
    'server that is something else',
    `<script type="module" src="/1/hearth.js" data-site="demo" data-server="/nothing"></script>${THREAD}`,
    /cannot be|right now|try again|offline/i,
    /^Hearth: .*\/nothing does not answer as a Hearth server\. Check data-server/,
  ],
  [
    'server and names no site',
    `<script type="module" src="/1/hearth.js" data-server="/nothing"></script>${THREAD}`,
    /does not answer as a Hearth server/,
    /does not answer as a Hearth server\. Check data-server/,
  ],
  [
    'server address',
    `<script type="module" src="/1/hearth.js" data-site="demo" data-server="https://"></script>${THREAD}`,
    /cannot be|right now|try again|offline/i,
    /^Hearth: https:\/\/ .*Check data-server/,
  ],
  [
    'backend',
    `<script type="module" src="/1/hearth.js" data-backend="locale"></script>${THREAD}${THREAD}`,
    /not set up yet[^]*data-backend="locale" is not known/,
    /data-backend="locale" is not known\. Use http or local/,
  ],
  [
    'attribute of a widget',
    `${DEMO}<hearth-thread topics="x"></hearth-thread>`,
    /not set up yet[^]*Give it a topic/,
    /Give it a topic/,
  ],
  [
    'site on a provider',
    `${DEMO}<hearth-community site="acmee">${THREAD}</hearth-community>`,
    /not set up yet[^]*"acmee" is not on/,
    /the site "acmee" is not on .*\. Check site of <hearth-community>/,
  ],
  [
    'backend on a provider',
    `${DEMO}<hearth-community site="demo" backend="locale">${THREAD}</hearth-community>`,
    /not set up yet[^]*"locale"/,
    /The backend "locale" is not registered/,
  ],
] as const) {
  test(`a wrong ${mistake} is told in the widget and in one console line that names the fix`, () =>
    on(body, async (visited) => {
      await ready(visited.page, 'hearth-thread');
      await oneLine(visited, line);
      const widgets = visited.page.locator('hearth-thread .root');
      for (const widget of await widgets.all()) await widget.filter({ hasText: shown }).waitFor();
    }));
}

test('a poll and a member that the site does not have are told in place, each in one console line', () =>
  on(
    `${DEMO}<hearth-poll poll="nope"></hearth-poll><hearth-badges member="nobody"></hearth-badges>`,
    async ({ page, said }) => {
      await ready(page, 'hearth-poll, hearth-badges');
      assert.match(await words(page, 'hearth-poll'), /could not be found/);
      assert.match(await words(page, 'hearth-badges'), /could not be found/);
      assert.deepEqual(said.sort(), [
        'Hearth: the site "demo" has no member "nobody". Check member="…".',
        'Hearth: the site "demo" has no poll "nope". Check poll="…".',
      ]);
    },
  ));

for (const [what, body] of [
  ['data-hearth', `${DEMO}<div data-hearth="thraed"></div>`],
  ['an element’s name', `${DEMO}<hearth-thraed></hearth-thraed>`],
] as const) {
  test(`a wrong widget in ${what} is told in its place and in one console line`, () =>
    on(body, async (visited) => {
      await oneLine(visited, /"thraed" is not a widget of Hearth\. Use thread, poll/);
      assert.match(await visited.page.getByRole('alert').innerText(), /"thraed" is not a widget/);
    }));
}

for (const [name, value] of [
  ['theme', 'drak'],
  ['locale', 'not a language'],
] as const) {
  test(`an unknown data-${name} is left out, and told`, () =>
    on(
      `<script type="module" src="/1/hearth.js" data-site="demo" data-${name}="${value}"></script>${THREAD}`,
      async (visited) => {
        await ready(visited.page, 'hearth-thread');
        assert.match(await words(visited.page, 'hearth-thread'), /Rhubarb/);
        await oneLine(visited, new RegExp(`data-${name}="${value}" is not known, and left out\\. Use`));
      },
    ));
}
