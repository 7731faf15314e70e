// The operator's command: `make replicate`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { provision, startServer, temporaryFolder } from "./harness.mjs";

const SCRIPT = fileURLToPath(new URL("../operate/replicate.mjs", import.meta.url));
const packOf = (code) => JSON.parse(readFileSync(new URL(`../../shared/packs/${code}.json`, import.meta.url)));
const folder = temporaryFolder();
let server;

before(async () => {
  server = await startServer({ persist: folder.path });
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function replicate(options = {}, { url = server.url, secret = server.secret } = {}) {
  const given = { from: "32.11", to: "74.13", url, ...options };
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [SCRIPT, ...args], { env: { ...process.env, OPERATOR_SECRET: secret } });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (chunk) => (text[name] += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, ...text };
}

test("errors are one sentence and a failure", async () => {
  for (const [attempt, sentence] of [
    [replicate({ from: "Sumedang" }), /^Say which regencies/],
    [replicate({}, { secret: "wrong" }), /^The operator's secret is not the one/],
    [replicate({}, { url: "http://localhost:1" }), /^http:\/\/localhost:1 cannot be reached/],
    [replicate({ from: "11.01" }), /does not serve 11\.01, and there is no/],
  ]) {
    const { code, stderr } = await attempt;
    assert.equal(code, 1);
    assert.match(stderr, sentence);
    assert.equal(stderr.includes("    at "), false, "no stack");
  }
});

test("a regency that is not served is replicated from its pack, and nothing changes the second time", async () => {
  const { code, stdout } = await replicate();
  assert.equal(code, 0);
  assert.match(stdout, /does not serve 32\.11: its pack is taken from .*32\.11\.json/);
  assert.match(stdout, /Kabupaten Muna Barat \(74\.13\) is set up and works like 32\.11/);
  assert.match(stdout, /Dinas Kesehatan Kabupaten Sumedang\n +Dinas Kesehatan Kabupaten Muna Barat/);
  assert.match(stdout, /Beri nama 172 posyandu/);
  const again = await replicate();
  assert.deepEqual([again.code, again.stdout.trim().split("\n").at(-1)], [
    0,
    "Nothing changed at 32.11 since 74.13 took over its way of working.",
  ]);
});

test("later changes are shown, and taken over when they are named", async () => {
  const from = packOf("32.11");
  from.words.kader = "Kader hebat";
  from.settings[0].foodDays.wasted = 90;
  assert.equal((await provision(server, from, [])).status, 201);
  const shown = await replicate();
  assert.match(shown.stdout, /open +\/settings\/2025-01-01/);
  assert.match(shown.stdout, /before +"Kader"\n +now +"Kader hebat"/);
  const taken = await replicate({ apply: "/words/kader" });
  assert.match(taken.stdout, /2 changed at 32\.11; 1 taken over by 74\.13 now/);
  assert.match(taken.stdout, /taken +\/words\/kader/);
  const wrong = await replicate({ apply: "/words/kader" });
  assert.deepEqual([wrong.code, wrong.stderr.startsWith("Refused (422)")], [1, true]);
  assert.match((await replicate({ apply: "all" })).stdout, /1 changed at 32\.11; 1 taken over/);
});
