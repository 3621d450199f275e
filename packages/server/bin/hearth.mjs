#!/usr/bin/env node
// Published, this package holds dist alone. In the repository its TypeScript source runs as it is, without a build.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

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
