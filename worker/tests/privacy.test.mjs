// What the law asks for: NIK only for those who need it, who opened what, what parents ask, and logs that name nobody.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  account,
  ANGGREK,
  child,
  MAWAR,
  measurement,
  MELATI,
  pack,
  provision,
  settle,
  signIn,
  startServer,
  temporaryFolder,
  uuid,
  VILLAGE,
} from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("bupati", ["32.11"], { role: "leader" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    { ...account("dua", [MELATI]), grants: [{ role: "kader", areas: [MELATI] }, { role: "leader", areas: [VILLAGE] }] },
  ];
  people = await settle(server, pack(), accounts);
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [account("melati", ["74.13"])])).status, 201);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const NIK = "9901010503240001";

async function register(person, posyandu, fields) {
  const record = child(posyandu, fields);
  const [verdict] = await person.act([{ type: "registerChild", child: record }]);
  assert.equal(verdict.verdict, "applied", JSON.stringify(verdict));
  return record;
}

const log = async (query = "") => (await people.admin.get(`/api/v1/access-log${query}`)).body;

test("a NIK goes to those who need it, by area, and leaves no trace with others", async () => {
  const { melati, bidan, bupati, dua } = people;
  const here = await register(melati, MELATI, { nik: NIK });
  const beside = await register(bidan, MAWAR, { nik: "9901010503240002" });
  const { cursor } = await melati.pull();
  const edit = (nik) => ({ type: "editChild", child: here.id, changes: [{ field: "nik", value: nik }] });
  await melati.act([edit("9901010503240003")], cursor);
  await bidan.act([edit("9901010503240004")], cursor);
  await melati.act([{ type: "editChild", child: here.id, changes: [{ field: "rt", value: "01" }] }], cursor);
  const row = async (person, { id }) => (await person.pull()).rows.find((row) => row.child?.id === id);
  const whole = await row(melati, here);
  assert.deepEqual([whole.child.nik, whole.conflicts.length], ["9901010503240003", 1]);
  const masked = await row(bupati, here);
  assert.deepEqual([masked.child.nik, masked.conflicts, Object.keys(masked.changed)], [null, [], ["rt"]]);
  assert.deepEqual([masked.child.name, masked.revision], [whole.child.name, whole.revision]);
  const all = JSON.stringify((await bupati.pull()).rows);
  assert.equal(/990101050324000/.test(all), false);
  assert.equal((await row(dua, here)).child.nik, "9901010503240003", "as kader of the posyandu");
  assert.equal((await row(dua, beside)).child.nik, null, "as leader of the village beside it");
});

test("a child is found by its NIK: by name in the own areas, elsewhere by the posyandu alone", async () => {
  const { melati, anggrek, bupati } = people;
  const nik = "9901014503240011";
  const of = await register(melati, MELATI, { nik });
  const find = async (person, nik) => {
    const { children, elsewhere } = (await person.post("/api/v1/children/by-nik", { nik })).body;
    return { children: children.map(({ id }) => id), elsewhere };
  };
  const [whole] = (await melati.post("/api/v1/children/by-nik", { nik })).body.children;
  assert.deepEqual(whole, { id: of.id, revision: whole.revision, name: of.name, birthDate: of.birthDate, motherName: of.motherName, posyandu: MELATI, active: true });
  assert.deepEqual(await find(melati, nik), { children: [of.id], elsewhere: [] });
  assert.deepEqual(await find(melati, "9901 0145 0324 0011"), { children: [of.id], elsewhere: [] });
  assert.deepEqual(await find(anggrek, nik), { children: [], elsewhere: ["Posyandu Melati"] });
  assert.deepEqual(await find(anggrek, nik.slice(0, -1)), { children: [], elsewhere: [] });
  assert.equal((await bupati.post("/api/v1/children/by-nik", { nik })).status, 403);
  const stranger = await signIn(server, "74.13", "melati");
  assert.deepEqual(await find(stranger, nik), { children: [], elsewhere: [] });
  const changes = [{ field: "nik", value: null }];
  await melati.act([{ type: "editChild", child: of.id, changes }], (await melati.pull()).cursor);
  assert.deepEqual(await find(melati, nik), { children: [], elsewhere: [] });
  const { entries } = await log(`?child=${of.id}`);
  assert.deepEqual(entries.map(({ kind, name }) => [kind, name]), [["searched", "Orang anggrek"], ["searched", "Orang melati"], ["searched", "Orang melati"], ["searched", "Orang melati"]]);
  const statuses = [];
  for (let number = 0; number < 31; number += 1) {
    statuses.push((await anggrek.post("/api/v1/children/by-nik", { nik: `99010145032401${number + 10}` })).status);
  }
  assert.ok(statuses.filter((status) => status === 429).length > 0, "nobody tries numbers one after another");
});

test("who opened which child is kept once, and only within the areas", async () => {
  const { melati, anggrek, admin, bidan } = people;
  const of = await register(melati, MELATI);
  const at = Date.now() - 60_000;
  const entries = [{ child: of.id, atMillis: at }, { child: of.id, atMillis: at - 1 }, { child: uuid(), atMillis: at }];
  for (const person of [melati, melati, anggrek]) {
    assert.equal((await person.post("/api/v1/access-log", { entries })).status, 204);
  }
  const found = await log(`?child=${of.id}`);
  assert.deepEqual(found.entries.map(({ kind, account, atMillis }) => [kind, account, atMillis]), [
    ["opened", melati.view.account, at - 1],
    ["opened", melati.view.account, at],
  ]);
  const ahead = { entries: [{ child: of.id, atMillis: Date.now() + 1e9 }] };
  await melati.post("/api/v1/access-log", ahead);
  assert.ok((await log(`?child=${of.id}`)).entries[0].atMillis <= Date.now());
  assert.equal((await melati.post("/api/v1/access-log", { entries: Array(501).fill(entries[0]) })).status, 413);
  assert.equal((await bidan.get("/api/v1/access-log")).status, 403);
  assert.deepEqual(await log(`?child=${uuid()}`), { entries: [], before: null });
  assert.equal((await admin.get("/api/v1/access-log?child=x")).status, 422);
});

test("every fetch of records is kept, with its areas and number", async () => {
  const { melati } = people;
  const { cursor, rows } = await melati.pull();
  assert.deepEqual((await melati.pull(cursor)).rows, []);
  const [pulled] = (await log(`?account=${melati.view.account}`)).entries;
  assert.deepEqual([pulled.kind, pulled.scope, pulled.records, pulled.device], ["pulled", [MELATI], rows.length, melati.device]);
});

test("the log is read page by page, and an admin of a part sees that part", async () => {
  const { melati, anggrek } = people;
  const [here, there] = [await register(melati, MELATI), await register(anggrek, ANGGREK)];
  const many = (of) => ({ entries: Array.from({ length: 150 }, (_, number) => ({ child: of.id, atMillis: number })) });
  await melati.post("/api/v1/access-log", many(here));
  await anggrek.post("/api/v1/access-log", many(there));
  const all = [];
  for (let query = ""; query !== null; ) {
    const { entries, before } = await log(query);
    all.push(...entries);
    query = before === null ? null : `?before=${before}`;
  }
  assert.equal(new Set(all.map(({ entry }) => entry)).size, all.length);
  assert.ok(all.length >= 300);
  await provision(server, pack(), [account("bagian", [VILLAGE], { role: "regencyAdmin" })]);
  const part = await signIn(server, "32.11", "bagian");
  const { entries } = (await part.get("/api/v1/access-log")).body;
  assert.ok(entries.some(({ child }) => child === here.id) && !entries.some(({ child }) => child === there.id));
  assert.equal(entries.some(({ account }) => account === anggrek.view.account), false);
});

test("what a parent asks is taken down beside the record, and moves with the child", async () => {
  const { melati, anggrek, bidan, bupati } = people;
  const of = await register(melati, MELATI);
  const request = { id: uuid(), child: of.id, kind: "erasure", by: of.motherName, on: of.birthDate, note: null };
  const asked = (person, fields) => person.act([{ type: "recordRequest", request: { ...request, ...fields } }]);
  assert.equal((await asked(anggrek))[0].reason.code, "unknownChild");
  assert.equal((await asked(melati, { on: "2099-01-01" }))[0].reason.code, "dateInFuture");
  assert.equal((await asked(melati))[0].verdict, "applied");
  assert.equal((await asked(melati))[0].reason.code, "recordExists");
  assert.equal((await bupati.post("/api/v1/sync/mutations", { mutations: [] })).status, 403);
  const row = async (person) => (await person.pull()).rows.find((row) => row.request?.id === request.id);
  assert.deepEqual((await row(bidan)).request, request);
  assert.equal((await row(bidan)).recordedBy, melati.view.account);
  await bidan.act([{ type: "editChild", child: of.id, changes: [{ field: "posyandu", value: MAWAR }] }]);
  assert.deepEqual((await row(bidan)).request, request);
  assert.equal(await row(melati), undefined);
});

test("the log of the Worker names nobody", async () => {
  const { melati } = people;
  const of = await register(melati, MELATI, { nik: NIK, phone: "08001234567", address: "Dusun Rahasia" });
  await melati.act([{ type: "recordMeasurement", measurement: measurement(of, melati.view.account) }]);
  await melati.act([{ type: "dropTables", child: of }]);
  await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ regency: "32.11", username: "melati", password: "wrong-sandi", device: uuid() }),
  });
  const { body } = await people.admin.post("/api/v1/invitations", { name: "Tamu Rahasia", grants: [{ role: "kader", areas: [MELATI] }], validHours: 1 });
  await fetch(`${server.url}/api/v1/join/read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: body.token }),
  });
  const secrets = [of.name, of.motherName, NIK, of.phone, of.address, "Tamu Rahasia", body.token, "wrong-sandi"];
  for (const [username, person] of Object.entries(people)) {
    secrets.push(`Orang ${username}`, `"${username}"`, `${username}-sandi`, person.cookie.split("=")[1], person.browser.split("=")[1]);
  }
  const printed = server.log();
  assert.ok(printed.includes("/api/v1/sync/mutations"), "something was logged at all");
  for (const secret of secrets) assert.equal(printed.includes(secret), false, secret);
});
