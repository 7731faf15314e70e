// What any earlier version of the schema left is opened by the newest code, and everything is still there.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { child, consent, day, measurement, signIn, startServer, temporaryFolder, uuid, woman } from "./harness.mjs";

const MIGRATIONS = new URL("../migrations/", import.meta.url);
const steps = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name) => readFileSync(new URL(name, MIGRATIONS), "utf8"));

/** What argon2id makes of `kader-sandi`. */
const PASSWORD_HASH = "$argon2id$v=19$m=19456,t=2,p=1$xtQQEe2G74oVGl2O21/NLQ$GpEtTNzO4zEaZC/YpHA6B1MkJlUHQBfOo9U2m45YG58";

const folder = temporaryFolder();
let server;
/** For each version of the schema but the newest, a regency that was left at it. */
const left = steps.slice(0, -1).map((_, version) => before1(version + 1));

/** What the first version wrote for a kader with one child, in a regency that then went on to `version`. */
function before1(version) {
  const code = `32.${10 + version}`;
  const posyandu = `${code}.01.2001.01`;
  const [kader, device, secret] = [uuid(), uuid(), version.toString(16).padStart(2, "0").repeat(32)];
  const of = child(posyandu, { nik: `99010145032400${10 + version}` });
  const reading = measurement(of, kader);
  const absence = { id: uuid(), child: of.id, date: reading.date, remark: "sakit" };
  const followed = { entry: uuid(), who: woman(posyandu, { nik: `99010145059800${10 + version}` }) };
  const enrolment = { register: "girl", school: null };
  const enrolled = { type: "enrol", woman: followed.who, consent: consent(day(20)), since: day(20), enrolment };
  const event = { id: uuid(), entry: followed.entry, actor: kader, role: "kader", act: enrolled };
  const rows = [
    { kind: "child", revision: 1, child: of, changed: {}, conflicts: [] },
    { kind: "measurement", revision: 2, measurement: reading, corrects: null, superseded: null },
    { kind: "absence", revision: 3, absence },
  ];
  const mutation = { id: uuid(), device, actor: kader, base: 0, phoneTimeMillis: 1, serverOffsetMillis: null, act: { type: "registerChild", child: of } };
  const pack = {
    code,
    name: `Kabupaten ${version}`,
    utcOffsetMinutes: 480,
    areas: [
      { code: `${code}.01`, name: "Kecamatan" },
      { code: `${code}.01.2001`, name: "Desa" },
      { code: posyandu, name: "Posyandu Lama" },
    ],
    noticeVersion: 1,
    kms: { minimalGains: { male: [801], female: [799] }, redLineSd: -3, orangeLineSd: 2, bandToleranceHundredths: 10 },
  };
  const row = (row) => [row.revision, row.kind, row[row.kind].id, of.id, posyandu, JSON.stringify(row)];
  const insert = (table, columns, ...values) => [
    `INSERT INTO ${table} (${columns}) VALUES (${values.map(() => "?").join(", ")})`,
    ...values,
  ];
  // Registers came with 0014: an entry as lists had it since, with nothing to find her by.
  const lists = steps.findIndex((step) => step.includes("CREATE TABLE entries")) + 1;
  const listed = version < lists ? [] : [
    insert("rows", "revision, kind, id, child, posyandu, body", 4, "registerEvent", event.id, followed.entry, posyandu, JSON.stringify({ kind: "registerEvent", revision: 4, event })),
    insert("entries", "id, woman, register, posyandu, ended, due, stale_on, rules, body", followed.entry, followed.who.id, "girl", posyandu, 0, day(0), day(0), "old", "{}"),
    ["UPDATE regency SET revision = 4"],
  ];
  const token = createHash("sha256").update("session\0").update(secret).digest("hex");
  const written = [
    insert("regency", "only, pack, revision", 1, JSON.stringify(pack), 3),
    insert("accounts", "id, username, name, role, scope, password_hash", kader, "kader", "Kader Lama", '"kader"', JSON.stringify([posyandu]), PASSWORD_HASH),
    insert("sessions", "token_hash, account, device, created_millis, expires_millis", token, kader, device, Date.now() - 1_000, Date.now() + 86_400_000),
    ...rows.map((each) => insert("rows", "revision, kind, id, child, posyandu, body", ...row(each))),
    insert("mutations", "id, actor, verdict", mutation.id, kader, '{"verdict":"applied","revision":1}'),
    insert("audit", "at_millis, actor, action, subject", 1, kader, "registerChild", of.id),
  ];
  const versions = [
    ["CREATE TABLE schema_version (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT"],
    ["INSERT INTO schema_version (only, version) VALUES (1, ?)", version],
  ];
  const [first, ...later] = steps.slice(0, version).map((step) => [step]);
  const queries = [first, ...written, ...later, ...listed, ...versions];
  return { version, code, posyandu, kader, device, secret, rows, mutation, pack, of, followed: listed.length > 0 ? followed : null, queries };
}

before(async () => {
  const old = await startServer({ persist: folder.path, config: "tests/old/wrangler.toml" });
  for (const { code, queries } of left) {
    const answer = await fetch(`${old.url}/${code}`, { method: "POST", body: JSON.stringify(queries) });
    assert.equal(answer.status, 204, await answer.text());
  }
  await old.stop();
  server = await startServer({ persist: folder.path });
});

after(async () => {
  await server?.kill();
  folder.remove();
});

for (const { version, code, posyandu, kader, device, secret, rows, mutation, pack, of, followed } of left) {
  test(`a regency of schema ${version} is whole`, async () => {
    const headers = { cookie: `__Host-tumbuh=${code}.${secret}`, "content-type": "application/json" };
    const old = await fetch(`${server.url}/api/v1/session`, { headers });
    assert.equal(old.status, 200, "whoever was signed in still is");
    const view = await old.json();
    assert.deepEqual([view.account, view.name, view.grants], [kader, "Kader Lama", [{ role: "kader", areas: [posyandu] }]]);
    assert.equal(view.regency.name, pack.name);

    const person = await signIn(server, code, "kader");
    const pulled = await person.pull();
    assert.deepEqual(pulled.rows, rows);
    assert.equal(pulled.cursor, followed ? 4 : 3);
    assert.deepEqual((await person.post("/api/v1/children/by-nik", { nik: of.nik })).body.children.map(({ id }) => id), [of.id]);
    if (followed) {
      const { women } = (await person.post("/api/v1/children/by-nik", { nik: followed.who.nik })).body;
      assert.deepEqual(women.map(({ followed: { entry }, name }) => [entry, name]), [[followed.entry, followed.who.name]]);
    }

    const again = await fetch(`${server.url}/api/v1/sync/mutations`, { method: "POST", headers, body: JSON.stringify({ mutations: [mutation] }) });
    const [verdict] = (await again.json()).verdicts;
    assert.deepEqual([verdict.verdict, verdict.revision], ["applied", 1], "what was decided stays decided");
    const reading = measurement(of, kader, { daysAgo: 1 });
    assert.equal((await person.act([{ type: "recordMeasurement", measurement: reading }]))[0].verdict, "applied");

    const operator = { headers: { authorization: `Bearer ${server.secret}` } };
    const kept = await (await fetch(`${server.url}/api/v1/operator/regencies/${code}/pack`, operator)).json();
    assert.deepEqual(kept.settings[0].kms, pack.kms, "and so does what was configured");
    assert.deepEqual(kept.areas, pack.areas);
    assert.ok(device);
  });
}
