// Prints what a first visit downloads beside its budget, for the phone and for the office, and fails when one is more, unless told
// `--only-print`. Beside the phone's stands what the service worker then fetches for later: the English words, the vault.
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
const line = (name, raw, small) => console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(small).padStart(9)}`);
const assets = readdirSync(join(dist, 'assets'))
  .sort()
  .map((name) => `assets/${name}`);
const isLater = (name) => /\.txt$|vault/.test(name);
const isOffice = (name) => name.includes('office');
const isPhone = (name) => !isLater(name) && !isOffice(name);

const measure = (name) => {
  const bytes = readFileSync(join(dist, name));
  const small = brotli(bytes);
  line(name, bytes.length, small);
  return { raw: bytes.length, brotli: small };
};
/** Prints a page with its files; returns how many bytes they are over the budget. */
const over = (title, files) => {
  line(title, 'bytes', 'brotli');
  const sum = { raw: 0, brotli: 0 };
  for (const name of files) {
    const { raw, brotli } = measure(name);
    sum.raw += raw;
    sum.brotli += brotli;
  }
  line('total', sum.raw, sum.brotli);
  line('budget', '', BUDGET);
  if (sum.brotli > BUDGET) console.error(`app: the ${title} is ${sum.brotli - BUDGET} bytes over its budget.`);
  return Math.max(0, sum.brotli - BUDGET);
};

const phone = over('first load of the phone', ['index.html', ...assets.filter(isPhone), 'icons/icon.svg']);
console.log('later');
assets.filter(isLater).forEach(measure);
const office = over('first load of the office', ['office.html', ...assets.filter(isOffice), 'icons/icon.svg']);
if (phone + office > 0 && !process.argv.includes('--only-print')) process.exit(1);
