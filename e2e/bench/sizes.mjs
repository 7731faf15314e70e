// Prints the bytes of what is shipped beside their budgets, and fails when one is over.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const read = (path) => readFileSync(join(root, path));

const workerFiles = filesBelow("worker/build").filter((path) => /\.(js|mjs|wasm)$/.test(path));
const budgets = [
  ["growth tables, brotli", brotli(read("shared/data/tables.bin")), 10_000],
  ["Worker bundle, gzip", workerFiles.reduce((sum, path) => sum + gzip(read(path)), 0), 1_000_000],
];

for (const [what, bytes, budget] of budgets) {
  console.log(`${what.padEnd(44)} ${String(bytes).padStart(9)} of ${String(budget).padStart(9)}`);
}
const over = budgets.filter(([, bytes, budget]) => bytes > budget);
for (const [what, bytes, budget] of over) console.error(`${what}: ${bytes - budget} bytes over the budget.`);
process.exit(over.length > 0 ? 1 : 0);

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) throw new Error(`there is no ${folder}: run make build first`);
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
