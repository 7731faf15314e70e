// The operator: the directory, packs, suspension, and letting a regency work as another does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { accept, account, child, day, enrol, pack, pregnant, provision, signIn, startServer, stores, temporaryFolder, uuid, woman } from "./harness.mjs";

const packOf = (code) => JSON.parse(readFileSync(new URL(`../../shared/packs/${code}.json`, import.meta.url)));
const folder = temporaryFolder();
let server;

before(async () => {
  server = await startServer({ persist: folder.path });
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function operate(method, path = "", body, secret = server.secret) {
  const response = await fetch(`${server.url}/api/v1/operator/regencies${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: text ? JSON.parse(text) : undefined };
}

const attempt = async (regency, username = "melati") => {
  const response = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ regency, username, password: `${username}-sandi`, device: uuid() }),
  });
  return { status: response.status, type: (await response.json()).type };
};

const withSchema = () => stores(folder.path, "schema_version");

test("a deployment without regencies lists none, and asking for one writes nothing", async () => {
  assert.deepEqual((await operate("GET")).body, { regencies: [] });
  for (const [method, path] of [
    ["GET", "/11.01"],
    ["GET", "/11.01/pack"],
    ["POST", "/11.01/suspension"],
    ["DELETE", "/11.01/suspension"],
  ]) {
    const { status, body } = await operate(method, path);
    assert.deepEqual([status, body.type], [404, "/problems/unknown-regency"], `${method} ${path}`);
  }
  assert.equal((await operate("GET", "/11")).status, 404);
  assert.equal((await operate("GET", "/11.01.01/pack")).status, 404);
  const { status, body } = await operate("POST", "/11.02/replication", { from: "11.01", pack: pack("11.02") });
  assert.deepEqual([status, body.errors[0].field], [422, "/from"]);
  assert.deepEqual(withSchema(), []);
});

test("the directory knows every regency, and setting one up again repairs it", async () => {
  assert.equal((await provision(server, pack(), [account("melati", ["32.11.01.2001.01"])])).status, 201);
  assert.equal((await provision(server, pack("13.01", "Kabupaten Lain"), [])).status, 201);
  const { regencies } = (await operate("GET")).body;
  assert.deepEqual(regencies.map(({ code, name, status }) => [code, name, status]), [
    ["13.01", "Kabupaten Lain", "active"],
    ["32.11", "Kabupaten Contoh", "active"],
  ]);
  await provision(server, pack("13.01", "Kabupaten Lain Sekali"), []);
  const again = (await operate("GET")).body.regencies[0];
  assert.equal(again.name, "Kabupaten Lain Sekali");
  assert.equal(again.provisionedMillis, regencies[0].provisionedMillis);
  assert.ok(again.changedMillis >= regencies[0].changedMillis);
  const { body } = await operate("GET", "/13.01");
  assert.deepEqual([body.packRevision, body.status, body.replicatedFrom], [2, "active", null]);
  assert.deepEqual(body.counts, {
    districts: 1, villages: 2, posyandu: 4, puskesmas: 0, accounts: 0, children: 0, measurements: 0,
  });
});

test("the directory knows the name that a regency's own admin gives it", async () => {
  const renamed = pack("13.06", "Kabupaten Lama");
  assert.equal((await provision(server, renamed, [account("admin", ["13.06"], { role: "regencyAdmin" })])).status, 201);
  const listed = async () => (await operate("GET")).body.regencies.find(({ code }) => code === "13.06");
  const before = await listed();
  const admin = await signIn(server, "13.06", "admin");
  const { headers, body } = await admin.get("/api/v1/pack");
  const put = await admin.call("PUT", "/api/v1/pack", { ...body, name: "Kabupaten Baru" }, { "if-match": headers.get("etag") });
  assert.equal(put.status, 200);
  const after = await listed();
  assert.deepEqual(after, { ...before, name: "Kabupaten Baru" });
});

test("a pack that was written out and read in again is the same, byte for byte", async () => {
  const file = readFileSync(new URL("../../shared/packs/74.13.json", import.meta.url), "utf8");
  assert.equal((await provision(server, { ...JSON.parse(file), code: "74.13" }, [])).status, 201);
  const { text } = await operate("GET", "/74.13/pack");
  assert.equal(text, file);
  assert.equal((await provision(server, JSON.parse(text), [])).body.pack, "unchanged");
  assert.equal((await operate("GET", "/74.13/pack")).text, text);
  const short = (await provision(server, pack("13.02", "Kabupaten Pendek"), [])).status;
  assert.equal(short, 201);
  const complete = (await operate("GET", "/13.02/pack")).body;
  assert.equal(complete.settings[0].foodDays.wasted, 56, "what was left out is written out");
});

test("the schema of a pack is public", async () => {
  const response = await fetch(`${server.url}/api/v1/schemas/regency-pack.json`);
  assert.deepEqual([response.status, response.headers.get("content-type")], [200, "application/schema+json"]);
  const schema = await response.json();
  const file = new URL("../../shared/packs/regency-pack.schema.json", import.meta.url);
  assert.deepEqual(schema, JSON.parse(readFileSync(file)));
  assert.deepEqual(new Set(Object.keys(packOf("32.11"))), new Set(Object.keys(schema.properties)));
});

test("a suspended regency answers 423 to everybody but the operator, and loses nothing", async () => {
  const melati = await signIn(server, "32.11", "melati");
  const { status, body } = await operate("POST", "/32.11/suspension");
  assert.deepEqual([status, body.status], [200, "suspended"]);
  assert.equal((await operate("GET")).body.regencies.find(({ code }) => code === "32.11").status, "suspended");
  assert.deepEqual(await attempt("32.11"), { status: 423, type: "/problems/suspended" });
  const document = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url)));
  let refused = 0;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { security }] of Object.entries(item)) {
      if (!security?.some((one) => "session" in one)) continue;
      const answer = await melati.call(method.toUpperCase(), path, ["post", "put"].includes(method) ? {} : undefined);
      assert.deepEqual([answer.status, answer.body.type], [423, "/problems/suspended"], `${method} ${path}`);
      refused += 1;
    }
  }
  assert.ok(refused >= 4);
  assert.equal((await operate("GET", "/32.11")).body.counts.accounts, 1);
  assert.equal((await provision(server, pack(), [])).body.pack, "unchanged");
  assert.equal((await attempt("32.11")).status, 423, "setting it up again does not open it");
  assert.equal((await operate("POST", "/32.11/suspension")).status, 200, "twice is once");
  assert.equal((await operate("DELETE", "/32.11/suspension")).body.status, "active");
  assert.equal((await melati.get("/api/v1/session")).status, 200);
});

test("a regency is replicated with one request; again without change it changes nothing", async () => {
  const from = { ...packOf("32.11"), code: "32.11" };
  assert.equal((await provision(server, from, [account("melati", ["32.11.01.2001.01"])])).status, 200);
  const own = { ...pack("73.08", "Kabupaten Bone"), utcOffsetMinutes: 480 };
  const bare = await operate("POST", "/73.08/replication", { from: "32.11" });
  assert.deepEqual([bare.status, bare.body.errors[0].field], [422, "/pack"]);
  const first = await operate("POST", "/73.08/replication", { from: "32.11", pack: own });
  assert.deepEqual([first.status, first.body.pack, first.body.from], [201, "created", "32.11"]);
  assert.ok(first.body.taken.includes("/settings/2025-01-01") && first.body.taken.includes("/offices/dinkes"));
  assert.deepEqual(first.body.replaced[1], {
    path: "/offices/dinkes/name",
    before: "Dinas Kesehatan Kabupaten Sumedang",
    after: "Dinas Kesehatan Kabupaten Bone",
  });
  for (const { about, words } of first.body.decisions) assert.ok(about.kind && words.id && words.en);
  const admin = await accept(server, first.body.invitation.token, "admin");
  assert.deepEqual(admin.view.grants, [{ role: "regencyAdmin", areas: ["73.08"] }]);

  const made = (await operate("GET", "/73.08/pack")).body;
  assert.deepEqual([made.name, made.utcOffsetMinutes, made.areas.length], ["Kabupaten Bone", 480, 7]);
  assert.deepEqual(made.settings, from.settings);
  const { body } = await operate("GET", "/73.08");
  assert.deepEqual([body.replicatedFrom.code, body.counts.accounts, body.counts.children], ["32.11", 1, 0]);
  assert.ok((await operate("GET")).body.regencies.some(({ code }) => code === "73.08"));

  for (const apply of ["none", "all", []]) {
    const again = await operate("POST", "/73.08/replication", { from: "32.11", pack: own, apply });
    assert.deepEqual([again.status, again.body.pack, again.body.changes, again.body.applied], [200, "unchanged", [], []]);
  }
  assert.equal((await operate("GET", "/73.08")).body.packRevision, 1);
});

test("what changed at the other regency is shown, and taken over only where it is named", async () => {
  const from = (await operate("GET", "/32.11/pack")).body;
  from.words.kader = "Kader hebat";
  from.words.desa = "Dusun";
  from.offices[1].shortName = "Dinkes Sumedang";
  assert.equal((await provision(server, from, [])).body.pack, "updated");
  const own = (await operate("GET", "/73.08/pack")).body;
  own.words.kader = "Kader kita";
  assert.equal((await provision(server, own, [])).body.pack, "updated");

  const shown = await operate("POST", "/73.08/replication", { from: "32.11" });
  assert.deepEqual(shown.body.changes.map(({ path, changedHere }) => [path, changedHere]), [
    ["/offices/dinkes", false],
    ["/words/desa", false],
    ["/words/kader", true],
  ]);
  assert.deepEqual([shown.body.pack, shown.body.applied], ["unchanged", []]);
  assert.equal((await operate("GET", "/73.08")).body.packRevision, 2);

  const wrong = await operate("POST", "/73.08/replication", { from: "32.11", apply: ["/words/bidan"] });
  assert.deepEqual([wrong.status, wrong.body.errors[0].field], [422, "/apply"]);
  const taken = await operate("POST", "/73.08/replication", { from: "32.11", apply: ["/offices/dinkes"] });
  assert.deepEqual([taken.body.pack, taken.body.applied], ["updated", ["/offices/dinkes"]]);
  const now = (await operate("GET", "/73.08/pack")).body;
  assert.deepEqual([now.offices[1].shortName, now.words.kader, now.words.desa], ["Dinkes Bone", "Kader kita", "Desa"]);
  const open = await operate("POST", "/73.08/replication", { from: "32.11", apply: "none" });
  assert.deepEqual(open.body.changes.map(({ path }) => path), ["/words/desa", "/words/kader"]);
  const all = await operate("POST", "/73.08/replication", { from: "32.11", apply: "all" });
  assert.deepEqual(all.body.applied, ["/words/desa", "/words/kader"]);
  assert.deepEqual((await operate("POST", "/73.08/replication", { from: "32.11" })).body.changes, []);
});

test("a regency of another deployment is replicated from its pack", async () => {
  const { status, body } = await operate("POST", "/13.03/replication", {
    fromPack: packOf("99.01"),
    pack: pack("13.03", "Kabupaten Tiga"),
  });
  assert.deepEqual([status, body.from], [201, "99.01"]);
  assert.equal(stores(folder.path, "Kabupaten Tumbuh Jaya").length > 0, true);
});

test("what is wrong with a replication is told where it stands, and nothing is set up", async () => {
  const set = withSchema();
  const wrong = { ...pack("13.04"), utcOffsetMinutes: 0 };
  wrong.areas = [...wrong.areas, { code: "11.01.01", name: "Luar" }];
  for (const [body, fields] of [
    [{ from: "32.11", pack: wrong }, ["/pack/utcOffsetMinutes", "/pack/areas/7/code"]],
    [{ from: "32.11", pack: pack("13.05") }, ["/pack/code"]],
    [{ fromPack: { ...packOf("99.01"), areas: "none", languages: ["en"] }, pack: pack("13.04") }, ["/fromPack/areas", "/fromPack/languages"]],
    [{ from: "13.04", pack: pack("13.04") }, ["/from"]],
    [{ fromPack: pack("13.04"), pack: pack("13.04") }, ["/from"]],
    [{ from: "32.11", fromPack: packOf("99.01"), pack: pack("13.04") }, ["/fromPack"]],
    [{ pack: pack("13.04") }, ["/from"]],
    [{ from: "32.11", pack: pack("13.04"), people: [] }, ["/people"]],
    [{ from: "32.11", pack: pack("13.04"), apply: "some" }, ["/apply"]],
  ]) {
    const answer = await operate("POST", "/13.04/replication", body);
    assert.deepEqual([answer.status, answer.body.errors?.map(({ field }) => field)], [422, fields]);
  }
  assert.equal((await operate("GET", "/13.04")).status, 404);
  assert.deepEqual(withSchema(), set);
  assert.equal((await operate("POST", "/13.04/replication", { from: "32.11" }, "wrong")).status, 401);
});

test("the code of a closed posyandu comes back in no pack, whoever puts it", async () => {
  const MELATI = "13.07.01.2001.01";
  const whole = pack("13.07", "Kabupaten Tujuh");
  // Of another name than in 32.11: what is told apart below is who is stored where.
  const accounts = [account("mawar", [MELATI]), account("admin", ["13.07"], { role: "regencyAdmin" })];
  assert.equal((await provision(server, whole, accounts)).status, 201);
  const admin = await signIn(server, "13.07", "admin");
  const close = { change: { type: "close", area: MELATI }, dryRun: false };
  assert.equal((await admin.post("/api/v1/areas/changes", close)).status, 200);
  // Nothing was recorded there, but a kader would see what another posyandu of that code records.
  const { headers, body } = await admin.get("/api/v1/pack");
  const given = { ...body, areas: [...body.areas, { code: MELATI, name: "Posyandu Baru" }] };
  const refused = await admin.call("PUT", "/api/v1/pack", given, { "if-match": headers.get("etag") });
  assert.deepEqual([refused.status, refused.body.errors.map(({ field }) => field)], [422, ["/areas"]]);
  assert.match(refused.body.errors[0].detail, /13\.07\.01\.2001\.01 Posyandu Baru was the code of a posyandu that was closed/);
  const imported = await provision(server, whole, []);
  assert.deepEqual([imported.status, imported.body.errors.map(({ field }) => field)], [422, ["/pack/areas"]]);
  assert.equal((await provision(server, body, [])).body.pack, "unchanged");
});

test("what records of a regency need is taken from it by no hand", async () => {
  const from = pack("13.09", "Kabupaten Sembilan");
  await provision(server, from, []);
  assert.equal((await operate("POST", "/13.10/replication", { from: "13.09", pack: pack("13.10", "Kabupaten Sepuluh") })).status, 201);
  const own = (await operate("GET", "/13.10/pack")).body;
  const posyandu = own.areas.find(({ code }) => code.length === "13.10.01.2001.01".length).code;
  const accounts = [account("mawar", [posyandu]), account("bidan", ["13.10"], { role: "midwife" })];
  assert.equal((await provision(server, own, accounts)).status, 200);
  const [mawar, bidan] = [await signIn(server, "13.10", "mawar"), await signIn(server, "13.10", "bidan")];
  await mawar.act([{ type: "registerChild", child: child(posyandu) }]);
  const refused = async (change, ...fields) => {
    const given = structuredClone(own);
    change(given);
    const answer = await provision(server, given, []);
    assert.deepEqual([answer.status, answer.body.errors?.map(({ field }) => field)], [422, fields]);
  };
  const close = (given) => (given.areas = given.areas.filter(({ code }) => code !== posyandu));
  await refused(close, "/pack/areas", "/pack/areas");
  await refused((given) => (given.notices[0].consent.id = "Saya setuju semuanya."), "/pack/notices");
  await refused((given) => (given.settings[0].foodDays.wasted += 1), "/pack/settings");

  // What began at the other yesterday holds here from today: nothing is judged anew.
  const newer = structuredClone((await operate("GET", "/13.09/pack")).body);
  newer.settings.push({ ...newer.settings[0], from: day(3), foodDays: { ...newer.settings[0].foodDays, wasted: 77 } });
  assert.equal((await provision(server, newer, [])).body.pack, "updated");
  const later = await operate("POST", "/13.10/replication", { from: "13.09", apply: "all" });
  assert.deepEqual([later.status, later.body.applied, later.body.pack], [200, [`/settings/${day(3)}`], "updated"]);
  const [before, now, ...others] = (await operate("GET", "/13.10/pack")).body.settings;
  assert.deepEqual([before, now.from, now.foodDays.wasted, others.length], [own.settings[0], later.body.settingsFrom, 77, 0]);
  assert.ok(now.from > day(2), "today, or tomorrow where the clock is ahead of this one");
  own.settings.push(now);
  assert.deepEqual((await operate("POST", "/13.10/replication", { from: "13.09" })).body.changes, []);

  // There nobody has agreed to anything yet.
  const theirs = (await operate("GET", "/13.09/pack")).body;
  theirs.notices[0].consent.id = "Saya setuju semuanya.";
  assert.equal((await provision(server, theirs, [])).body.pack, "updated");
  const taken = await operate("POST", "/13.10/replication", { from: "13.09", apply: "all" });
  assert.deepEqual([taken.status, taken.body.errors?.map(({ field }) => field)], [422, ["/apply/notices"]]);
  assert.deepEqual((await operate("GET", "/13.10/pack")).body, own);

  // Where only a woman is followed, she holds it, too.
  const other = own.areas.findLast(({ code }) => code.length === posyandu.length).code;
  await bidan.act([enrol(uuid(), woman(other), 20, pregnant(100), "midwife")]);
  const given = { ...own, areas: own.areas.filter(({ code }) => code !== other) };
  const answer = await provision(server, given, []);
  assert.deepEqual([answer.status, answer.body.errors?.map(({ detail }) => / 1 women or girls /.test(detail))], [422, [true]]);
});

test("children and people stay behind the wall when a regency is replicated", async () => {
  for (const text of ["melati", "Orang melati"]) {
    const holding = stores(folder.path, text);
    assert.equal(new Set(holding.map((file) => file.replace(/-wal$/, ""))).size, 1, text);
  }
});
