// The wall, walked along the route table: whoever is not meant is refused, and a refusal tells nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  account,
  child,
  measurement,
  pack,
  provision,
  signIn,
  startServer,
  temporaryFolder,
  uuid,
} from "./harness.mjs";
import { inside } from "./inside.mjs";

const HERE = "32.11.01.2001";
const THERE = "32.11.01.2002";
const ROLES = ["kader", "midwife", "nutritionist", "villageOfficer", "opdOfficer", "leader", "regencyAdmin"];

/** The SHA-256 of `{}`, which every route is sent. */
const PHOTO = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

const folder = temporaryFolder();
let server;
/** `[{ method, template, roles }]` of every route behind a session. */
let routes;
/** For each role, someone who holds it in the village `HERE` alone. */
let people;
/** Someone who looks after the whole regency. */
let admin;
/** What exists in the village `THERE`. */
let beyond;

before(async () => {
  server = await startServer({ persist: folder.path });
  const office = { villageOfficer: {}, opdOfficer: { office: "dinkes" } };
  const accounts = ROLES.map((role) => ({
    ...account(role, [HERE]),
    grants: [{ role, areas: [HERE], ...office[role] }],
  }));
  accounts.push(account("admin", ["32.11"], { role: "regencyAdmin" }), account("there", [`${THERE}.01`]), account("lama", [HERE]), account("gizi", [THERE], { role: "nutritionist" }));
  assert.equal((await provision(server, pack(), accounts)).status, 201);
  const others = [account("orang", ["74.13"], { role: "midwife" }), account("admin", ["74.13"], { role: "regencyAdmin" })];
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), others)).status, 201);
  people = {};
  for (const role of ROLES) people[role] = await signIn(server, "32.11", role);
  admin = await signIn(server, "32.11", "admin");
  const there = await signIn(server, "32.11", "there");
  const of = child(`${THERE}.01`, { nik: "9901010503240009" });
  const reading = measurement(of, there.view.account);
  const request = { id: uuid(), child: of.id, kind: "erasure", by: "Ibu", on: reading.date, note: null };
  const entry = uuid();
  const woman = { id: uuid(), name: "Ibu", birthDate: "1998-05-05", nik: null, phone: null, posyandu: `${THERE}.01`, address: null };
  const consent = { givenBy: "Ibu", on: reading.date, noticeVersion: 1 };
  const enrolment = { register: "pregnancy", lastPeriod: reading.date, spacingMonths: null, children: null };
  await there.act([
    { type: "register", entry, role: "kader", step: { type: "enrol", woman, consent, since: reading.date, enrolment } },
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: reading },
    { type: "recordRequest", request },
  ]);
  const found = { on: reading.date, measurement: reading.id, findings: ["short"] };
  await there.act([{ type: "care", child: of.id, role: "kader", step: { type: "openCase", case: uuid(), found } }]);
  const gizi = await signIn(server, "32.11", "gizi");
  const audit = { id: uuid(), title: "AKS", heldOn: reading.date, area: THERE, members: "Tim", children: [of.id] };
  assert.equal((await gizi.post("/api/v1/audits", audit)).status, 201);
  const refused = there.mutation({ type: "recordMeasurement", measurement: { ...reading, id: uuid(), weightGrams: 1 } });
  assert.equal((await there.push([refused])).body.verdicts[0].verdict, "rejected");
  const invited = { name: "Tamu", grants: [{ role: "kader", areas: [`${THERE}.01`] }], validHours: 24 };
  const invitation = (await admin.post("/api/v1/invitations", invited)).body;
  const session = (await there.get("/api/v1/me/sessions")).body.sessions[0];
  beyond = { account: there.view.account, device: there.device, invitation: invitation.id, token: invitation.token, session: session.id, child: of, reading, request: request.id, entry, audit: audit.id, refusal: refused.id, there };
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  routes = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item)
      .filter(([, { security }]) => security?.some((one) => "session" in one))
      .map(([method, operation]) => ({ method: method.toUpperCase(), template, roles: operation["x-rights"]?.roles ?? ROLES })),
  );
  assert.ok(routes.length >= 20);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** Asks a route with an empty body, its first parameter filled with `id`, a photo's hash with one that may be. */
async function ask({ method, template }, cookie, { id = uuid(), body = "{}" } = {}) {
  const path = template.replace("{sha256}", PHOTO).replace(/\{\w+\}/, id);
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { cookie, "content-type": "application/json" },
    body: method === "GET" ? undefined : body,
  });
  return answer(response);
}

async function answer(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : {};
  delete body.requestId;
  delete body.serverTimeMillis;
  return { status: response.status, kind: body.type?.replace("/problems/", ""), body };
}

/** Every route gives this refusal, word for word the same. */
async function refusesAll(cookie, status, kind) {
  let first;
  for (const route of routes) {
    const refusal = await ask(route, cookie);
    assert.deepEqual([refusal.status, refusal.kind], [status, kind], `${route.method} ${route.template}`);
    first ??= refusal.body;
    assert.deepEqual(refusal.body, first);
  }
}

test("without a session in force, every route says so and nothing else", async () => {
  const { kader } = people;
  await refusesAll("", 401, "unauthenticated");
  await refusesAll(`__Host-tumbuh=32.11.${"0".repeat(64)}`, 401, "unauthenticated");
  await refusesAll(kader.cookie.replace("=32.11.", "=74.13."), 401, "unauthenticated");
  await refusesAll(kader.cookie.replace("=32.11.", "=99.99."), 401, "unauthenticated");
  await refusesAll(kader.cookie.replace(/.$/, (last) => (last === "0" ? "1" : "0")), 401, "unauthenticated");
  const left = await signIn(server, "32.11", "kader");
  await left.delete("/api/v1/session");
  await refusesAll(left.cookie, 401, "unauthenticated");
  const ended = await signIn(server, "32.11", "kader");
  const { sessions } = (await ended.get("/api/v1/me/sessions")).body;
  await kader.delete(`/api/v1/me/sessions/${sessions.find(({ current }) => current).id}`);
  await refusesAll(ended.cookie, 401, "unauthenticated");
});

test("a device that was shut out hears that from every route", async () => {
  const lost = await signIn(server, "32.11", "kader");
  assert.equal((await admin.put(`/api/v1/devices/${lost.device}/revocation`, { revoked: true })).status, 204);
  await refusesAll(lost.cookie, 401, "device-revoked");
});

test("every route knows the roles that it is for, and no other", async () => {
  for (const role of ROLES) {
    // One of the routes signs out.
    const { cookie } = await signIn(server, "32.11", role);
    const last = routes.filter(({ method, template }) => method === "DELETE" && template === "/api/v1/session");
    for (const route of [...routes.filter((route) => !last.includes(route)), ...last]) {
      const { status, kind } = await ask(route, cookie);
      const name = `${role}: ${route.method} ${route.template}`;
      if (route.roles.includes(role)) assert.ok(![401, 403].includes(status), `${name}: ${status}`);
      else assert.deepEqual([status, kind], [403, "forbidden"], name);
    }
  }
});

test("beyond one's areas and beyond the wall, what exists and what does not look the same", async () => {
  const { kader, midwife, regencyAdmin } = people;
  const [stranger, foreign] = [await signIn(server, "74.13", "orang"), await signIn(server, "74.13", "admin")];
  const named = {
    "PUT /api/v1/people/{account}/grants": [beyond.account, { grants: [{ role: "kader", areas: [`${HERE}.01`] }] }],
    "PUT /api/v1/people/{account}/block": [beyond.account, { blocked: true }],
    "POST /api/v1/people/{account}/password-reset": [beyond.account, {}],
    "DELETE /api/v1/invitations/{id}": [beyond.invitation, {}],
    "PUT /api/v1/devices/{id}/revocation": [beyond.device, { revoked: true }],
    "POST /api/v1/devices/{id}/recovery": [beyond.device, {}],
    "DELETE /api/v1/me/sessions/{id}": [beyond.session, {}],
    "PUT /api/v1/requests/{id}/decision": [beyond.request, { outcome: "granted" }],
    "GET /api/v1/children/{id}/case": [beyond.child.id, undefined],
    "GET /api/v1/registers/{entry}": [beyond.entry, undefined],
    "PUT /api/v1/children/{id}/photos/{sha256}": [beyond.child.id, {}],
    "GET /api/v1/children/{id}/photos/{sha256}": [beyond.child.id, undefined],
    "GET /api/v1/audits/{id}": [beyond.audit, undefined],
    "GET /api/v1/villages/{code}/handling": [THERE, undefined],
    "POST /api/v1/refusals/{mutation}/settle": [beyond.refusal, { remark: "sudah" }],
    "POST /api/v1/children/{id}/handover": [beyond.child.id, { consent: { givenBy: "Ibu", on: beyond.reading.date } }],
  };
  const templated = routes.filter(({ template }) => template.includes("{"));
  assert.deepEqual(templated.map(({ method, template }) => `${method} ${template}`).sort(), Object.keys(named).sort());
  for (const route of templated) {
    const [id, fields] = named[`${route.method} ${route.template}`];
    const body = JSON.stringify(fields);
    for (const person of [regencyAdmin, midwife, kader, stranger, foreign]) {
      const existing = await ask(route, person.cookie, { id, body });
      assert.ok([403, 404].includes(existing.status), `${route.method} ${route.template}: ${existing.status}`);
      for (const other of [uuid(), "x"]) {
        assert.deepEqual(await ask(route, person.cookie, { id: other, body }), existing, route.template);
      }
    }
  }
  assert.equal((await beyond.there.get("/api/v1/session")).status, 200, "and nothing has happened to anyone");
  assert.equal((await admin.get("/api/v1/requests")).body.open.length, 1);
  assert.deepEqual((await regencyAdmin.get("/api/v1/requests")).body, { open: [], decided: [] });
});

test("acts on children beyond one's areas and on none are answered alike", async () => {
  const { child: of, reading } = beyond;
  const acts = (id, target, entry) => [
    { type: "editChild", child: id, changes: [{ field: "rt", value: "01" }] },
    { type: "recordMeasurement", measurement: { ...reading, id: uuid(), child: id } },
    { type: "correctMeasurement", corrects: target, measurement: { ...reading, id: uuid(), child: id }, reason: "salah" },
    { type: "retractMeasurement", child: id, measurement: target, reason: "salah" },
    { type: "recordAbsence", absence: { id: uuid(), child: id, date: reading.date, remark: null } },
    { type: "recordRequest", request: { id: uuid(), child: id, kind: "access", by: "Ibu", on: reading.date, note: null } },
    { type: "care", child: id, role: "midwife", step: { type: "followRecommendation", case: uuid(), followUp: { recommendation: uuid(), on: reading.date, progress: { kind: "started" } } } },
    { type: "care", child: id, role: "midwife", step: { type: "openCase", case: uuid(), found: { on: reading.date, measurement: null, findings: ["short"] } } },
    ...["kader", "midwife", "nutritionist"].map((role) => {
      const check = { on: reading.date, weightGrams: null, heightMillimetres: null, armMillimetres: 230, haemoglobinGramsPerLitre: null, ironTablets: 0 };
      return { type: "register", entry, role, step: { type: "recordVisit", check } };
    }),
    { type: "register", entry, role: "midwife", step: { type: "moveEntry", to: `${HERE}.01` } },
  ];
  const stranger = await signIn(server, "74.13", "orang");
  for (const person of [people.kader, people.midwife, people.nutritionist, stranger]) {
    const verdicts = async (...ids) => (await person.act(acts(...ids))).map(({ verdict, reason }) => [verdict, reason]);
    assert.deepEqual(await verdicts(of.id, reading.id, beyond.entry), await verdicts(uuid(), uuid(), uuid()));
    const seen = JSON.stringify(await person.pull());
    assert.equal(seen.includes(of.id) || seen.includes(reading.id), false);
  }
  const found = async (id) => (await people.regencyAdmin.get(`/api/v1/access-log?child=${id}`)).body;
  await beyond.there.post("/api/v1/access-log", { entries: [{ child: of.id, atMillis: 1 }] });
  assert.deepEqual(await found(of.id), await found(uuid()));
  const opened = (id) => people.kader.post("/api/v1/access-log", { entries: [{ child: id, atMillis: 1 }] });
  assert.equal((await opened(of.id)).status, (await opened(uuid())).status);
});

test("each role does what the table says inside its areas and not outside", async () => {
  const nik = (number) => `99010105032410${number}`;
  for (const [number, role] of ROLES.entries()) {
    const person = people[role];
    const writer = people.midwife;
    const inside = child(`${HERE}.01`, { nik: nik(10 + number) });
    const outside = child(`${THERE}.01`, { nik: nik(20 + number) });
    await writer.act([{ type: "registerChild", child: inside }]);
    await beyond.there.act([{ type: "registerChild", child: outside }]);
    const may = (action) => routes.some((route) => route.roles.includes(role) && action(route));
    const [reads, writes, sends] = ["GET /api/v1/sync/rows", "POST /api/v1/children/by-nik", "POST /api/v1/sync/mutations"].map((name) =>
      may(({ method, template }) => `${method} ${template}` === name),
    );
    if (reads) {
      const rows = (await person.pull()).rows;
      const row = rows.find(({ child }) => child?.id === inside.id);
      assert.equal(row?.child.nik, writes ? inside.nik : null, `${role} reads`);
      assert.equal(rows.some(({ child }) => child?.id === outside.id), false, role);
    }
    if (writes) {
      const verdicts = await person.act([
        { type: "registerChild", child: child(`${HERE}.02`) },
        { type: "registerChild", child: child(`${THERE}.01`) },
        { type: "editChild", child: outside.id, changes: [{ field: "rt", value: "01" }] },
      ]);
      assert.deepEqual(verdicts.map(({ reason }) => reason?.code), [undefined, "notAllowed", "unknownChild"], role);
      const find = async ({ nik }) => (await person.post("/api/v1/children/by-nik", { nik })).body;
      const found = await find(inside);
      assert.deepEqual([found.children.map(({ id }) => id), found.elsewhere], [[inside.id], []]);
      assert.deepEqual((await find(outside)).children, []);
    }
    if (sends && !writes) {
      const verdicts = await person.act([
        { type: "registerChild", child: child(`${HERE}.02`) },
        { type: "editChild", child: inside.id, changes: [{ field: "rt", value: "01" }] },
      ]);
      assert.deepEqual(verdicts.map(({ reason }) => reason?.code), ["notAllowed", "unknownChild"], role);
    }
    const invite = async (role, area) =>
      (await person.post("/api/v1/invitations", { name: "Tamu", grants: [{ role, areas: [area] }], validHours: 1 })).status;
    const gives = { midwife: ["kader"], regencyAdmin: ROLES }[role] ?? [];
    for (const given of ["kader", "midwife", "leader", "regencyAdmin"]) {
      assert.equal(await invite(given, `${HERE}.01`), gives.includes(given) ? 201 : 403, `${role} gives ${given}`);
      assert.equal(await invite(given, `${THERE}.01`), 403, `${role} gives ${given} outside`);
      assert.equal(await invite(given, "32.11"), 403, `${role} gives ${given} above`);
    }
    if (gives.length > 0) {
      const seen = (await person.get("/api/v1/people")).body.people.map(({ username }) => username);
      assert.ok(seen.includes("kader") && !seen.includes("there") && !seen.includes("admin"), role);
      const devices = (await person.get("/api/v1/devices")).body.devices.map(({ id }) => id);
      assert.ok(devices.includes(people.kader.device) && !devices.includes(beyond.device), role);
    }
  }
});

test("a name that nobody has takes as long to refuse as a wrong password", async () => {
  const millis = async (username) => {
    const started = performance.now();
    const body = JSON.stringify({ regency: "32.11", username, password: "wrong-sandi", device: uuid() });
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    assert.equal((await answer(response)).kind, "wrong-credentials");
    return performance.now() - started;
  };
  const times = { known: [], unknown: [] };
  for (let round = 0; round < 7; round += 1) {
    times.known.push(await millis("there"));
    times.unknown.push(await millis("nobody"));
  }
  // The fastest of several: what else the computer does only ever adds.
  const ratio = Math.min(...times.unknown) / Math.min(...times.known);
  assert.ok(ratio > 0.5 && ratio < 2, `${ratio}`);
});

test("a session that is over opens no route", async () => {
  const { cookie } = await signIn(server, "32.11", "lama");
  const [route] = routes.filter(({ method, template }) => method === "GET" && template === "/api/v1/session");
  assert.equal((await ask(route, cookie)).status, 200);
  await server.stop();
  const { port } = server;
  // The weeks that a session holds go by in no test, and the product has no door for that.
  const end = `UPDATE sessions SET expires_millis = ${Date.now() - 1}
    WHERE account IN (SELECT id FROM accounts WHERE username = 'lama') RETURNING 1`;
  const ended = await inside(folder.path, (run) => run("32.11", end));
  assert.ok(ended.length > 0);
  server = await startServer({ persist: folder.path, port });
  await refusesAll(cookie, 401, "unauthenticated");
});

test("a suspended regency serves nobody", async () => {
  const suspend = await fetch(`${server.url}/api/v1/operator/regencies/32.11/suspension`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.secret}` },
  });
  assert.equal(suspend.ok, true, await suspend.text());
  await refusesAll(people.kader.cookie, 423, "suspended");
});

test("only who belongs to a suspended regency hears that it is suspended", async () => {
  await refusesAll(`__Host-tumbuh=32.11.${"0".repeat(64)}`, 401, "unauthenticated");
  const join = async (token) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ token });
    return answer(await fetch(`${server.url}/api/v1/join/read`, { method: "POST", headers, body }));
  };
  const made = await join(`32.11.${"0".repeat(64)}`);
  assert.deepEqual([made.status, made.kind], [404, "unknown-invitation"]);
  assert.deepEqual(await join(`99.99.${"0".repeat(64)}`), made);
  const real = await join(beyond.token);
  assert.deepEqual([real.status, real.kind], [423, "suspended"]);
});

test("every route of the operator refuses whoever does not hold the secret", async () => {
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const found = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item).filter(([, { security }]) => security?.some((one) => "operator" in one)).map(([method]) => ({ method, template })),
  );
  assert.ok(found.length >= 8);
  for (const { method, template } of found) {
    for (const headers of [{}, { cookie: admin.cookie }, { authorization: "Bearer " }, { authorization: `Bearer ${server.secret}x` }]) {
      const response = await fetch(`${server.url}${template.replace("{code}", "32.11")}`, {
        method: method.toUpperCase(),
        headers: { "content-type": "application/json", ...headers },
        body: method === "get" ? undefined : "{}",
      });
      const refusal = await answer(response);
      assert.deepEqual([refusal.status, refusal.kind], [401, "unauthenticated"], `${method} ${template}`);
    }
  }
});
