// The demo regency as one document, as `shared/examples/demo` makes it up.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SEED = "7";

/** Today in the demo regency, `YYYY-MM-DD`. */
export function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
}

/** The document of today as JSON text: pack, accounts, for each posyandu the acts of two years, and steps of care. */
export function demoText(childrenPerPosyandu = 50) {
  const run = ["run", "--quiet", "--package", "tumbuh", "--example", "demo", "--"];
  return execFileSync("cargo", [...run, today(), SEED, String(childrenPerPosyandu)], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 29,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/**
 * The demo to serve where one may have been filled in before: children of the day it was first made, so that a second start
 * shows the same ones; people and settings as this version makes them up, so that what an older version filled in goes on.
 */
export function resumed(fresh, kept) {
  const { care, audit, stock, ...rest } = fresh;
  const then = kept?.care && { care: kept.care, audit: kept.audit, stock: kept.stock };
  const demo = kept ? { ...rest, posyandu: kept.posyandu, ...then } : fresh;
  return { demo, isNew: JSON.stringify(demo) !== JSON.stringify(kept) };
}
