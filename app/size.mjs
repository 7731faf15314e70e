// Prints what a first visit downloads beside its budget, for the phone, the office and the desk, and fails when one is more, unless told
// `--only-print`. Below the phone's stands what its service worker then fetches for later (parts of the program, the English words,
// the vault), and all together has a ceiling of its own: it is paid by the same data plan.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 250_000;
// 400,000 were enough before a phone handled the follow-up of children, receipts and the inbox, sealed what it keeps, merged records of one
// child and took them apart again, chose its areas, counted what is planned and done, showed photos of it, and told what audits recommend;
// 455,000 before it had registers of women, girls, couples and newborns; 520,000 before a result was told by a child's past, an exchange
// went round what breaks it and in small steps over a slow link, and the inbox knew every reading to decide about; 537,000 before a
// letter of referral was a touch away.
const CEILING = 538_000;
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
const isPart = (name) => /\/(split|chunk)_/.test(name);
const isOffice = (name) => name.includes('office');
const isDesk = (name) => name.includes('desk');
// Looks and start that the desk shares with the office.
const isCommon = (name) => isOffice(name) && /\.css$|office-page/.test(name);
const isLater = (name) => !isOffice(name) && !isDesk(name) && (isPart(name) || /\.txt$|vault/.test(name));
const isPhone = (name) => !isLater(name) && !isOffice(name) && !isDesk(name);

const measure = (name) => {
  const bytes = readFileSync(join(dist, name));
  const small = brotli(bytes);
  line(name, bytes.length, small);
  return { raw: bytes.length, brotli: small };
};
/** Prints files with their sum, which it returns. */
const total = (title, files) => {
  line(title, 'bytes', 'brotli');
  const sizes = files.map(measure);
  const sum = (of) => sizes.reduce((sum, size) => sum + size[of], 0);
  line('total', sum('raw'), sum('brotli'));
  return sum('brotli');
};
/** Prints what is allowed; returns whether it is kept. */
const within = (what, bytes, allowed) => {
  line(what, '', allowed);
  if (bytes > allowed) console.error(`app: ${bytes - allowed} bytes over the ${what}.`);
  return bytes <= allowed;
};

const first = total('first load of the phone', ['index.html', ...assets.filter(isPhone), 'icons/icon.svg']);
const light = within('budget of the phone', first, BUDGET);
const later = total('later', assets.filter(isLater));
line('all of the phone', '', first + later);
const lasting = within('ceiling of all', first + later, CEILING);
const office = total('first load of the office', ['office.html', ...assets.filter((name) => isOffice(name) && !isPart(name)), 'icons/icon.svg']);
const seated = within('budget of the office', office, BUDGET);
total('later at the office', assets.filter((name) => isOffice(name) && isPart(name)));
const desk = total('first load of the desk', ['desk.html', ...assets.filter((name) => (isDesk(name) && !isPart(name)) || isCommon(name)), 'icons/icon.svg']);
const manned = within('budget of the desk', desk, BUDGET);
total('later at the desk', assets.filter((name) => isDesk(name) && isPart(name)));
if (!(light && lasting && seated && manned) && !process.argv.includes('--only-print')) process.exit(1);
