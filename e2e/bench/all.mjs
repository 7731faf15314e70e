// Prints speed and size: natively, in wasm, and in a browser slowed to a cheap phone.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wasm = ["--profile", "phone", "--package", "tumbuh", "--example", "wasm_bench", "--target", "wasm32-unknown-unknown"];
const parts = [
  ["Sizes", [["node", "app/size.mjs"], ["node", "shared/benches/tables.mjs"], ["node", "worker/size.mjs"]]],
  ["Assessments, native", [["cargo", "bench", "--quiet", "--package", "tumbuh", "--bench", "assess"]]],
  ["Rows through the command line, against WHO's program", [["node", "e2e/bench/reference.mjs"]]],
  [
    "Assessments, wasm under Node",
    [
      ["cargo", "build", "--quiet", ...wasm],
      ["node", "shared/benches/wasm/run.mjs", "target/wasm32-unknown-unknown/phone/examples/wasm_bench.wasm"],
    ],
  ],
  ["Regencies: one, and all 514 in one deployment", [["node", "worker/bench/regencies.mjs"]]],
  ["A posyandu morning: 1,750 phones at one regency", [["node", "worker/bench/load.mjs"]]],
  ["Cases: a thousand open ones in one regency", [["node", "worker/bench/cases.mjs"]]],
  ["Phone: Chromium with its processor slowed four times", [["node", "e2e/bench/phone.mjs"]]],
];

const failed = new Set();
for (const [title, commands] of parts) {
  console.log(`\n${title}`);
  for (const [program, ...args] of commands) {
    if (spawnSync(program, args, { cwd: root, stdio: "inherit" }).status !== 0) failed.add(title);
  }
}
if (failed.size > 0) console.error(`\nOver budget or failed: ${[...failed].join(", ")}`);
process.exitCode = failed.size > 0 ? 1 : 0;
