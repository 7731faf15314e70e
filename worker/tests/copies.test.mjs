// A phone that cannot send: the regency's code opens it, and what it had not sent comes as a file that anyone brings.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
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
import { inside } from "./inside.mjs";
import { seal } from "./xchacha.mjs";

const KEYS = "/api/v1/me/device-keys";
const COPIES = "/api/v1/sync/copies";

const folder = temporaryFolder();
const accounts = [
  account("melati", [MELATI]),
  account("mawar", [MAWAR]),
  account("anggrek", [ANGGREK]),
  account("bidan", [VILLAGE], { role: "midwife" }),
  account("ketua", [VILLAGE], { role: "leader" }),
  account("admin", ["32.11"], { role: "regencyAdmin" }),
];
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  people = await settle(server, pack(), accounts);
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [account("orang", ["74.13"], { role: "midwife" })])).status, 201);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const kind = ({ status, body }) => [status, body?.type?.replace("/problems/", "")];
const codeOf = (person, device) => person.post(`/api/v1/devices/${device}/recovery`, {});

/** What a phone of `person` would write into a file. */
async function copy(person, mutations, { regency = "32.11", device = person.device } = {}) {
  const { body } = await person.get(KEYS);
  const nonce = randomBytes(24);
  const sealed = seal(Buffer.from(body.copy, "hex"), nonce, `copy/${regency}/${device}`, JSON.stringify({ mutations }));
  return { regency, device, nonce: nonce.toString("hex"), sealed: sealed.toString("hex") };
}

test("a device hears its keys, the same each time and its own", async () => {
  const first = (await people.melati.get(KEYS)).body;
  assert.match(first.recovery, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.match(first.copy, /^[0-9a-f]{64}$/);
  assert.deepEqual((await people.melati.get(KEYS)).body, first);
  const colleague = await signIn(server, "32.11", "mawar", { phoneOf: people.melati });
  assert.deepEqual((await colleague.get(KEYS)).body, first, "whoever signs in on the same phone");
  const other = (await people.mawar.get(KEYS)).body;
  assert.notEqual(other.recovery, first.recovery);
  assert.notEqual(other.copy, first.copy);
});

test("knowing a device's id is not holding it", async () => {
  const elsewhere = await signIn(server, "32.11", "mawar", { phoneOf: { device: people.melati.device } });
  assert.deepEqual(kind(await elsewhere.get(KEYS)), [403, "forbidden"]);
});

test("who may shut a device out may read its code, and that is noted", async () => {
  const own = (await people.melati.get(KEYS)).body.recovery;
  assert.deepEqual((await codeOf(people.bidan, people.melati.device)).body, { code: own });
  assert.deepEqual(kind(await codeOf(people.melati, people.melati.device)), [403, "forbidden"]);
  assert.deepEqual(kind(await codeOf(people.bidan, people.anggrek.device)), [404, "not-found"]);
  assert.equal((await people.admin.put(`/api/v1/devices/${people.anggrek.device}/revocation`, { revoked: true })).status, 204);
  const lost = await codeOf(people.admin, people.anggrek.device);
  assert.equal(lost.status, 200, "of one that was shut out, too");
  assert.equal((await people.admin.put(`/api/v1/devices/${people.anggrek.device}/revocation`, { revoked: false })).status, 204);
  people.anggrek = await signIn(server, "32.11", "anggrek", { phoneOf: people.anggrek });
  assert.equal((await people.anggrek.get(KEYS)).body.recovery, lost.body.code);
});

test("a copy brings each act once, under its author's name and rights, whoever brings it", async () => {
  const { melati, mawar, bidan } = people;
  const phone = await signIn(server, "32.11", "mawar", { phoneOf: melati });
  const of = child(MELATI);
  const mutations = [
    melati.mutation({ type: "registerChild", child: of }),
    melati.mutation({ type: "recordMeasurement", measurement: measurement(of, melati.view.account) }),
    phone.mutation({ type: "registerChild", child: child(MAWAR) }),
    phone.mutation({ type: "registerChild", child: child(MELATI) }),
  ];
  const file = await copy(melati, mutations);
  assert.equal(JSON.stringify(file).includes(of.name), false);
  const first = await people.anggrek.post(COPIES, file);
  assert.deepEqual([first.status, first.body], [200, { new: 3, known: 0, refused: 1 }], "Mawar's kader does not write in Melati");
  const { rows, cursor } = await bidan.pull();
  assert.equal(rows.filter((row) => row.child?.id === of.id).length, 1);
  const reading = rows.find((row) => row.measurement?.child === of.id);
  assert.equal(reading.measurement.measuredBy, melati.view.account);

  for (const person of [mawar, people.admin]) assert.deepEqual((await person.post(COPIES, file)).body, { new: 0, known: 4, refused: 0 });
  assert.equal((await bidan.pull()).cursor, cursor, "the second time changes nothing");
  const late = await melati.push(mutations.slice(0, 2));
  assert.deepEqual(late.body.verdicts.map(({ verdict }) => verdict), ["applied", "applied"], "nor does the phone itself");
  assert.equal((await bidan.pull()).cursor, cursor);
  await server.stop();
  const { port } = server;
  const found = await inside(folder.path, (run) => run("32.11", `SELECT actor, carrier FROM audit WHERE mutation = '${mutations[0].id}'`));
  assert.deepEqual(found, [{ actor: melati.view.account, carrier: people.anggrek.view.account }]);
  const read = await inside(folder.path, (run) => run("32.11", "SELECT subject FROM audit WHERE action = 'readRecoveryCode'"));
  assert.deepEqual(read.map(({ subject }) => subject), [melati.device, people.anggrek.device]);
  server = await startServer({ persist: folder.path, port });
});

test("what was done on a device before it was shut out still comes", async () => {
  const lost = await signIn(server, "32.11", "melati");
  const of = child(MELATI);
  const file = await copy(lost, [lost.mutation({ type: "registerChild", child: of })]);
  assert.equal((await people.admin.put(`/api/v1/devices/${lost.device}/revocation`, { revoked: true })).status, 204);
  assert.deepEqual((await people.bidan.post(COPIES, file)).body, { new: 1, known: 0, refused: 0 });
});

test("acts of whom the device never met, or of another device, are refused", async () => {
  const { melati, anggrek } = people;
  const stranger = anggrek.mutation({ type: "registerChild", child: child(ANGGREK) });
  const file = await copy(melati, [stranger, { ...stranger, id: uuid(), device: melati.device }, { nonsense: true }]);
  assert.deepEqual((await people.bidan.post(COPIES, file)).body, { new: 0, known: 0, refused: 3 });
  const { verdicts } = (await anggrek.push([stranger])).body;
  assert.equal(verdicts[0].verdict, "applied", "and may still be sent by who did them");
});

test("a damaged or foreign copy is refused whole", async () => {
  const { melati, bidan } = people;
  const file = await copy(melati, [melati.mutation({ type: "registerChild", child: child(MELATI) })]);
  const flipped = (hex) => (hex.endsWith("0") ? "1" : "0");
  const foreign = await signIn(server, "74.13", "orang");
  const wrong = [
    { ...file, sealed: file.sealed.slice(0, -1) + flipped(file.sealed) },
    { ...file, sealed: file.sealed.slice(0, -2) },
    { ...file, sealed: "" },
    { ...file, sealed: "zz" },
    { ...file, nonce: file.nonce.slice(0, -1) + flipped(file.nonce) },
    { ...file, nonce: "00" },
    { ...file, device: people.mawar.device },
    { ...file, device: uuid() },
    { ...file, regency: "74.13" },
    await copy(foreign, [], { regency: "74.13" }),
    await copy(melati, [], { device: people.mawar.device }),
  ];
  const { cursor } = await bidan.pull();
  for (const one of wrong) assert.deepEqual(kind(await bidan.post(COPIES, one)), [422, "foreign-copy"]);
  assert.deepEqual(kind(await foreign.post(COPIES, file)), [422, "foreign-copy"]);
  assert.deepEqual(kind(await people.ketua.post(COPIES, file)), [403, "forbidden"], "a leader brings nothing");
  assert.equal((await bidan.pull()).cursor, cursor);
  const many = Array.from({ length: 2_001 }, () => ({}));
  assert.deepEqual(kind(await bidan.post(COPIES, await copy(melati, many))), [413, "too-many-items"]);
});
