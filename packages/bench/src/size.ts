/** `npm run size`: weighs the built embed bundle against budgets.json and fails where it is too heavy. Builds nothing. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { judge, measure, type Budget, type Manifest } from './weigh.ts';

const dist = new URL('../../embed/dist/', import.meta.url);
const json = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

const weights = new Map<string, number>();
const weigh = (file: string) => {
  let bytes = weights.get(file);
  // Zlib's default quality, 11, is what static hosting precompresses with.
  if (bytes === undefined)
    weights.set(file, (bytes = brotliCompressSync(readFileSync(new URL(file, dist))).length));
  return bytes;
};

let manifest: Manifest;
try {
  manifest = json(new URL('.vite/manifest.json', dist)) as Manifest;
} catch {
  console.error('No bundle to weigh: run "npm run build" first.');
  process.exit(1);
}
const { budgets } = json(new URL('../budgets.json', import.meta.url)) as { budgets: Budget[] };

let failed = 0;
let over = 0;
for (const budget of budgets) {
  const { files, missing } = measure(manifest, budget);
  const name = budget.name.padEnd(24);
  if (missing.length) {
    if (!budget.pending) failed++;
    console.log(`${budget.pending ? 'later ' : 'FAILED'} ${name} not in the bundle: ${missing.join(', ')}`);
    continue;
  }
  const bytes = files.reduce((sum, file) => sum + weigh(file), 0);
  const verdict = judge(bytes, budget);
  if (verdict === 'FAILED') failed++;
  if (verdict === 'OVER') over++;
  const aim = budget.aim && bytes > budget.aim ? `, aim ${budget.aim}` : '';
  const stale = budget.pending ? ' (built by now: remove "pending")' : '';
  console.log(
    `${verdict.padEnd(6)} ${name} ${String(bytes).padStart(6)} of ${budget.limit} B${aim}, ${files.length} files${stale}`,
  );
}
console.log(
  failed ? `${failed} of ${budgets.length} budgets failed` : 'No budget is heavier than it may be.',
);
if (over)
  console.log(`${over} of ${budgets.length} are over their limit still; they may only become lighter.`);
process.exit(failed ? 1 : 0);
