// Inviting people, what they were granted, and where they are signed in.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import {
  accept,
  account,
  ANGGREK,
  child,
  MAWAR,
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

const PUSKESMAS = "32.11.P01";

const folder = temporaryFolder();
const accounts = [
  account("melati", [MELATI]),
  account("mawar", [MAWAR]),
  account("anggrek", [ANGGREK]),
  account("bidan", [VILLAGE], { role: "midwife" }),
  account("gizi", [PUSKESMAS], { role: "nutritionist" }),
  account("admin", ["32.11"], { role: "regencyAdmin" }),
];
const regency = { ...pack(), puskesmas: [{ code: PUSKESMAS, name: "Puskesmas Dua", villages: ["32.11.01.2002"] }] };
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  people = await settle(server, regency, accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** Someone more has an account. */
const joins = async (one) => assert.equal((await provision(server, regency, [one])).status, 200);
const kader = (...areas) => [{ role: "kader", areas }];
const invitation = (grants, fields) => ({ name: "Orang Baru", grants, validHours: 24, ...fields });
const kind = ({ status, body }) => [status, body?.type?.replace("/problems/", "")];

async function post(path, body) {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const attempt = (username, fields) =>
  post("/api/v1/session", { regency: "32.11", username, password: `${username}-sandi`, device: uuid(), ...fields });

test("a midwife invites a kader of her village, who joins once", async () => {
  const { bidan } = people;
  const { status, body } = await bidan.post("/api/v1/invitations", invitation(kader(MELATI)));
  assert.equal(status, 201, JSON.stringify(body));
  assert.match(body.token, /^32\.11\.[0-9a-f]{64}$/);
  const shown = await post("/api/v1/join/read", { token: body.token });
  assert.deepEqual([shown.body.name, shown.body.username, shown.body.areas[0].name], ["Orang Baru", null, "Posyandu Melati"]);
  const listed = (await bidan.get("/api/v1/invitations")).body.invitations;
  assert.deepEqual([listed[0].id, listed[0].invitedBy], [body.id, "Orang bidan"]);
  assert.equal(JSON.stringify(listed).includes(body.token), false);
  const short = { token: body.token, username: "baru", password: "x", device: uuid() };
  assert.deepEqual((await post("/api/v1/join", short)).body.errors[0].field, "/password");
  const taken = { ...short, username: "MELATI", password: "baru-sandi" };
  assert.deepEqual((await post("/api/v1/join", taken)).body.errors[0].field, "/username");
  const joined = await accept(server, body.token, "Baru");
  assert.deepEqual(joined.view.scope, [MELATI]);
  assert.equal((await joined.act([{ type: "registerChild", child: child(MELATI) }]))[0].verdict, "applied");
  await signIn(server, "32.11", "baru", { password: "Baru-sandi" });
  for (const path of ["/api/v1/join/read", "/api/v1/join"]) {
    const again = await post(path, { ...taken, ...(path.endsWith("read") && { username: undefined }), token: body.token });
    if (path.endsWith("join")) assert.deepEqual(kind(again), [404, "unknown-invitation"]);
  }
  assert.deepEqual(kind(await post("/api/v1/join/read", { token: body.token })), [404, "unknown-invitation"]);
  assert.deepEqual((await bidan.get("/api/v1/invitations")).body.invitations, []);
});

test("an invitation brings the message along that the regency's pack has for it", async () => {
  const message = { id: "Halo {name}, mari bergabung: {link}", en: "Hello {name}, join us: {link}" };
  const own = { ...pack("73.01", "Kabupaten Berpesan"), templates: { invitation: message } };
  assert.equal((await provision(server, own, [account("admin", ["73.01"], { role: "regencyAdmin" })])).status, 201);
  const there = await signIn(server, "73.01", "admin");
  const invited = { name: "Tamu", grants: [{ role: "leader", areas: ["73.01"] }], validHours: 1 };
  assert.deepEqual((await there.post("/api/v1/invitations", invited)).body.message, message);
});

test("nobody gives more than they may", async () => {
  const { bidan, melati, admin, gizi } = people;
  const give = async (person, grants) => kind(await person.post("/api/v1/invitations", invitation(grants)));
  assert.deepEqual(await give(bidan, kader(ANGGREK)), [403, "forbidden"]);
  assert.deepEqual(await give(bidan, [...kader(MELATI), ...kader(ANGGREK)]), [403, "forbidden"]);
  assert.deepEqual(await give(bidan, [{ role: "midwife", areas: [VILLAGE] }]), [403, "forbidden"]);
  assert.deepEqual(await give(melati, kader(MELATI)), [403, "forbidden"]);
  assert.deepEqual(await give(gizi, kader(ANGGREK)), [403, "forbidden"]);
  assert.deepEqual(await give(admin, [{ role: "nutritionist", areas: [PUSKESMAS] }]), [201, undefined]);
  for (const [grants, field] of [
    [[], "/grants"],
    [kader(), "/grants/0/areas"],
    [kader("32.11.09"), "/grants/0/areas/0"],
    [kader("74.13"), "/grants/0/areas/0"],
    [kader("32.11.P02"), "/grants/0/areas/0"],
    [[{ role: "opdOfficer", areas: ["32.11"] }], "/grants/0/office"],
    [[{ role: "opdOfficer", areas: ["32.11"], office: "x" }], "/grants/0/office"],
  ]) {
    const { status, body } = await admin.post("/api/v1/invitations", invitation(grants));
    assert.deepEqual([status, body.errors[0].field], [422, field]);
  }
  for (const validHours of [0, 721]) {
    assert.equal((await admin.post("/api/v1/invitations", invitation(kader(MELATI), { validHours }))).status, 422);
  }
});

test("an invitation is no session, is taken back by who might give it, and names no regency but its own", async () => {
  const { bidan, admin } = people;
  const { body } = await admin.post("/api/v1/invitations", invitation([{ role: "leader", areas: [VILLAGE] }]));
  const as = (cookie) => bidan.call("GET", "/api/v1/session", undefined, { cookie });
  assert.equal((await as(`__Host-tumbuh=${body.token}`)).status, 401);
  const session = bidan.cookie.split("=")[1];
  const wrong = [session, "", "x", body.token.replace("32.11.", "74.13."), body.token.replace(/.$/, "x"), `32.11.${"0".repeat(64)}`];
  const answers = await Promise.all(wrong.map((token) => post("/api/v1/join/read", { token })));
  for (const answer of answers) {
    assert.deepEqual(kind(answer), [404, "unknown-invitation"]);
    assert.equal(answer.body.detail, answers[0].body.detail);
  }
  const path = `/api/v1/invitations/${body.id}`;
  assert.equal((await bidan.delete(path)).status, 404, "a midwife might not give it");
  assert.equal((await admin.delete(path)).status, 204);
  assert.equal((await admin.delete(path)).status, 404);
  assert.deepEqual(kind(await post("/api/v1/join/read", { token: body.token })), [404, "unknown-invitation"]);
});

test("people are seen within one's areas, and a puskesmas stands for its villages", async () => {
  const { bidan, admin, gizi, anggrek, melati } = people;
  const names = async (person) => (await person.get("/api/v1/people")).body.people.map(({ username }) => username);
  assert.deepEqual((await names(bidan)).sort(), ["baru", "bidan", "mawar", "melati"]);
  assert.deepEqual((await names(admin)).length, 7);
  assert.equal((await melati.get("/api/v1/people")).status, 403);
  const [listed] = (await admin.get("/api/v1/people")).body.people.filter(({ username }) => username === "gizi");
  assert.deepEqual(listed.grants[0].areas, [PUSKESMAS], "as it was given");
  assert.deepEqual(gizi.view.scope, ["32.11.01.2002"], "as it counts");
  const of = child(ANGGREK);
  await anggrek.act([{ type: "registerChild", child: of }]);
  assert.equal((await gizi.pull()).rows.some((row) => row.child?.id === of.id), true);
});

test("who loses something signs in anew; who gains something goes on", async () => {
  const { admin, bidan } = people;
  await joins(account("berubah", [MELATI]));
  const person = await signIn(server, "32.11", "berubah");
  const put = (grants, by = admin) => by.put(`/api/v1/people/${person.view.account}/grants`, { grants });
  assert.equal((await put(kader(MELATI, MAWAR))).status, 204);
  assert.deepEqual((await person.get("/api/v1/session")).body.scope, [MELATI, MAWAR]);
  assert.equal((await put(kader(MELATI), bidan)).status, 403);
  assert.equal((await put([{ role: "leader", areas: [MELATI, MAWAR] }])).status, 204);
  assert.equal((await person.get("/api/v1/session")).status, 401);
  for (const id of [uuid(), "x"]) {
    assert.deepEqual(kind(await admin.put(`/api/v1/people/${id}/grants`, { grants: kader(MELATI) })), [404, "not-found"]);
  }
});

test("a blocked person is told so only with the right password", async () => {
  const { admin } = people;
  await joins(account("diblokir", [MELATI]));
  const person = await signIn(server, "32.11", "diblokir");
  const block = (blocked) => admin.put(`/api/v1/people/${person.view.account}/block`, { blocked });
  assert.equal((await block(true)).status, 204);
  assert.deepEqual(kind(await person.get("/api/v1/session")), [401, "unauthenticated"]);
  assert.deepEqual(kind(await attempt("diblokir")), [403, "account-blocked"]);
  assert.deepEqual(kind(await attempt("diblokir", { password: "wrong-sandi" })), [401, "wrong-credentials"]);
  assert.equal((await block(false)).status, 204);
  assert.equal((await attempt("diblokir")).status, 200);
});

test("the last admin stays one", async () => {
  const { admin } = people;
  const own = `/api/v1/people/${admin.view.account}`;
  const leader = { grants: [{ role: "leader", areas: ["32.11"] }] };
  assert.deepEqual(kind(await admin.put(`${own}/grants`, leader)), [409, "last-admin"]);
  assert.deepEqual(kind(await admin.put(`${own}/block`, { blocked: true })), [409, "last-admin"]);
  const district = { grants: [{ role: "regencyAdmin", areas: ["32.11.01"] }] };
  assert.deepEqual(kind(await admin.put(`${own}/grants`, district)), [409, "last-admin"]);
  await joins(account("admin2", ["32.11"], { role: "regencyAdmin" }));
  const second = await signIn(server, "32.11", "admin2");
  assert.equal((await second.put(`/api/v1/people/${second.view.account}/block`, { blocked: true })).status, 204);
  assert.deepEqual(kind(await admin.put(`${own}/block`, { blocked: true })), [409, "last-admin"]);
});

test("a password is set anew by a link, which ends what was before", async () => {
  const { bidan, melati, gizi, anggrek } = people;
  const reset = (person, of) => person.post(`/api/v1/people/${of.view.account}/password-reset`);
  assert.equal((await reset(bidan, anggrek)).status, 404);
  assert.equal((await reset(bidan, bidan)).status, 403);
  assert.equal((await reset(gizi, melati)).status, 403);
  await joins(account("lupa", [MELATI]));
  const forgetful = await signIn(server, "32.11", "lupa");
  const first = await reset(bidan, forgetful);
  const { status, body } = await reset(bidan, forgetful);
  assert.equal(status, 201);
  assert.equal((await post("/api/v1/join/read", { token: first.body.token })).status, 404, "only the newest link works");
  assert.equal((await post("/api/v1/join/read", { token: body.token })).body.username, "lupa");
  assert.equal((await forgetful.get("/api/v1/session")).status, 200);
  const back = await accept(server, body.token, "ignored", { password: "ingat-sandi" });
  assert.equal(back.view.account, forgetful.view.account);
  assert.equal((await forgetful.get("/api/v1/session")).status, 401);
  assert.equal((await back.get("/api/v1/session")).status, 200);
  await signIn(server, "32.11", "lupa", { password: "ingat-sandi" });
});

test("a table of people is tried first, then taken whole or not at all", async () => {
  const { admin, bidan } = people;
  const send = async (person, csv, apply) => {
    const response = await fetch(`${server.url}/api/v1/people/import?apply=${apply}`, {
      method: "POST",
      headers: { cookie: person.cookie, "content-type": "text/csv" },
      body: csv,
    });
    return { status: response.status, body: await response.json() };
  };
  const good = `name,role,areas,office\nSiti Satu,Bidan Desa,${VILLAGE},\n"Dua, Ibu",kader,${MELATI} ${MAWAR},\nTiga,opdOfficer,32.11,dinkes\n`;
  const bad = `${good},dukun,32.11.99 nowhere,\nEmpat,opd,32.11,\nLima,kader,74.13,,x\n`;
  assert.equal((await send(bidan, good, false)).status, 403);
  const tried = await send(admin, good, false);
  assert.deepEqual(tried.body, { problems: [], people: 3, invitations: [] });
  const refused = await send(admin, bad, true);
  assert.deepEqual(refused.body.invitations, []);
  assert.deepEqual(
    refused.body.problems.map(({ line, column }) => [line, column]),
    [[5, "name"], [5, "role"], [5, "areas"], [6, "office"], [7, null], [7, "areas"]],
  );
  const before = (await admin.get("/api/v1/invitations")).body.invitations.length;
  const { body } = await send(admin, good, true);
  assert.deepEqual(body.invitations.map(({ name }) => name), ["Siti Satu", "Dua, Ibu", "Tiga"]);
  assert.equal((await admin.get("/api/v1/invitations")).body.invitations.length, before + 3);
  const shown = await post("/api/v1/join/read", { token: body.invitations[1].token });
  assert.deepEqual(shown.body.grants, [{ role: "kader", areas: [MELATI, MAWAR] }]);
  assert.equal((await send(admin, "nama,peran\n", false)).body.problems[0].line, 1);
  const endless = await send(admin, `name,role,areas,office\n${"x\n".repeat(100_000)}`, false);
  assert.deepEqual([endless.status, endless.body.type], [413, "/problems/too-many-items"], "wrong lines count too");
});

test("a person sees and ends the own sessions, and a new password ends the others", async () => {
  await joins(account("banyak", [MELATI]));
  const here = await signIn(server, "32.11", "banyak", { deviceName: "Android 10" });
  const there = await signIn(server, "32.11", "banyak");
  const { sessions } = (await here.get("/api/v1/me/sessions")).body;
  assert.equal(sessions.length, 2);
  const [own, other] = [sessions.find(({ current }) => current), sessions.find(({ current }) => !current)];
  assert.deepEqual([own.device, own.deviceName, other.deviceName], [here.device, "Android 10", null]);
  assert.equal((await people.melati.delete(`/api/v1/me/sessions/${other.id}`)).status, 404);
  assert.equal((await here.delete(`/api/v1/me/sessions/${other.id}`)).status, 204);
  assert.equal((await there.get("/api/v1/session")).status, 401);
  const again = await signIn(server, "32.11", "banyak");
  const change = (current) => here.put("/api/v1/me/password", { current, new: "lain-sandi" });
  assert.deepEqual(kind(await change("wrong-sandi")), [401, "wrong-credentials"]);
  assert.equal((await change("banyak-sandi")).status, 204);
  assert.equal((await again.get("/api/v1/session")).status, 401);
  assert.equal((await here.get("/api/v1/session")).status, 200);
});

test("a device that is shut out is told so, whoever asks from it", async () => {
  const { bidan, admin } = people;
  await joins(account("hilang", [MELATI]));
  const lost = await signIn(server, "32.11", "hilang", { deviceName: "HP lama" });
  const revoke = (person, revoked) => person.put(`/api/v1/devices/${lost.device}/revocation`, { revoked });
  const seen = (await bidan.get("/api/v1/devices")).body.devices.find(({ id }) => id === lost.device);
  assert.deepEqual([seen.name, seen.people, seen.revoked], ["HP lama", ["Orang hilang"], false]);
  const adminsOwn = await bidan.put(`/api/v1/devices/${admin.device}/revocation`, { revoked: true });
  assert.equal(adminsOwn.status, 404, "beyond the midwife's areas it does not exist");
  await joins(account("kepala", [VILLAGE], { role: "leader" }));
  const leader = await signIn(server, "32.11", "kepala");
  const leaders = await bidan.put(`/api/v1/devices/${leader.device}/revocation`, { revoked: true });
  assert.equal(leaders.status, 403, "a midwife shuts out kader, and not who is placed beside her");
  assert.equal((await revoke(bidan, true)).status, 204);
  assert.deepEqual(kind(await lost.get("/api/v1/session")), [401, "device-revoked"]);
  assert.deepEqual(kind(await lost.get("/api/v1/sync/rows")), [401, "device-revoked"]);
  assert.deepEqual(kind(await attempt("hilang", { device: lost.device })), [401, "device-revoked"]);
  assert.equal((await attempt("hilang")).status, 200, "from another device");
  assert.equal((await revoke(bidan, false)).status, 204);
  assert.deepEqual(kind(await lost.get("/api/v1/session")), [401, "unauthenticated"]);
  assert.equal((await attempt("hilang", { device: lost.device })).status, 200);
});

test("two kader share a phone: each act counts within its own author's areas", async () => {
  const { bidan } = people;
  const melati = await signIn(server, "32.11", "melati");
  const anggrek = await signIn(server, "32.11", "anggrek", { phoneOf: melati });
  assert.equal(anggrek.browser, melati.browser);
  assert.equal((await melati.get("/api/v1/session")).status, 200, "the first session goes on");
  const register = (person, posyandu) => person.mutation({ type: "registerChild", child: child(posyandu) });
  const batch = [register(melati, MELATI), register(anggrek, ANGGREK), register(melati, ANGGREK), register(anggrek, MELATI)];
  const { verdicts } = (await anggrek.push(batch)).body;
  const told = verdicts.map(({ verdict, reason }) => reason?.code ?? verdict);
  assert.deepEqual(told, ["applied", "applied", "notAllowed", "notAllowed"]);
  assert.deepEqual((await melati.push(batch)).body.verdicts, verdicts, "whoever brings it, the answer stays");

  const sends = async (mutation, person = anggrek) => (await person.push([mutation])).body.verdicts[0].reason?.code;
  assert.equal(await sends({ ...register(people.mawar, MAWAR), device: anggrek.device }), "notTheActor");
  assert.equal(await sends(register(people.melati, MELATI)), "notTheActor", "done on another phone");
  const elsewhere = await signIn(server, "32.11", "mawar", { phoneOf: { device: melati.device } });
  assert.equal(await sends(register(melati, MELATI), elsewhere), "notTheActor", "knowing a device's id is not holding it");

  await melati.delete("/api/v1/session");
  assert.equal(await sends(register(melati, MELATI)), undefined, "signed out, her acts still travel");
  const { body } = await people.admin.put(`/api/v1/people/${melati.view.account}/block`, { blocked: true });
  assert.equal(body, undefined);
  assert.equal(await sends(register(melati, MELATI)), "notTheActor", "blocked, they do not");
  await people.admin.put(`/api/v1/people/${melati.view.account}/block`, { blocked: false });
  people.melati = await signIn(server, "32.11", "melati");
  assert.equal((await bidan.get("/api/v1/session")).status, 200);
});

/** The code of RFC 6238 for a secret in base 32, `steps` of 30 seconds from now. */
function code(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("a second factor guards an account once it is confirmed, and each code works once", async () => {
  await joins(account("hati2", ["32.11"], { role: "regencyAdmin" }));
  const careful = await signIn(server, "32.11", "hati2");
  const path = "/api/v1/me/second-factor";
  assert.equal((await people.melati.post(path)).status, 403);
  const { body } = await careful.post(path);
  assert.match(body.uri, new RegExp(`^otpauth://totp/Tumbuh%2032.11:hati2\\?secret=${body.secret}&`));
  assert.equal((await attempt("hati2")).status, 200, "not before it was confirmed");
  assert.deepEqual(kind(await careful.put(path, { code: "000000" })), [401, "wrong-code"]);
  const first = code(body.secret, -1);
  assert.equal((await careful.put(path, { code: first })).status, 204);
  assert.deepEqual(kind(await attempt("hati2")), [401, "second-factor-required"]);
  assert.deepEqual(kind(await attempt("hati2", { password: "wrong-sandi" })), [401, "wrong-credentials"]);
  assert.deepEqual(kind(await attempt("hati2", { code: first })), [401, "wrong-code"]);
  const second = code(body.secret);
  assert.equal((await attempt("hati2", { code: second })).status, 200);
  assert.deepEqual(kind(await attempt("hati2", { code: second })), [401, "wrong-code"]);
  assert.deepEqual(kind(await careful.post(path)), [409, "already-guarded"]);
  const seen = (await people.admin.get("/api/v1/people")).body.people.find(({ username }) => username === "hati2");
  assert.equal(seen.hasSecondFactor, true);
  assert.equal((await careful.delete(path, { code: code(body.secret, 1) })).status, 204);
  assert.equal((await attempt("hati2")).status, 200);
});

test("a device that lost its records says so at the next sign-in, and its midwife sees it", async () => {
  const lost = { atMillis: 1_790_000_000_000, records: 46, unsent: 3 };
  const found = await signIn(server, "32.11", "melati", { lost });
  const device = async () => (await people.bidan.get("/api/v1/devices")).body.devices.find(({ id }) => id === found.device);
  assert.deepEqual((await device()).lost, lost);
  // Signing in again on it says nothing new: what was told stays.
  await signIn(server, "32.11", "melati", { phoneOf: found });
  assert.deepEqual((await device()).lost, lost);
  const others = (await people.bidan.get("/api/v1/devices")).body.devices.filter(({ id }) => id !== found.device);
  assert.ok(others.length > 0 && others.every((other) => other.lost === undefined));
  // Who comes back by an invitation says so, too.
  const { body } = await people.bidan.post("/api/v1/invitations", invitation(kader(MELATI)));
  const back = await accept(server, body.token, "kembali", { lost });
  const { devices } = (await people.bidan.get("/api/v1/devices")).body;
  assert.deepEqual(devices.find(({ id }) => id === back.device).lost, lost);
  for (const wrong of [{ ...lost, records: -1 }, { ...lost, name: "Ayu" }, { atMillis: 1 }]) {
    assert.equal((await attempt("melati", { lost: wrong })).status, 422);
  }
});
