// Prints what the Worker weighs and fails when it is more than its budget (Cloudflare takes 3 MB; smaller starts faster).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 1_000_000;
const build = fileURLToPath(new URL("build", import.meta.url));
if (!existsSync(join(build, "index.js"))) {
  console.error("worker: nothing to measure; run make build first.");
  process.exit(1);
}
const size = readdirSync(build, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|mjs|wasm)$/.test(entry.name))
  .reduce((sum, entry) => sum + gzipSync(readFileSync(join(entry.parentPath, entry.name)), { level: 9 }).length, 0);
console.log(`worker: ${size} bytes under gzip (budget ${BUDGET})`);
process.exitCode = size <= BUDGET ? 0 : 1;
