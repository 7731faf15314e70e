// Exports: encrypted, whole, of one moment; and a regency that is restored from one is what it was.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { account, child, measurement, MELATI, pack, provision, signIn, startServer, stores, temporaryFolder } from "./harness.mjs";
import { everyRow, inside } from "./inside.mjs";

const CODE = "32.11";
const SCRIPT = fileURLToPath(new URL("../operate/restore.mjs", import.meta.url));
const folder = temporaryFolder();
const elsewhere = temporaryFolder();
const servers = [];
/** A phone, what it sent before the export, where it had come to, and what was exported. */
let melati, acts, verdicts, cursor, exported, exportedRows;

after(async () => {
  for (const server of servers) await server.kill();
  for (const { remove } of [folder, elsewhere]) remove();
});

/** The same address each time, so that phones find it again. */
async function start({ persist = folder.path, ...options } = {}) {
  const port = persist === folder.path ? servers[0]?.port : undefined;
  servers.push(await startServer({ persist, port, ...options }));
  return servers.at(-1);
}

async function operate(server, method, path, body) {
  const response = await fetch(`${server.url}/api/v1/operator/regencies${path && `/${path}`}`, {
    method,
    headers: { authorization: `Bearer ${server.secret}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const refused = ({ status, body }) => [status, body.type.replace("/problems/", "")];
const restore = (server, from, code = CODE) => operate(server, "POST", `${code}/restoration`, from ? { from } : {});

/** Asks until what it answers fits. */
async function until(ask, fits) {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`never came: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Makes an export and gives it; the list has it first. */
async function exportNow(server, code = CODE) {
  const { status, body: { lastExport } } = await operate(server, "POST", `${code}/exports`);
  assert.equal(status, 202);
  const list = async () => (await operate(server, "GET", `${code}/exports`)).body;
  const { exports, state } = await until(list, ({ state }) => !state.running && state.lastExport !== lastExport);
  assert.deepEqual([exports[0].id, state.failures], [state.lastExport, 0]);
  return exports[0];
}

async function metrics(server) {
  const url = `${server.url}/api/v1/operator/regencies/${CODE}/metrics`;
  const text = await (await fetch(url, { headers: { authorization: `Bearer ${server.secret}` } })).text();
  const samples = [...text.matchAll(/^tumbuh_export_(\w+)\{regency="32\.11"\} (\d+)$/gm)];
  return Object.fromEntries(samples.map(([, name, value]) => [name, Number(value)]));
}

test("an export is made, names nobody, and counts every row of every table", async () => {
  const server = await start();
  // Each pack is large, and all of them stay, so that an export has several parts.
  const areas = Array.from({ length: 60 }, (_, village) => `32.11.01.${2100 + village}`).flatMap((code) => [
    { code, name: "Desa" },
    ...Array.from({ length: 89 }, (_, posyandu) => ({ code: `${code}.${posyandu + 10}`, name: "x".repeat(90) })),
  ]);
  for (const name of ["Satu", "Dua", "Tiga", "Empat", "Lima"]) {
    const large = { ...pack(CODE, `Kabupaten ${name}`), areas: [...pack().areas, ...areas] };
    const accounts = [account("melati", [MELATI]), account("admin", [CODE], { role: "regencyAdmin" })];
    const { status, body } = await provision(server, large, accounts);
    assert.ok(status < 300, JSON.stringify(body));
  }
  melati = await signIn(server, CODE, "melati");
  const children = Array.from({ length: 1_200 }, () => child(MELATI, { address: "é".repeat(100) }));
  children[0] = child(MELATI, { nik: "3211010503240009" });
  acts = [
    ...children.map((record) => ({ type: "registerChild", child: record })),
    ...children.slice(0, 300).map((record) => ({ type: "recordMeasurement", measurement: measurement(record, melati.view.account) })),
    { type: "editChild", child: children[1].id, changes: [{ field: "name", value: "Nama Baru" }] },
  ].map((act) => melati.mutation(act));
  verdicts = [];
  for (let from = 0; from < acts.length; from += 200) verdicts.push(...(await melati.push(acts.slice(from, from + 200))).body.verdicts);
  assert.deepEqual(new Set(verdicts.map(({ verdict }) => verdict)), new Set(["applied"]));
  const again = (await melati.act([{ type: "registerChild", child: children[2] }]))[0];
  assert.equal(again.reason.code, "childExists");
  const night = (await operate(server, "GET", `${CODE}/exports`)).body.state;
  assert.ok(night.nextMillis > Date.now() && night.nextMillis <= Date.now() + 86_400_000, "the next night");
  exported = await exportNow(server);
  assert.match(exported.id, /^20\d{6}T\d{9}Z-[0-9a-f]{8}$/);
  const { last_success_seconds, last_bytes, failures, next_seconds } = await metrics(server);
  assert.deepEqual([last_success_seconds, last_bytes, failures], [Math.floor(exported.atMillis / 1000), exported.bytes, 0]);
  const local = new Date(next_seconds * 1000 + 7 * 3_600_000);
  assert.ok(next_seconds * 1000 > Date.now() && local.getUTCHours() === 1, local.toISOString());
  await server.stop();

  exportedRows = await inside(folder.path, async (run, bucket) => {
    const parts = (await bucket.names()).filter((name) => name.startsWith(`${CODE}/${exported.id}/part-`));
    assert.ok(parts.length > 1, `${exported.bytes} bytes in ${parts.length} parts`);
    for (const name of parts) {
      const bytes = await bucket.get(name);
      for (const text of ["Nama Baru", "melati", CODE]) assert.equal(bytes.includes(text), false, text);
    }
    return everyRow(run, CODE);
  });
  assert.deepEqual(Object.fromEntries(exported.tables.map(({ name, rows }) => [name, rows])), exportedRows.rows);
  assert.ok(exportedRows.rows.rows === 1_500 && exportedRows.rows.mutations === 1_502 && exportedRows.rows.refusals === 1);
});

test("restored after a wipe, every row of every table is the same, and phones go on", async () => {
  let server = await start();
  const lost = child(MELATI);
  await melati.act([{ type: "registerChild", child: lost }]);
  ({ cursor } = await melati.pull());
  assert.deepEqual(refused(await restore(server)), [409, "not-suspended"]);
  assert.equal((await operate(server, "POST", `${CODE}/suspension`)).status, 200);
  assert.deepEqual(refused(await restore(server, "20200101T000000000Z-00000000")), [404, "unknown-export"]);
  assert.deepEqual(refused(await restore(server, "../74.13")), [404, "unknown-export"]);
  await server.stop();
  await inside(folder.path, async (run) => {
    for (const table of ["rows", "mutations", "audit", "niks"]) await run(CODE, `DROP TABLE ${table}`);
  });

  server = await start();
  const { status, body } = await restore(server);
  assert.deepEqual([status, body], [200, { code: CODE, export: exported }]);
  assert.equal((await operate(server, "GET", CODE)).body.status, "active", "as it was");
  await server.stop();
  assert.deepEqual(await inside(folder.path, (run) => everyRow(run, CODE)), exportedRows);

  server = await start();
  assert.equal((await melati.get("/api/v1/session")).status, 200, "who was signed in then is signed in");
  const again = (await melati.push(acts.slice(0, 200))).body.verdicts;
  assert.deepEqual(again, verdicts.slice(0, 200), "what was sent before is decided as before");
  const other = await signIn(server, CODE, "melati");
  assert.equal((await other.pull()).rows.length, 1_500, "and not doubled");
  const later = child(MELATI);
  assert.equal((await other.act([{ type: "registerChild", child: later }]))[0].verdict, "applied");
  // This phone had seen more than the export has; it misses nothing that comes from now on.
  const seen = await melati.pull(cursor);
  assert.deepEqual(seen.rows.map(({ child }) => child?.id), [later.id]);
  assert.ok(seen.cursor > cursor);
  const { failures, next_seconds } = await metrics(server);
  assert.ok(failures === 0 && next_seconds * 1000 > Date.now(), "the next night comes");
});

test("an export that is made while people write is of one moment", async () => {
  const server = servers.at(-1);
  const phones = [melati, await signIn(server, CODE, "melati")];
  let going = true;
  const writing = phones.map(async (phone) => {
    while (going) await phone.act([{ type: "registerChild", child: child(MELATI) }]);
  });
  const latest = await exportNow(server);
  going = false;
  await Promise.all(writing);
  await server.stop();
  cpSync(join(folder.path, "v3/r2"), join(elsewhere.path, "v3/r2"), { recursive: true });
  exported = latest;
});

test("make restore brings back a regency that another deployment lost", async () => {
  const server = await start({ persist: elsewhere.path });
  assert.deepEqual(await make(server, { regency: "Sumedang" }), [1, "Say which regency: make restore REGENCY=32.11 [FROM=export] [URL=https://...]"]);
  const [failed, words] = await make(server, { from: "20200101T000000000Z-00000000" });
  assert.ok(failed === 1 && words.startsWith("Refused (404)") && words.includes(exported.id), words);
  assert.deepEqual(refused(await operate(server, "GET", CODE)), [404, "unknown-regency"]);
  const [code, told] = await make(server);
  assert.deepEqual([code, told.split("\n")[1]?.split(" ").at(-1)], [0, exported.sha256], told);
  assert.deepEqual((await operate(server, "GET", "")).body.regencies.map(({ code }) => code), [CODE]);
  assert.deepEqual(await make(server).then(([code, words]) => [code, words.split("\n")[0].slice(0, 13)]), [1, "Refused (409)"]);
  const back = await signIn(server, CODE, "melati");
  assert.ok((await back.pull()).rows.length > 1_500);
  await server.stop();
  await inside(elsewhere.path, async (run) => {
    const [{ newest, head, audited, decided }] = await run(
      CODE,
      `SELECT (SELECT MAX(revision) FROM rows) AS newest, (SELECT revision FROM regency) AS head,
        (SELECT COUNT(*) FROM audit WHERE mutation IS NOT NULL) AS audited, (SELECT COUNT(*) FROM mutations) AS decided`,
    );
    assert.deepEqual([newest, audited], [head, decided], "of one moment");
  });
});

async function make(server, { regency = CODE, ...options } = {}) {
  const args = Object.entries({ regency, url: server.url, ...options }).flatMap(([name, value]) => [`--${name}`, value]);
  const process_ = spawn(process.execPath, [SCRIPT, ...args], { env: { ...process.env, OPERATOR_SECRET: server.secret } });
  let text = "";
  for (const name of ["stdout", "stderr"]) process_[name].on("data", (chunk) => (text += chunk));
  const code = await new Promise((resolve) => process_.once("close", resolve));
  return [code, text.trim()];
}

test("what is damaged, foreign or sealed with another key is refused whole", async () => {
  let server = await start();
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [])).status, 201);
  const foreign = await exportNow(server, "74.13");
  const [damaged, cut] = [await exportNow(server), await exportNow(server)];
  assert.equal((await operate(server, "POST", `${CODE}/suspension`)).status, 200);
  await server.stop();
  const before = await inside(folder.path, async (run, bucket) => {
    for (const name of ["part-000001", "manifest"]) {
      await bucket.put(`${CODE}/${foreign.id}/${name}`, await bucket.get(`74.13/${foreign.id}/${name}`));
    }
    const part = await bucket.get(`${CODE}/${damaged.id}/part-000001`);
    part[1_000] ^= 1;
    await bucket.put(`${CODE}/${damaged.id}/part-000001`, part);
    await bucket.remove(`${CODE}/${cut.id}/part-000001`);
    return everyRow(run, CODE);
  });
  server = await start();
  const { exports, unreadable } = (await operate(server, "GET", `${CODE}/exports`)).body;
  assert.deepEqual([unreadable, exports.map(({ id }) => id).includes(damaged.id)], [[foreign.id], true]);
  for (const { id } of [foreign, damaged, cut]) assert.deepEqual(refused(await restore(server, id)), [409, "damaged-export"], id);
  await server.stop();
  server = await start({ exportKey: "another-key-that-is-as-long-as-it-must-be" });
  assert.deepEqual((await operate(server, "GET", `${CODE}/exports`)).body.exports, []);
  assert.deepEqual(refused(await restore(server, exported.id)), [409, "damaged-export"]);
  assert.deepEqual(refused(await restore(server)), [409, "damaged-export"]);
  assert.equal((await operate(server, "GET", CODE)).body.status, "suspended");
  await server.stop();
  assert.deepEqual(await inside(folder.path, (run) => everyRow(run, CODE)), before, "nothing was touched");
});

test("a failure is told and tried again soon; so many exports are kept as is set", async () => {
  let server = await start({ exportKey: "short" });
  assert.deepEqual(refused(await operate(server, "POST", `${CODE}/exports`)), [409, "no-exports"]);
  assert.deepEqual(refused(await restore(server)), [409, "no-exports"]);
  await server.stop();
  server = await start({ vars: { EXPORTS_KEPT: "none" } });
  assert.equal((await operate(server, "POST", `${CODE}/exports`)).status, 202);
  const list = async () => (await operate(server, "GET", `${CODE}/exports`)).body.state;
  const failed = await until(list, ({ failures }) => failures > 0);
  assert.match(failed.lastFailure.reason, /EXPORTS_KEPT/);
  const soon = await until(list, ({ nextMillis }) => nextMillis > Date.now());
  assert.ok(soon.nextMillis <= Date.now() + 60_000, "a minute after the first failure");
  assert.deepEqual((await metrics(server)).failures, 1);
  await server.stop();
  server = await start({ vars: { EXPORTS_KEPT: "2" } });
  const made = [await exportNow(server), await exportNow(server), await exportNow(server)];
  const { exports, unreadable } = (await operate(server, "GET", `${CODE}/exports`)).body;
  assert.deepEqual([exports, unreadable], [[made[2], made[1]], []]);
  assert.equal((await metrics(server)).failures, 0);
  await server.stop();
  const names = await inside(folder.path, (_, bucket) => bucket.names());
  const ids = new Set(names.filter((name) => name.startsWith(`${CODE}/`)).map((name) => name.split("/")[1]));
  assert.deepEqual([...ids].sort(), [made[1].id, made[2].id], "their parts are gone, too");
});

test("the log names no key and no person", () => {
  const text = servers.map((server) => server.log()).join("\n");
  assert.match(text, /restoration/);
  for (const secret of ["export-key-of-the-tests", "Nama Baru", "melati"]) assert.equal(text.includes(secret), false, secret);
  assert.deepEqual(stores(folder.path, "export-key-of-the-tests"), []);
});
