#!/usr/bin/env node
// Published, this package holds dist alone. In the repository its TypeScript source runs as it is, without a build.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Loading code leaves garbage, and V8 keeps the room that it made for it: see src/young-heap.ts, where this ends.
setFlagsFromString('--semi-space-growth-factor=1');

const source = new URL('../src/cli.ts', import.meta.url);
if (existsSync(source)) {
  // What `node --conditions=hearth-source` does, without a second process.
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: ['hearth-source', ...(context.conditions ?? [])] }),
  });
  await import(source.href);
} else {
  await import('../dist/cli.js');
}
