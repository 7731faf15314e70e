// Prints what a first visit downloads beside its budget, and fails when it grows past the ratchet, unless told
// `--only-print`. The budget is not met yet; the ratchet is what the app has come down to, and only ever goes down.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 250_000;
const RATCHET = 264_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('app: nothing to measure; run "node app/build.mjs" first.');
  process.exit(1);
}
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const files = [
  'index.html',
  ...readdirSync(join(dist, 'assets'))
    .sort()
    .map((name) => `assets/${name}`),
  'icons/icon.svg',
];
const sum = { raw: 0, brotli: 0 };
const line = (name, raw, small) => console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(small).padStart(9)}`);
line('first load', 'bytes', 'brotli');
for (const name of files) {
  const bytes = readFileSync(join(dist, name));
  const small = brotli(bytes);
  sum.raw += bytes.length;
  sum.brotli += small;
  line(name, bytes.length, small);
}
line('total', sum.raw, sum.brotli);
line('budget', '', BUDGET);
line('ratchet', '', RATCHET);
if (sum.brotli > BUDGET) console.log(`app: the first load is ${sum.brotli - BUDGET} bytes over its budget.`);
if (sum.brotli > RATCHET && !process.argv.includes('--only-print')) {
  console.error(`app: the first load grew ${sum.brotli - RATCHET} bytes past the ratchet.`);
  process.exit(1);
}
