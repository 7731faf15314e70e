// The packs of this repository are what `make pack` writes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./harness.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const committed = (code) => join(ROOT, "shared/packs", `${code}.json`);
const folder = temporaryFolder();
after(() => folder.remove());

function write(code, ...options) {
  const example = ["run", "--quiet", "--package", "tumbuh", "--example", "pack", "--"];
  const args = [...example, code, "worker/node_modules/idn-area-data", folder.path, ...options];
  execFileSync("cargo", args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  return readFileSync(join(folder.path, `${code}.json`), "utf8");
}

test("written anew, a pack differs from the committed one in nothing but the look that people chose", () => {
  for (const code of ["32.11", "74.13"]) {
    const fresh = JSON.parse(write(code));
    const { look, ...rest } = JSON.parse(readFileSync(committed(code)));
    assert.deepEqual({ ...fresh, look }, { ...rest, look });
    assert.notDeepEqual(fresh.look, look);
  }
});

test("written again, a pack is the same byte for byte", () => {
  for (const code of ["32.11", "74.13"]) {
    copyFileSync(committed(code), join(folder.path, `${code}.json`));
    assert.equal(write(code), readFileSync(committed(code), "utf8"));
  }
});

test("lists put names in, and what was edited stays", () => {
  const path = join(folder.path, "74.13.json");
  const edited = JSON.parse(readFileSync(committed("74.13")));
  edited.words.kader = "Kader desa";
  writeFileSync(path, JSON.stringify(edited));
  const list = join(folder.path, "posyandu.csv");
  const village = edited.areas.find(({ code }) => code.length === 13).code;
  writeFileSync(list, `village_code,name\n${village},Posyandu Melati\n`);
  const pack = JSON.parse(write("74.13", "--posyandu", list));
  assert.equal(pack.words.kader, "Kader desa");
  const listed = pack.areas.filter(({ code }) => code.startsWith(`${village}.`));
  assert.deepEqual(listed, [{ code: `${village}.01`, name: "Posyandu Melati" }]);
  writeFileSync(list, "village_code,name\n11.01.01.2001,Posyandu Melati\n");
  assert.throws(() => write("74.13", "--posyandu", list), /posyandu, line 2: 11\.01\.01\.2001 is no village/);
});
