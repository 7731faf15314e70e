// Builds the app, the office and the desk into dist/. PROFILE=dev for a quick build without link-time optimisation and wasm-opt.
//   cargo build -> trim -> wasm-split -> wasm-bindgen -> wasm-opt -> English words -> vite build (assets, web manifest, service worker)
// The app, the office and the desk are split (their `src/later.rs` say along which screens), and never in dev.
// Doing it again when nothing changed takes seconds.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trim } from './trim.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const workspace = resolve(here, '..');
const profile = process.env.PROFILE ?? 'phone';
const pkg = join(here, 'pkg');

const stop = (sentence) => {
  console.error(`app: ${sentence}`);
  process.exit(1);
};
const run = (what, program, args, options = {}) => {
  try {
    return execFileSync(program, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  } catch (error) {
    return stop(error.code === 'ENOENT' ? `${program} is not installed (${what}).` : `${what} failed; see above.`);
  }
};

if (!/^(dev|phone|release)$/.test(profile)) stop(`PROFILE is dev, release or phone, not "${profile}".`);
if (!existsSync(join(here, 'node_modules/.bin/vite'))) stop('run "npm ci --ignore-scripts" in app/ first.');

const bindgen = process.env.WASM_BINDGEN_BIN ?? join(workspace, '.tools/bin/wasm-bindgen');
const wanted = /wasm-bindgen = "=([\d.]+)"/.exec(readFileSync(join(workspace, 'Cargo.toml'), 'utf8'))?.[1];
if (!existsSync(bindgen)) stop(`there is no ${bindgen}; install wasm-bindgen-cli ${wanted} or set WASM_BINDGEN_BIN.`);
const found = execFileSync(bindgen, ['--version'], { encoding: 'utf8' }).trim().split(' ').pop();
if (found !== wanted) stop(`wasm-bindgen is ${found}, the workspace wants ${wanted}: the two must be equal.`);

const splitter = process.env.WASM_SPLIT_BIN ?? join(workspace, '.tools/bin/wasm-split-cli');
if (profile !== 'dev' && !existsSync(splitter)) stop(`there is no ${splitter}; run "make", or set WASM_SPLIT_BIN.`);

// Paths of this machine are noise in the panic messages that a phone downloads.
const env = { ...process.env };
if (profile !== 'dev') {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  env.RUSTFLAGS = `${process.env.RUSTFLAGS ?? ''} --remap-path-prefix=${cargoHome}= --remap-path-prefix=${workspace}=`.trim();
}
const target = 'wasm32-unknown-unknown';
// Each compiled alone: what one needs of a library must not be built into the others.
const programs = [
  { name: 'tumbuh-app', kind: ['--bin', 'tumbuh-app'], splitBy: 'parts' },
  { name: 'tumbuh-office', kind: ['--bin', 'tumbuh-office'], splitBy: 'parts', folder: 'office' },
  { name: 'tumbuh-desk', package: 'tumbuh-office', kind: ['--bin', 'tumbuh-desk'], splitBy: 'desk-parts', folder: 'desk' },
  { name: 'tumbuh-vault', kind: ['--lib'] },
];
const metadata = JSON.parse(
  run('reading cargo metadata', 'cargo', ['metadata', '--format-version', '1', '--no-deps'], { cwd: workspace, stdio: ['ignore', 'pipe', 'inherit'] }),
);
for (const { name, package: from, kind, splitBy, folder = '' } of programs) {
  const parts = splitBy && profile !== 'dev';
  const args = ['--profile', profile, '--target', target, '-p', from ?? name, ...kind];
  // What refers to what, kept by the linker, is how it is known what nobody needs, and which part needs what.
  const relocations = profile === 'dev' ? [] : ['--', '-Clink-args=--emit-relocs'];
  run(`compiling ${name}`, 'cargo', ['rustc', ...args, ...(parts ? ['--features', splitBy] : []), ...relocations], { cwd: workspace, env });
  const file = kind[0] === '--lib' ? name.replace('-', '_') : name;
  bind(name, join(metadata.target_directory, target, profile === 'dev' ? 'debug' : profile, `${file}.wasm`), parts, join(pkg, folder));
}
run('writing the English words', 'cargo', ['run', '--quiet', '--package', 'tumbuh-words', '--', join(pkg, 'en.txt')], { cwd: workspace });
run('vite', join(here, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn']);
if (profile !== 'dev') run('measuring', process.execPath, [join(here, 'size.mjs'), '--only-print']);

/** Makes of a compiled program what a page can load, as <name>.js and <name>_bg.wasm in a folder; parts are beside them. */
function bind(program, wasm, parts, pkg) {
  const name = program.replace('-', '_');
  const stamp = join(pkg, `.${name}`);
  const script = readFileSync(join(here, 'trim.mjs'));
  const hash = createHash('sha256').update(readFileSync(wasm)).update(found).update(script).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  mkdirSync(pkg, { recursive: true });
  const linked = join(pkg, 'linked.wasm');
  writeFileSync(linked, profile === 'dev' ? readFileSync(wasm) : trim(readFileSync(wasm), { forSplitter: parts }));
  const args = ['--target', 'web', '--no-typescript', '--omit-default-module-path', '--out-name', name, '--out-dir', pkg];
  if (parts) {
    for (const old of readdirSync(pkg).filter(isPart)) rmSync(join(pkg, old));
    run('wasm-split', splitter, ['--out-name', name, linked, pkg]);
    const first = join(pkg, `${name}.wasm`);
    run('wasm-bindgen', bindgen, [...args, '--keep-lld-exports', first]);
    rmSync(first);
    rename(name, pkg);
    readdirSync(pkg).filter(isPart).forEach((part) => shrink(part, pkg));
  } else {
    run('wasm-bindgen', bindgen, [...args, linked]);
  }
  if (profile !== 'dev') shrink(`${name}_bg.wasm`, pkg);
  rmSync(linked);
  writeFileSync(stamp, hash);
}

/** Whether the splitter wrote it: a part, or what several parts share. */
function isPart(file) {
  return /^(split|chunk)_\w+\.wasm$/.test(file);
}

/** What several parts of the office or the desk share is named after it, too: by its name a phone leaves it where it is. */
function rename(name, pkg) {
  const of = { tumbuh_office: 'chunk_office_', tumbuh_desk: 'chunk_desk_' }[name];
  if (!of) return;
  const loader = join(pkg, '__wasm_split.js');
  writeFileSync(loader, readFileSync(loader, 'utf8').replace(/\bchunk_(?=\d+\.wasm)/g, of));
  for (const file of readdirSync(pkg).filter((file) => /^chunk_\d/.test(file))) {
    renameSync(join(pkg, file), join(pkg, file.replace('chunk_', of)));
  }
}

function shrink(file, pkg) {
  const whole = join(pkg, file);
  const small = join(pkg, 'small.wasm');
  // Never --all-features: Chromium refuses such a module. What brotli makes of it counts, not the raw size: alike functions side
  // by side and the growth tables in one piece save 3 %.
  const skipped = ['memory-packing', 'inlining-optimizing', 'local-cse', 'coalesce-locals-learning'];
  const passes = ['-Oz', ...skipped.map((pass) => `--skip-pass=${pass}`), '--reorder-functions-by-name'];
  run('wasm-opt', join(here, 'node_modules/.bin/wasm-opt'), ['--quiet', ...passes, '--strip-debug', '--strip-producers', whole, '-o', small]);
  renameSync(small, whole);
}
