// Times the command line against WHO's reference program (R package anthro) on the same rows, where R is at hand.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const INPUT_COLUMNS = 8;
const REPEATS = 50;
const root = fileURLToPath(new URL("../..", import.meta.url));
const oracle = readFileSync(join(root, "shared/tests/data/anthro-0-60-months.csv"), "utf8").trim().split("\n");
const [header, ...rows] = oracle.map((line) => line.replaceAll('"', "").split(",").slice(0, INPUT_COLUMNS).join(","));
const many = Array.from({ length: REPEATS }, () => rows).flat();

const folder = mkdtempSync(join(tmpdir(), "tumbuh-bench-"));
const input = join(folder, "in.csv");
writeFileSync(input, `${[header, ...many].join("\n")}\n`);
run("cargo", ["build", "--quiet", "--release", "--package", "tumbuh", "--example", "assess"]);
const ours = seconds(() => run("target/release/examples/assess", [input, join(folder, "out.csv")]));
console.log(`tumbuh: ${rate(ours)}`);
if (spawnSync("Rscript", ["-e", "library(anthro)"], { stdio: "ignore" }).status === 0) {
  const call = "with(d, anthro_zscores(sex, age, weight = weight, lenhei = lenhei, measure = measure, headc = headc, armc = armc, oedema = oedema))";
  const theirs = seconds(() => run("Rscript", ["-e", `library(anthro); d <- read.csv("${input}"); z <- ${call}`]));
  console.log(`R anthro: ${rate(theirs)}; ratio ${(theirs / ours).toFixed(1)}`);
} else {
  console.log("R with the package anthro is not here: no ratio (nothing else needs it).");
}
rmSync(folder, { recursive: true });

function rate(time) {
  return `${Math.round(many.length / time / 1000)} thousand rows a second, files read and written`;
}

function run(program, args) {
  if (spawnSync(program, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] }).status !== 0) process.exit(1);
}

function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
