// Provisions all 514 regencies on a fresh local server, and compares what a request to one of them costs there and on a server
// that has only this one, in turns, so that whatever else the machine does weighs on both. REGENCIES=20 takes only so many.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { account, child, provision, signIn, startServer, temporaryFolder } from "../tests/harness.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MEASURED = "32.11";
const POSYANDU = "32.11.01.2001.01";
// Twice so many are asked for, and a device may ask 600 times in a row.
const REQUESTS = 280;
const COUNT = Number(process.env.REGENCIES ?? Number.POSITIVE_INFINITY);
// One regency must not pay for the others; the rest is noise of the machine.
const LARGEST_RATIO = 1.25;

const folders = { packs: temporaryFolder(), one: temporaryFolder(), all: temporaryFolder() };
const example = ["run", "--quiet", "--package", "tumbuh", "--example", "pack", "--"];
const written = [...example, "all", "worker/node_modules/idn-area-data", folders.packs.path];
execFileSync("cargo", written, { cwd: ROOT, stdio: "inherit" });
const servers = {
  one: await startServer({ persist: folders.one.path }),
  all: await startServer({ persist: folders.all.path }),
};
try {
  await measure();
} finally {
  for (const server of Object.values(servers)) await server.kill();
  for (const folder of Object.values(folders)) folder.remove();
}

async function measure() {
  const files = readdirSync(folders.packs.path).sort();
  const all = files.map((file) => JSON.parse(readFileSync(join(folders.packs.path, file))));
  const own = all.find(({ code }) => code === MEASURED);
  const packs = [own, ...all.filter((pack) => pack !== own)].slice(0, COUNT);
  const kaders = { one: await filled(servers.one, own), all: await filled(servers.all, own) };

  const before = bytesOf(folders.all.path);
  const started = performance.now();
  for (const pack of packs) if (pack !== own) await setUp(servers.all, pack, []);
  const seconds = (performance.now() - started) / 1000;
  const others = packs.length - 1;
  const bytes = (bytesOf(folders.all.path) - before) / others;

  await medianMillis(kaders);
  const millis = await medianMillis(kaders);
  const ratio = millis.all / millis.one;
  const listed = await regencies(servers.all);
  const areas = packs.reduce((sum, pack) => sum + pack.areas.length, 0);
  console.log(`regencies provisioned        ${listed} with ${areas} areas`);
  console.log(`time a regency               ${((seconds / others) * 1000).toFixed(0)} ms (${seconds.toFixed(1)} s for ${others})`);
  console.log(`database a regency           ${(bytes / 1024).toFixed(0)} KiB`);
  console.log(`a request to one regency     ${millis.one.toFixed(2)} ms alone, ${millis.all.toFixed(2)} ms among ${listed}`);
  console.log(`ratio                        ${ratio.toFixed(2)} (at most ${LARGEST_RATIO})`);
  if (listed !== packs.length) throw new Error(`${packs.length - listed} regencies are missing`);
  process.exitCode = ratio <= LARGEST_RATIO ? 0 : 1;
}

/** The regency with one kader and a few children, on a server. */
async function filled(server, pack) {
  await setUp(server, pack, [account("kader", [POSYANDU])]);
  const kader = await signIn(server, MEASURED, "kader");
  await kader.act(Array.from({ length: 20 }, () => ({ type: "registerChild", child: child(POSYANDU) })));
  return kader;
}

async function setUp(server, pack, accounts) {
  const { status, body } = await provision(server, pack, accounts);
  if (status !== 201) throw new Error(`${pack.code}: ${status} ${JSON.stringify(body)}`);
}

async function regencies({ url, secret }) {
  const response = await fetch(`${url}/api/v1/operator/regencies`, { headers: { authorization: `Bearer ${secret}` } });
  return (await response.json()).regencies.length;
}

/** The medians of pulling a posyandu's records, asked in turns. */
async function medianMillis(kaders) {
  const millis = { one: [], all: [] };
  for (let request = 0; request < REQUESTS; request += 1) {
    for (const name of ["one", "all"]) {
      const started = performance.now();
      const { status } = await kaders[name].get("/api/v1/sync/rows?since=0");
      if (status !== 200) throw new Error(`rows: ${status}`);
      millis[name].push(performance.now() - started);
    }
  }
  const median = (times) => times.sort((a, b) => a - b)[REQUESTS / 2];
  return { one: median(millis.one), all: median(millis.all) };
}

/** Bytes of every database below a folder; a log may be folded into its database meanwhile. */
function bytesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.sqlite(-wal)?$/.test(name));
  return files.reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
