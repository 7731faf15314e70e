// Prints what WHO's tables cost a phone: their size under brotli, against the budget of 10 kB.
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

const BUDGET = 10_000;

for (const [name, budget] of [["tables.bin", BUDGET], ["skinfold.bin", Infinity]]) {
  const raw = await readFile(new URL(`../data/${name}`, import.meta.url));
  const size = brotliCompressSync(raw).length;
  console.log(`${name}: ${raw.length} bytes, ${size} under brotli${budget === Infinity ? " (not on phones)" : ` (budget ${budget})`}`);
  if (size > budget) process.exitCode = 1;
}
