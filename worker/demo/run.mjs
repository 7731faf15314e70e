// Serves the built system with the demo regency and prints who can sign in.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../tests/harness.mjs";
import { demoText, resumed } from "./document.mjs";
import { seed } from "./seed.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const state = join(root, ".state/run");
const port = Number(process.argv[process.argv.indexOf("--port") + 1] || 8787);

mkdirSync(state, { recursive: true });
const secret = kept("operator-secret");
const server = await startServer({ port, persist: state, secret, exportKey: kept("export-key") });
const url = `http://localhost:${port}`;
const seededMark = join(state, "seeded");
const { demo, isNew } = demoDocument();
if (isNew || !existsSync(seededMark)) {
  await seed(url, secret, demo, (done, all) => {
    process.stdout.write(`\rFilling the demo regency: ${done} of ${all} acts`);
  });
  process.stdout.write("\n");
  writeFileSync(seededMark, new Date().toISOString());
}
printLogins(url, demo);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}

/** A secret of this computer; made once, kept out of the repository. */
function kept(name) {
  const file = join(state, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** The demo of this computer, and whether there is something to fill in. */
function demoDocument() {
  const file = join(state, "demo.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const { demo, isNew } = resumed(JSON.parse(demoText()), kept);
  if (isNew) writeFileSync(file, JSON.stringify(demo));
  return { demo, isNew };
}

function printLogins(url, { pack, accounts }) {
  console.log(`\nTumbuh: ${pack.name}, ${url}\n`);
  console.log(`  regency ${pack.code}   password ${accounts[0].password}\n`);
  for (const { username, name, grants } of accounts) {
    console.log(`  ${username.padEnd(10)} ${grants.map(({ role }) => role).join(", ").padEnd(13)} ${name}`);
  }
  console.log(`\nThe office, for admin and bidan: ${url}/office`);
  console.log(`The desk, for gizi, bidan, desa, offices and bupati: ${url}/desk`);
  console.log("\nOpen the address on this computer. Stop with Ctrl-C; a second start takes seconds.");
}
