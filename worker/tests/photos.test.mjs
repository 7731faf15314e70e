// Photos that show what was done: small, whole, each of one child, for those who handle it, and gone with it.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import {
  account,
  ANGGREK,
  child,
  day,
  measurement,
  MELATI,
  pack,
  provision,
  settle,
  signIn,
  startServer,
  stores,
  temporaryFolder,
  uuid,
  VILLAGE,
} from "./harness.mjs";
import { everyRow, inside } from "./inside.mjs";

const CODE = "32.11";
const MOST = 60 * 1024;
const folder = temporaryFolder();
let server;
let people;
let other;

before(async () => {
  server = await startServer({ persist: folder.path });
  const office = (username, id) => ({ ...account(username, []), grants: [{ role: "opdOfficer", areas: [CODE], office: id }] });
  people = await settle(server, pack(), [
    account("melati", [MELATI]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("gizi", [CODE], { role: "nutritionist" }),
    account("bupati", [CODE], { role: "leader" }),
    account("admin", [CODE], { role: "regencyAdmin" }),
    office("pupr", "pupr"),
    office("dinsos", "dinsos"),
  ]);
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [account("bidan", ["74.13"], { role: "midwife" })])).status, 201);
  other = await signIn(server, "74.13", "bidan");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const segment = (marker, content) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** A JPEG as far as its bytes tell: segments, then what stands for the picture. */
function jpeg({ picture = randomBytes(2_000), segments = [] } = {}) {
  const jfif = segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1"));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, ...segments, segment(0xda, Buffer.alloc(10)), picture, Buffer.from([0xff, 0xd9])]);
}

function webp(chunks = []) {
  const chunk = (name, content) => {
    const head = Buffer.alloc(8);
    head.write(name);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const body = Buffer.concat([Buffer.from("WEBP"), chunk("VP8 ", randomBytes(900)), ...chunks.map((one) => chunk(...one))]);
  const head = Buffer.alloc(8);
  head.write("RIFF");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const path = (of, sha256) => `/api/v1/children/${of.id}/photos/${sha256}`;

async function send(person, of, bytes, { sha256 = hash(bytes), type = "image/jpeg" } = {}) {
  const headers = { cookie: person.cookie, "content-type": type };
  const response = await fetch(`${server.url}${path(of, sha256)}`, { method: "PUT", headers, body: bytes });
  const text = await response.text();
  return [response.status, ...(text ? [JSON.parse(text).type.replace("/problems/", "")] : [])];
}

async function read(person, of, sha256) {
  const response = await fetch(`${server.url}${path(of, sha256)}`, { headers: { cookie: person.cookie } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const sees = async (person, of, sha256) => (await read(person, of, sha256)).status;
const step = (of, role, type, fields) => ({ type: "care", child: of.id, role, step: { type, ...fields } });

/** A child for whom an office has promised clean water. */
async function planned(posyandu = MELATI) {
  const of = child(posyandu);
  const reading = measurement(of, people.melati.view.account, { daysAgo: 9 });
  const [id, case_] = [uuid(), uuid()];
  const water = { id, catalogue: "drinking-water", owner: { kind: "office", office: "pupr" }, due: day(0), quantity: 60, food: null };
  const found = { on: day(9), measurement: reading.id, findings: ["short"] };
  const again = measurement(of, people.gizi.view.account, { daysAgo: 8 });
  const difference = { grams: 0, millimetres: 0, armMillimetres: 0 };
  const verdicts = await people.gizi.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: reading },
    { type: "recordMeasurement", measurement: again },
    step(of, "nutritionist", "openCase", { case: case_, found }),
    step(of, "nutritionist", "validateCase", { case: case_, validation: { on: day(8), first: reading.id, again: again.id, difference, calibratedOn: day(30) } }),
    step(of, "nutritionist", "recordCause", { case: case_, look: { on: day(7), present: ["unsafeWater"], absent: [], remark: null } }),
    step(of, "nutritionist", "planInterventions", { case: case_, on: day(6), plan: [water] }),
  ]);
  assert.deepEqual(new Set(verdicts.map(({ verdict }) => verdict)), new Set(["applied"]), JSON.stringify(verdicts));
  const done = (evidence, quantity = 30) => ({ intervention: id, on: day(1), progress: { kind: "done", evidence, quantity } });
  const report = (evidence, { role = "opdOfficer", quantity } = {}) =>
    step(of, role, "reportIntervention", { case: case_, report: done(evidence, quantity) });
  return { of, water, reading, report, byPhoto: (bytes, fields) => report({ kind: "photo", sha256: hash(bytes) }, fields) };
}

const told = async (person, act) => (await person.act([act])).map(({ verdict, reason }) => reason?.code ?? verdict)[0];
const why = async (person, act) => (await person.act([act]))[0].reason?.why?.code;
const story = async (person, of) => (await person.get(`/api/v1/children/${of.id}/case`)).body;

test("an office sends a photo, then the report that names it, and those who handle the child see both", async () => {
  const { of, water, byPhoto } = await planned();
  const photo = jpeg();
  const sha256 = hash(photo);
  assert.equal(await why(people.pupr, byPhoto(photo)), "unknownPhoto", "the photo comes first");
  assert.deepEqual(await send(people.pupr, of, photo), [204]);
  assert.deepEqual(await send(people.pupr, of, photo), [204], "sent again, it counts once");
  assert.equal(await sees(people.pupr, of, sha256), 404, "nobody's work until it is reported");
  assert.equal(await told(people.pupr, byPhoto(photo)), "applied");
  const { photos, care } = await story(people.gizi, of);
  assert.deepEqual(photos, [sha256]);
  const [{ intervention, reports }] = care.cases[0].interventions;
  assert.deepEqual([intervention.quantity, reports[0].progress.quantity, reports[0].progress.evidence.sha256], [water.quantity, 30, sha256]);
  for (const person of ["gizi", "bidan", "melati", "desa", "bupati", "pupr"]) {
    const { status, headers, bytes } = await read(people[person], of, sha256);
    assert.deepEqual([status, hash(bytes), headers.get("content-type")], [200, sha256, "image/jpeg"], person);
    assert.match(headers.get("cache-control"), /^private/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy"), /default-src 'none'/);
  }
  assert.equal(await sees(people.dinsos, of, sha256), 404, "another office");
  assert.equal(await sees(people.anggrek, of, sha256), 404, "another area");
  assert.equal(await sees(people.admin, of, sha256), 403);
  assert.equal(await sees(other, of, sha256), 404, "another regency");
  const { entries } = (await people.admin.get(`/api/v1/access-log?child=${of.id}`)).body;
  const opened = entries.filter(({ kind }) => kind === "opened").map(({ account }) => account);
  for (const person of ["gizi", "melati", "pupr"]) assert.ok(opened.includes(people[person].view.account), person);
});

test("one whom the child is nothing to hears the same as of a child that is not there", async () => {
  const { of } = await planned();
  const photo = jpeg();
  const nobody = { id: uuid() };
  for (const person of [people.dinsos, people.anggrek, other]) {
    assert.deepEqual(await send(person, of, photo), await send(person, nobody, photo));
    assert.deepEqual(await send(person, of, photo), [404, "not-found"]);
  }
  assert.deepEqual(await send(people.bupati, of, photo), [403, "forbidden"]);
  assert.deepEqual(await send(people.desa, of, photo), [404, "not-found"], "nothing is the village's to do");
  assert.deepEqual(await send(people.bidan, of, photo), [204], "on behalf of whoever has no phone");
  const unplanned = child(MELATI);
  await people.melati.act([{ type: "registerChild", child: unplanned }]);
  assert.deepEqual(await send(people.bidan, unplanned, photo), [404, "not-found"], "nothing is planned");
  assert.equal(await sees(people.gizi, unplanned, hash(photo)), 404, "a photo is of one child");
});

test("what is not small, whole and a picture alone is refused", async () => {
  const { of } = await planned();
  const refused = (bytes, fields) => send(people.pupr, of, bytes, fields);
  const photo = jpeg();
  assert.deepEqual(await refused(photo, { sha256: hash(jpeg()) }), [422, "invalid"]);
  assert.deepEqual(await refused(photo, { sha256: hash(photo).toUpperCase() }), [422, "invalid"]);
  assert.deepEqual(await refused(photo.subarray(0, -1), { sha256: hash(photo) }), [422, "invalid"], "cut on the way");
  const fill = MOST - jpeg({ picture: Buffer.alloc(0) }).length;
  assert.deepEqual(await refused(jpeg({ picture: Buffer.alloc(fill + 1) })), [413, "too-large"]);
  assert.deepEqual(await refused(jpeg({ picture: Buffer.alloc(fill) })), [204], "just small enough");
  for (const bytes of ["\x89PNG\r\n\x1a\n0000", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "{}", ""]) {
    assert.deepEqual(await refused(Buffer.from(bytes, "latin1")), [415, "unsupported-media-type"], bytes);
  }
  const place = segment(0xe1, Buffer.from("Exif\0\0GPS -6.9 107.6"));
  assert.deepEqual(await refused(jpeg({ segments: [place] })), [422, "invalid"], "it says where it was taken");
  assert.deepEqual(await refused(webp([["EXIF", Buffer.from("GPS")]]), { type: "image/webp" }), [422, "invalid"]);
  const modern = webp();
  assert.deepEqual(await refused(modern, { type: "image/webp" }), [204]);
  assert.equal((await read(people.gizi, of, hash(modern))).headers.get("content-type"), "image/webp");
  assert.equal(await sees(people.gizi, of, hash(photo)), 404, "nothing of what was refused is there");
  const crossed = await fetch(`${server.url}${path(of, hash(photo))}`, {
    method: "PUT",
    headers: { cookie: people.pupr.cookie, origin: "https://example.org", "content-type": "image/jpeg" },
    body: photo,
  });
  assert.equal(crossed.status, 403);
});

test("a child has only so many photos", async () => {
  const { of } = await planned();
  const photos = Array.from({ length: 100 }, () => jpeg({ picture: randomBytes(10) }));
  for (const photo of photos) assert.deepEqual(await send(people.pupr, of, photo), [204]);
  assert.deepEqual(await send(people.pupr, of, jpeg()), [422, "invalid"]);
  assert.deepEqual(await send(people.pupr, of, photos[0]), [204], "what is there is there");
});

test("a report is shown by one of the child's readings, and by no other's", async () => {
  const { of, reading, report } = await planned();
  const by = (id) => report({ kind: "reading", measurement: id }, { role: "midwife" });
  assert.equal(await why(people.bidan, by(uuid())), "unknownReading");
  assert.equal(await why(people.bidan, by((await planned()).reading.id)), "unknownReading");
  assert.equal(await told(people.bidan, report({ kind: "statement", remark: "pipa" }, { role: "midwife", quantity: 0 })), "empty");
  assert.equal(await told(people.bidan, by(reading.id)), "applied");
  assert.deepEqual((await story(people.gizi, of)).photos, []);
});

test("after a withdrawal the photo is for those alone who treat the child", async () => {
  const { of, byPhoto } = await planned();
  const photo = jpeg();
  await send(people.pupr, of, photo);
  await people.pupr.act([byPhoto(photo)]);
  assert.equal(await sees(people.pupr, of, hash(photo)), 200);
  await granted(of, "withdrawal");
  for (const person of ["pupr", "bupati", "desa"]) assert.equal(await sees(people[person], of, hash(photo)), 404, person);
  for (const person of ["gizi", "bidan", "melati"]) assert.equal(await sees(people[person], of, hash(photo)), 200, person);
  assert.deepEqual(await send(people.pupr, of, jpeg()), [404, "not-found"]);
});

async function granted(of, kind) {
  const request = { id: uuid(), child: of.id, kind, by: of.motherName, on: day(0), note: null };
  await people.bidan.act([{ type: "recordRequest", request }]);
  const { status } = await people.admin.put(`/api/v1/requests/${request.id}/decision`, { outcome: "granted" });
  assert.ok(status < 300, `${status}`);
}

test("handed over to another regency, the report goes along and the photo stays", async () => {
  const { of, byPhoto } = await planned();
  const photo = jpeg();
  await send(people.pupr, of, photo);
  await people.pupr.act([byPhoto(photo)]);
  const consent = { givenBy: of.motherName, on: day(0) };
  const { code } = (await people.bidan.post(`/api/v1/children/${of.id}/handover`, { consent })).body;
  const arrived = await other.post("/api/v1/handovers", { code, posyandu: "74.13.01.2001.01" });
  assert.equal(arrived.status, 200, JSON.stringify(arrived.body));
  const there = await story(other, of);
  const [report] = there.events.filter(({ event }) => event.act.type === "reportIntervention");
  assert.deepEqual([report.event.act.report.progress.evidence, there.photos], [{ kind: "photo", sha256: hash(photo) }, []]);
  assert.equal(await sees(other, of, hash(photo)), 404);
  assert.equal(await sees(people.gizi, of, hash(photo)), 200);
});

test("an erasure leaves nothing of the photo, not even in the file", async () => {
  const { of, byPhoto } = await planned();
  const mark = "Gambar yang harus hilang";
  const photo = jpeg({ picture: Buffer.concat([randomBytes(20_000), Buffer.from(mark), randomBytes(20_000)]) });
  await send(people.pupr, of, photo);
  await people.pupr.act([byPhoto(photo)]);
  for (let number = 0; number < 5; number += 1) await planned();
  assert.ok(stores(folder.path, mark).length > 0, "it is there before");
  await granted(of, "erasure");
  assert.equal(await sees(people.gizi, of, hash(photo)), 404);
  assert.deepEqual(await send(people.pupr, of, photo), [404, "not-found"], "what is still on its way builds on nothing");
  // The runtime writes everything to the one file when it closes an object that nobody asks, after about ten seconds.
  const isWritten = () => !stores(folder.path, "").some((name) => /tumbuh-Regency.[0-9a-f]{64}\.sqlite-wal$/.test(name));
  for (const until = Date.now() + 60_000; !isWritten() && Date.now() < until; ) await pause(100);
  assert.ok(isWritten());
  assert.deepEqual(stores(folder.path, mark), []);
});

test("a regency that is restored has every photo as it was", async () => {
  const { of, byPhoto } = await planned();
  const photo = jpeg({ picture: randomBytes(50_000) });
  await send(people.pupr, of, photo);
  await people.pupr.act([byPhoto(photo)]);
  const operate = async (method, what, body) => {
    const response = await fetch(`${server.url}/api/v1/operator/regencies/${CODE}/${what}`, {
      method,
      headers: { authorization: `Bearer ${server.secret}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  assert.equal((await operate("POST", "suspension")).status, 200);
  assert.equal((await operate("POST", "exports")).status, 202);
  let made;
  for (const until = Date.now() + 60_000; !made && Date.now() < until; await pause(50)) {
    const { exports, state } = (await operate("GET", "exports")).body;
    if (!state.running) [made] = exports;
  }
  assert.ok(made.tables.find(({ name }) => name === "photos").rows > 100);
  const { port } = server;
  await server.stop();
  const before = await inside(folder.path, async (run) => {
    const rows = await everyRow(run, CODE);
    await run(CODE, "UPDATE photos SET bytes = zeroblob(10)");
    assert.notEqual((await everyRow(run, CODE)).sha256, rows.sha256, "the hash tells one photo from another");
    return rows;
  });
  server = await startServer({ persist: folder.path, port });
  assert.equal((await operate("POST", "restoration", {})).status, 200);
  await server.stop();
  assert.deepEqual(await inside(folder.path, (run) => everyRow(run, CODE)), before);
  server = await startServer({ persist: folder.path, port });
  assert.equal((await operate("DELETE", "suspension")).status, 200);
  assert.equal(hash((await read(people.gizi, of, hash(photo))).bytes), hash(photo));
});
