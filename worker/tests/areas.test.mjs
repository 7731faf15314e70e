// Areas change, and children and people go along.

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
  settle,
  startServer,
  temporaryFolder,
  VILLAGE,
} from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("gizi", ["32.11"], { role: "nutritionist" }),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    account("bagian", [VILLAGE], { role: "regencyAdmin" }),
  ];
  people = await settle(server, pack(), accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const change = (person, change, dryRun = false) => person.post("/api/v1/areas/changes", { change, dryRun });
const areas = async (person) => (await person.get("/api/v1/session")).body.areas;

async function register(person, posyandu, fields) {
  const record = child(posyandu, fields);
  const reading = measurement(record, person.view.account);
  const verdicts = await person.act([
    { type: "registerChild", child: record },
    { type: "recordMeasurement", measurement: reading },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["applied", "applied"]);
  return record;
}

const rowsOf = async (person, { id }, since = 0) =>
  (await person.pull(since)).rows.filter((row) => [row.child?.id, row.child, row.measurement?.child].includes(id)).map(({ kind }) => kind).sort();

test("only who manages an area changes it, and what cannot be is told where it stands", async () => {
  const { admin, bidan, bagian } = people;
  const rename = { type: "rename", area: ANGGREK, name: "Posyandu Anggrek Bulan" };
  assert.equal((await change(bidan, rename)).status, 403);
  assert.equal((await change(bagian, rename)).status, 403);
  for (const [wrong, field] of [
    [{ type: "rename", area: `${VILLAGE}.09`, name: "X" }, "/change/area"],
    [{ type: "add", area: { code: MELATI, name: "X" } }, "/change/area"],
    [{ type: "add", area: { code: "32.11.09.2001.01", name: "X" } }, "/change/area"],
    [{ type: "split", from: MELATI, into: { code: `${VILLAGE}.03`, name: "X" }, rts: [] }, "/change/rts"],
    [{ type: "move", from: VILLAGE, to: { code: `${VILLAGE}.03`, name: "X" } }, "/change/from"],
    [{ type: "close", area: VILLAGE }, "/change/area"],
  ]) {
    const { status, body } = await change(admin, wrong);
    assert.deepEqual([status, body.errors?.[0].field], [422, field], JSON.stringify(wrong));
  }
  assert.deepEqual((await change(admin, rename)).body, { children: 0, people: 0, applied: true });
  const added = { code: `${VILLAGE}.04`, name: "Posyandu Teratai" };
  assert.equal((await change(bagian, { type: "add", area: added })).status, 200);
  assert.ok((await areas(bidan)).some(({ code, name }) => code === added.code && name === added.name));
});

test("a posyandu is split by neighbourhood, tried first", async () => {
  const { admin, melati, bidan } = people;
  const stays = await register(melati, MELATI, { rt: "01" });
  const goes = await register(melati, MELATI, { rt: "02" });
  const { cursor } = await melati.pull();
  const split = { type: "split", from: MELATI, into: { code: `${VILLAGE}.05`, name: "Posyandu Melati Dua" }, rts: ["02", "03"] };
  assert.deepEqual((await change(admin, split, true)).body, { children: 1, people: 1, applied: false });
  assert.deepEqual(await rowsOf(melati, goes, cursor), []);
  assert.deepEqual((await change(admin, split)).body, { children: 1, people: 1, applied: true });
  assert.deepEqual(await rowsOf(melati, goes, cursor), ["gone"]);
  assert.deepEqual(await rowsOf(melati, stays, cursor), []);
  assert.deepEqual(await rowsOf(bidan, goes, cursor), ["child", "measurement"]);
  const [row] = (await bidan.pull(cursor)).rows.filter((row) => row.child?.id === goes.id);
  assert.equal(row.child.posyandu, `${VILLAGE}.05`);
});

test("a posyandu moves to another village with its children and its kader", async () => {
  const { admin, mawar, bidan, gizi } = people;
  const of = await register(mawar, MAWAR);
  const invited = { name: "Tamu", grants: [{ role: "kader", areas: [MAWAR] }], validHours: 24 };
  const invitation = (await admin.post("/api/v1/invitations", invited)).body;
  const { cursor } = await gizi.pull();
  const to = { code: "32.11.01.2002.03", name: "Posyandu Mawar" };
  assert.deepEqual((await change(admin, { type: "move", from: MAWAR, to })).body, { children: 1, people: 1, applied: true });
  const session = (await mawar.get("/api/v1/session")).body;
  assert.deepEqual(session.scope, [to.code]);
  assert.deepEqual(await rowsOf(mawar, of), ["child", "measurement"]);
  assert.deepEqual(await rowsOf(bidan, of, cursor), ["gone"]);
  assert.deepEqual(await rowsOf(gizi, of, cursor), ["child", "measurement"]);
  const open = (await admin.get("/api/v1/invitations")).body.invitations.find(({ id }) => id === invitation.id);
  assert.deepEqual(open.grants[0].areas, [to.code]);
  const [verdict] = await mawar.act([{ type: "registerChild", child: child(MAWAR) }]);
  assert.equal(verdict.reason.code, "notAllowed");
});

test("a posyandu closes only when nobody is followed there any more", async () => {
  const { admin, melati } = people;
  const close = { type: "close", area: MELATI };
  const refused = await change(admin, close);
  assert.deepEqual([refused.status, refused.body.errors[0].field], [422, "/change/area"]);
  const { rows, cursor } = await melati.pull();
  const followed = rows.filter((row) => row.kind === "child" && row.child.status.state === "active");
  const moved = { state: "closed", reason: "moved", on: followed[0].child.consent.on, remark: null };
  await melati.act(
    followed.map(({ child }) => ({ type: "editChild", child: child.id, changes: [{ field: "status", value: moved }] })),
    cursor,
  );
  assert.equal((await change(admin, close)).status, 200);
  assert.equal((await areas(admin)).some(({ code }) => code === MELATI), false);
  assert.deepEqual((await melati.pull()).rows.length, rows.length, "what was recorded there stays");
});

test("the code of a posyandu that was closed or moved is given to no other", async () => {
  const { admin } = people;
  const used = "was the code of a posyandu that was closed; take another";
  const words = { id: "kode posyandu yang sudah ditutup; pakai kode lain", en: used };
  for (const [again, field] of [
    [{ type: "add", area: { code: MELATI, name: "Posyandu Baru" } }, "/change/area"],
    [{ type: "add", area: { code: MAWAR, name: "Posyandu Baru" } }, "/change/area"],
    [{ type: "split", from: `${VILLAGE}.05`, into: { code: MELATI, name: "Posyandu Baru" }, rts: ["01"] }, "/change/into"],
    [{ type: "move", from: `${VILLAGE}.05`, to: { code: MELATI, name: "Posyandu Baru" } }, "/change/to"],
  ]) {
    for (const dryRun of [true, false]) {
      const { status, body } = await change(admin, again, dryRun);
      assert.deepEqual([status, body.errors], [422, [{ field, detail: used, words }]], JSON.stringify(again));
    }
  }
  const table = await fetch(`${server.url}/api/v1/areas/import?apply=true`, {
    method: "POST",
    headers: { cookie: admin.cookie, "content-type": "text/csv" },
    body: `code,village_code,name\n${MELATI},${VILLAGE},Posyandu Baru\n`,
  });
  const { applied, problems } = await table.json();
  assert.deepEqual([applied, problems.map(({ line, column }) => [line, column])], [false, [[2, "code"]]]);
});
