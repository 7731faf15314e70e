// Provisions all 514 regencies on a fresh local server, and compares what a request to one of them costs with one and with
// all of them there, in one run.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { account, child, provision, signIn, startServer, temporaryFolder } from "../tests/harness.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MEASURED = "32.11";
const POSYANDU = "32.11.01.2001.01";
const REQUESTS = 400;
// One regency must not pay for the others; the rest is noise of the machine.
const LARGEST_RATIO = 1.5;

const packs = temporaryFolder();
const data = temporaryFolder();
const example = ["run", "--quiet", "--package", "tumbuh", "--example", "pack", "--"];
execFileSync("cargo", [...example, "all", "worker/node_modules/idn-area-data", packs.path], { cwd: ROOT, stdio: "inherit" });
const server = await startServer({ persist: data.path });
try {
  await measure();
} finally {
  await server.kill();
  packs.remove();
  data.remove();
}

async function measure() {
  const all = readdirSync(packs.path).sort().map((file) => JSON.parse(readFileSync(join(packs.path, file))));
  const own = all.find(({ code }) => code === MEASURED);
  const grants = [account("kader", [POSYANDU])];
  await setUp(own, grants);
  const kader = await signIn(server, MEASURED, "kader");
  await kader.act(Array.from({ length: 20 }, () => ({ type: "registerChild", child: child(POSYANDU) })));
  await medianMillis(kader);
  const alone = await medianMillis(kader);

  const before = bytesOf(data.path);
  const started = performance.now();
  for (const pack of all) if (pack.code !== MEASURED) await setUp(pack, []);
  const seconds = (performance.now() - started) / 1000;
  const others = all.length - 1;
  const bytes = (bytesOf(data.path) - before) / others;
  await medianMillis(kader);
  const among = await medianMillis(kader);

  const { regencies } = await (
    await fetch(`${server.url}/api/v1/operator/regencies`, { headers: { authorization: `Bearer ${server.secret}` } })
  ).json();
  const areas = all.reduce((sum, pack) => sum + pack.areas.length, 0);
  console.log(`regencies provisioned        ${regencies.length} with ${areas} areas`);
  console.log(`time a regency               ${((seconds / others) * 1000).toFixed(0)} ms (${seconds.toFixed(1)} s for ${others})`);
  console.log(`database a regency           ${(bytes / 1024).toFixed(0)} KiB`);
  console.log(`a request to one regency     ${alone.toFixed(2)} ms alone, ${among.toFixed(2)} ms among ${regencies.length}`);
  const ratio = among / alone;
  console.log(`ratio                        ${ratio.toFixed(2)} (at most ${LARGEST_RATIO})`);
  if (regencies.length !== all.length) throw new Error(`${all.length - regencies.length} regencies are missing`);
  process.exitCode = ratio <= LARGEST_RATIO ? 0 : 1;
}

async function setUp(pack, accounts) {
  const { status, body } = await provision(server, pack, accounts);
  if (status !== 201) throw new Error(`${pack.code}: ${status} ${JSON.stringify(body)}`);
}

/** The median of pulling a posyandu's records. */
async function medianMillis(kader) {
  const millis = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const started = performance.now();
    const { status } = await kader.get("/api/v1/sync/rows?since=0");
    if (status !== 200) throw new Error(`rows: ${status}`);
    millis.push(performance.now() - started);
  }
  return millis.sort((a, b) => a - b)[REQUESTS / 2];
}

/** Bytes of every database below a folder. */
function bytesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.sqlite(-wal)?$/.test(name));
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
