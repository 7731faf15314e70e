// Prints what a first visit downloads beside its budget, and fails when it is more, unless told `--only-print`. Beside it stands
// what the service worker then fetches for later: the English words.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 250_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('app: nothing to measure; run "node app/build.mjs" first.');
  process.exit(1);
}
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const assets = readdirSync(join(dist, 'assets'))
  .sort()
  .map((name) => `assets/${name}`);
const isLater = (name) => name.endsWith('.txt');
const files = ['index.html', ...assets.filter((name) => !isLater(name)), 'icons/icon.svg'];
const sum = { raw: 0, brotli: 0 };
const line = (name, raw, small) => console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(small).padStart(9)}`);
line('first load', 'bytes', 'brotli');
const measure = (name) => {
  const bytes = readFileSync(join(dist, name));
  const small = brotli(bytes);
  line(name, bytes.length, small);
  return { raw: bytes.length, brotli: small };
};
for (const name of files) {
  const { raw, brotli } = measure(name);
  sum.raw += raw;
  sum.brotli += brotli;
}
line('total', sum.raw, sum.brotli);
line('budget', '', BUDGET);
console.log('later');
assets.filter(isLater).forEach(measure);
if (sum.brotli > BUDGET) {
  console.error(`app: the first load is ${sum.brotli - BUDGET} bytes over its budget.`);
  if (!process.argv.includes('--only-print')) process.exit(1);
}
