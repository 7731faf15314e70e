// The pack in the hands of the regency's own admin: read, tried, replaced whole or refused whole, and kept with its dates.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, ANGGREK, child, MAWAR, MELATI, pack, provision, settle, signIn, startServer, temporaryFolder, VILLAGE } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

const puskesmas = [{ code: "32.11.P01", name: "Puskesmas Satu", villages: [VILLAGE] }];

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("gizi", ["32.11.P01"], { role: "nutritionist" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    account("bagian", [VILLAGE], { role: "regencyAdmin" }),
  ];
  accounts.push({ ...account("dinas", ["32.11"]), grants: [{ role: "opdOfficer", areas: ["32.11"], office: "disdik" }] });
  people = await settle(server, { ...pack(), puskesmas }, accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function read(person, headers = {}) {
  const response = await fetch(`${server.url}/api/v1/pack`, { headers: { cookie: person.cookie, ...headers } });
  return { status: response.status, tag: response.headers.get("etag"), text: await response.text() };
}

const replace = (person, given, tag, query = "") =>
  person.call("PUT", `/api/v1/pack${query}`, given, tag === undefined ? {} : { "if-match": tag });

/** The pack in force after a change of it, and its tag. */
async function changed(change) {
  const { text, tag } = await read(people.admin);
  const given = JSON.parse(text);
  change(given);
  return { given, tag };
}

const paths = ({ body }) => body.changes.map(({ path }) => path);
const wrong = ({ status, body }) => [status, ...(body.errors ?? []).map(({ field }) => field)];

test("the pack is read as its one written form, and its tag names those bytes", async () => {
  const { status, tag, text } = await read(people.admin);
  const operators = await fetch(`${server.url}/api/v1/operator/regencies/32.11/pack`, {
    headers: { authorization: `Bearer ${server.secret}` },
  });
  assert.deepEqual([status, text], [200, await operators.text()]);
  assert.match(tag, /^"[0-9a-f]{32}"$/);
  assert.deepEqual(await read(people.admin, { "if-none-match": tag }), { status: 304, tag, text: "" });
  assert.equal((await read(people.admin, { "if-none-match": '"other"' })).status, 200);
  assert.equal((await read(people.melati)).status, 403);
});

test("a change is tried first, then made under the tag that was read, and kept with its date and its author", async () => {
  const { given, tag } = await changed((pack) => {
    pack.settings.push({ ...structuredClone(pack.settings[0]), from: "2099-01-01" });
    pack.settings[1].foodDays.wasted = 90;
  });
  const expected = ["/settings/2099-01-01/foodDays/wasted", "/settings/2099-01-01/from"];
  const tried = await replace(people.admin, given, tag, "?dryRun=true");
  assert.deepEqual([tried.status, tried.body.applied, paths(tried)], [200, false, expected]);
  assert.deepEqual(tried.body.changes[0], { path: expected[0], before: 56, after: 90 });
  assert.equal((await read(people.admin)).tag, tag, "nothing was done");
  assert.deepEqual([(await replace(people.admin, given)).status, (await replace(people.admin, given, '"old"')).status], [428, 412]);
  const made = await replace(people.admin, given, tag);
  assert.deepEqual([made.status, made.body.applied, paths(made)], [200, true, expected]);
  const now = await read(people.admin);
  assert.equal(now.tag, made.headers.get("etag"));
  assert.deepEqual(JSON.parse(now.text).settings.map(({ from }) => from), ["2025-01-01", "2099-01-01"]);
  assert.equal((await replace(people.admin, given, tag)).status, 412, "the tag of before is no more");

  const { revisions } = (await people.admin.get("/api/v1/pack/revisions")).body;
  assert.deepEqual(revisions.map(({ revision, by }) => [revision, by]), [[2, "Orang admin"], [1, null]]);
  assert.ok(Math.abs(revisions[0].atMillis - Date.now()) < 60_000);
  assert.deepEqual((await people.admin.get("/api/v1/pack/changes?revision=2")).body.changes.map(({ path }) => path), expected);
  assert.deepEqual((await people.admin.get("/api/v1/pack/changes?revision=1")).body, { changes: [] });
  for (const [query, status] of [["", 422], ["?revision=x", 422], ["?revision=3", 404]]) {
    assert.equal((await people.admin.get(`/api/v1/pack/changes${query}`)).status, status, query);
  }
  const again = await replace(people.admin, given, now.tag);
  assert.deepEqual([again.status, again.body.changes, again.headers.get("etag")], [200, [], now.tag]);
  assert.equal((await people.admin.get("/api/v1/pack/revisions")).body.revisions.length, 2, "what changes nothing is no revision");
});

test("a pack is refused whole with everything that is wrong and where it stands", async () => {
  const { given, tag } = await changed((pack) => {
    pack.settings[0].foodDays.wasted = 0;
    pack.settings[0].kms.redLineSd = 3;
    pack.look.primary = "#ffff00";
    pack.catalogue[0].office = "tidak-ada";
  });
  const places = ["/look/primary", "/settings/0/kms/redLineSd", "/settings/0/foodDays/wasted", "/catalogue/0/office"];
  assert.deepEqual(wrong(await replace(people.admin, given, tag)), [422, ...places]);
  assert.deepEqual(wrong(await replace(people.admin, { formatVersion: 2 }, tag)), [422, "/formatVersion"]);
  // Of what cannot be read everything is told, and what the parts that can be read say.
  const formless = { ...given, areas: [{}], utcOffsetMinutes: "x", offices: undefined, settings: undefined, catalogue: undefined };
  assert.deepEqual(wrong(await replace(people.admin, formless, tag)), [422, "/areas/0", "/areas/0", "/utcOffsetMinutes", "/look/primary"]);
  const broken = await fetch(`${server.url}/api/v1/pack`, {
    method: "PUT",
    headers: { cookie: people.admin.cookie, "content-type": "application/json", "if-match": tag },
    body: "{",
  });
  assert.equal(broken.status, 400);
  assert.equal((await read(people.admin)).tag, tag);
});

test("a regency stays itself, and nothing goes that children or people need", async () => {
  const { admin, melati, bagian } = people;
  const of = child(MELATI);
  await melati.act([{ type: "registerChild", child: of }]);
  const other = pack("74.13", "Kabupaten Lain");
  const { tag } = await read(admin);
  assert.deepEqual(wrong(await replace(admin, other, tag)), [422, "/code"]);
  const refuse = async (change, ...fields) => {
    const { given } = await changed(change);
    assert.deepEqual(wrong(await replace(admin, given, tag)), [422, ...fields]);
    assert.deepEqual(wrong(await replace(admin, given, undefined, "?dryRun=true")), [422, ...fields]);
  };
  const without = (...codes) => (pack) => {
    pack.areas = pack.areas.filter(({ code }) => !codes.includes(code));
  };
  await refuse(without(MELATI), "/areas", "/areas");
  // What was assessed last year says by which settings.
  await refuse((pack) => (pack.settings[0].foodDays.wasted += 1), "/settings");
  await refuse((pack) => pack.settings.splice(1, 0, { ...structuredClone(pack.settings[0]), from: "2025-06-01" }), "/settings");
  // Her mother agreed to what version 1 says.
  await refuse((pack) => (pack.notices[0].consent.id = "Saya setuju semuanya."), "/notices");
  await refuse((pack) => (pack.notices[0].version = 2), "/notices");
  await refuse(without(MAWAR), "/areas");
  await refuse((pack) => (pack.puskesmas = []), "/puskesmas");
  await refuse((pack) => (pack.puskesmas[0].villages = []), "/puskesmas");
  await refuse((pack) => {
    pack.offices = pack.offices.filter(({ id }) => id !== "disdik");
    for (const entry of pack.catalogue) if (entry.office === "disdik") entry.office = "dinkes";
  }, "/offices");
  const newer = await changed((pack) => pack.notices.push({ ...pack.notices[0], version: 2, from: "2099-01-01" }));
  assert.equal((await replace(admin, newer.given, undefined, "?dryRun=true")).status, 200);
  const { given } = await changed(without(ANGGREK));
  assert.equal((await replace(bagian, given, tag)).status, 403, "who looks after a part does not change the whole");
  assert.equal((await replace(admin, given, tag)).status, 200, "nobody is in Anggrek");
  assert.equal((await admin.get("/api/v1/session")).body.areas.some(({ code }) => code === ANGGREK), false);
});

test("a pack taken out of one deployment and put into another gives the same bytes", async () => {
  const elsewhere = temporaryFolder();
  const other = await startServer({ persist: elsewhere.path });
  try {
    const { text } = await read(people.admin);
    assert.equal((await provision(other, pack(), [account("admin", ["32.11"], { role: "regencyAdmin" })])).status, 201);
    const admin = await signIn(other, "32.11", "admin");
    const headers = { cookie: admin.cookie, "content-type": "application/json", "if-match": "*" };
    const put = await fetch(`${other.url}/api/v1/pack`, { method: "PUT", headers, body: text });
    assert.equal(put.status, 200, await put.clone().text());
    const taken = await fetch(`${other.url}/api/v1/pack`, { headers });
    assert.equal(await taken.text(), text);
  } finally {
    await other.kill();
    elsewhere.remove();
  }
});

test("the code of a posyandu that had records is not given to another", async () => {
  const { admin } = people;
  const village = "32.11.01.2002";
  const bidan = account("bidan", [village], { role: "midwife" });
  assert.equal((await provision(server, JSON.parse((await read(admin)).text), [bidan])).status, 200);
  const { act, pull } = await signIn(server, "32.11", "bidan");
  const of = child(`${village}.02`);
  await act([{ type: "registerChild", child: of }]);
  const { cursor } = await pull();
  const moved = { state: "closed", reason: "moved", on: of.consent.on, remark: null };
  await act([{ type: "editChild", child: of.id, changes: [{ field: "status", value: moved }] }], cursor);
  assert.equal((await admin.post("/api/v1/areas/changes", { change: { type: "close", area: of.posyandu }, dryRun: false })).status, 200);
  const response = await fetch(`${server.url}/api/v1/areas/import?apply=true`, {
    method: "POST",
    headers: { cookie: admin.cookie, "content-type": "text/csv" },
    body: `village_code,name\n${village},Posyandu Satu Lagi\n${village},Posyandu Dua Lagi\n`,
  });
  assert.deepEqual((await response.json()).added, 2);
  const { areas } = (await admin.get("/api/v1/session")).body;
  const codes = areas.filter(({ name }) => name.endsWith("Lagi")).map(({ code }) => code);
  assert.deepEqual(codes, [`${village}.01`, `${village}.03`]);
});

test("posyandu come from a table: first everything that is wrong by line, then all of them", async () => {
  const { admin, bagian } = people;
  const send = async (person, text, apply) => {
    const response = await fetch(`${server.url}/api/v1/areas/import?apply=${apply}`, {
      method: "POST",
      headers: { cookie: person.cookie, "content-type": "text/csv" },
      body: text,
    });
    return { status: response.status, body: await response.json() };
  };
  const lines = ({ body }) => body.problems.map(({ line, column }) => [line, column]);
  const bad = `code,village_code,name\n,32.11.01.2009,Satu\n${MELATI},32.11.01.2002,Dua\nx,${VILLAGE},\n,${VILLAGE},Posyandu Mawar\n${MAWAR},${VILLAGE},Lagi,lagi\n`;
  const told = await send(admin, bad, true);
  assert.deepEqual([told.status, told.body.applied], [200, false]);
  assert.deepEqual(lines(told), [[2, "village_code"], [3, "code"], [4, "code"], [4, "name"], [6, null]]);
  assert.deepEqual(lines(await send(admin, "nama,desa\nA,B\n", true)), [[1, null]]);
  const good = `village_code,name\n${VILLAGE},Posyandu Mawar\n${VILLAGE},Posyandu Teratai\n32.11.01.2002,Posyandu Teratai\n`;
  const before = (await read(admin)).tag;
  assert.deepEqual((await send(admin, good, false)).body, { problems: [], added: 2, renamed: 0, unchanged: 1, applied: false });
  assert.equal((await read(admin)).tag, before);
  assert.deepEqual(lines(await send(bagian, good, true)), [[4, "village_code"]], "outside one's own areas nothing is added");
  assert.deepEqual((await send(admin, good, true)).body, { problems: [], added: 2, renamed: 0, unchanged: 1, applied: true });
  const areas = (await admin.get("/api/v1/session")).body.areas.filter(({ name }) => name === "Posyandu Teratai");
  assert.deepEqual(areas.map(({ code }) => code), [`${VILLAGE}.03`, "32.11.01.2002.04"]);
  assert.deepEqual((await send(admin, good, true)).body, { problems: [], added: 0, renamed: 0, unchanged: 3, applied: true });
  const renamed = `code,village_code,name\n${VILLAGE}.03,${VILLAGE},Posyandu Teratai Putih\n`;
  assert.equal((await send(admin, renamed, true)).body.renamed, 1);
  assert.equal((await admin.get("/api/v1/pack/revisions")).body.revisions[0].by, "Orang admin");
});
