// The demo regency as one document, as `shared/examples/demo` makes it up.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SEED = "7";

/** Today in the demo regency, `YYYY-MM-DD`. */
export function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
}

/** The document of today as JSON text: pack, accounts and, for each posyandu, the acts of two years. */
export function demoText(childrenPerPosyandu = 50) {
  const run = ["run", "--quiet", "--package", "tumbuh", "--example", "demo", "--"];
  return execFileSync("cargo", [...run, today(), SEED, String(childrenPerPosyandu)], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 29,
    stdio: ["ignore", "pipe", "inherit"],
  });
}
