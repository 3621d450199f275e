import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installPeers, packages } from './peers.ts';

test('npm is asked for one version of each peer, so that figures can be had again', () => {
  assert.ok(packages().length >= 4);
  for (const name of packages()) assert.match(name, /^(@[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+$/);
});

test('nothing is installed once the bench is stopped', () =>
  assert.rejects(installPeers(AbortSignal.abort()), { name: 'AbortError' }));
