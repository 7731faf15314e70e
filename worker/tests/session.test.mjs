// Signing in, the cookie, the route table from outside, and provisioning.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { account, MELATI, pack, provision, signIn, startServer, stores, temporaryFolder, uuid } from "./harness.mjs";

const folder = temporaryFolder();
let server;

before(async () => {
  server = await startServer({ persist: folder.path });
  assert.equal((await provision(server, pack(), [account("melati", [MELATI])])).status, 201);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function post(path, body, headers = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

const attempt = (fields = {}) =>
  post("/api/v1/session", { regency: "32.11", username: "melati", password: "melati-sandi", device: uuid(), ...fields });

test("signing in gives a cookie that only this host's pages send, and all that a phone needs", async () => {
  const { status, headers, body } = await attempt({ username: " MELATI " });
  assert.equal(status, 200);
  const cookie = headers.get("set-cookie");
  assert.match(cookie, /^__Host-tumbuh=32\.11\.[0-9a-f]{64}; /);
  for (const part of ["Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age="]) assert.ok(cookie.includes(part));
  assert.equal(cookie.includes("Domain"), false);
  assert.deepEqual(body.scope, [MELATI]);
  assert.deepEqual(body.areas.map(({ code }) => code), ["32.11.01", "32.11.01.2001", MELATI]);
  const { regency } = body;
  assert.deepEqual([regency.utcOffsetMinutes, regency.noticeVersion, regency.settingsFrom], [420, 1, "2025-01-01"]);
  assert.deepEqual([regency.words.kecamatan, regency.look.primary], ["Kecamatan", "#0b6653"]);
  assert.ok(regency.notice.consent.id.includes("Kabupaten Contoh"), "the notice names the regency");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

test("a session ends when its person signs out", async () => {
  const melati = await signIn(server, "32.11", "melati");
  assert.equal((await melati.get("/api/v1/session")).body.account, melati.view.account);
  const out = await melati.call("DELETE", "/api/v1/session");
  assert.equal(out.status, 204);
  assert.match(out.headers.get("set-cookie"), /Max-Age=0/);
  assert.equal((await melati.get("/api/v1/session")).status, 401);
});

test("a wrong name and a wrong password look the same", async () => {
  const name = await attempt({ username: "nobody" });
  const password = await attempt({ password: "wrong-password" });
  for (const answer of [name, password]) {
    assert.equal(answer.status, 401);
    delete answer.body.requestId;
  }
  assert.deepEqual(name.body, password.body);
});

test("an unknown regency answers 404 and leaves no trace", async () => {
  // The local runtime itself opens a file for every object and notes its name there; a schema would be ours.
  const withSchema = () => stores(folder.path, "schema_version");
  const set = withSchema();
  assert.notDeepEqual(set, []);
  for (const regency of ["11.01", "74.13", "99.99"]) {
    const { status, body } = await attempt({ regency });
    assert.deepEqual([status, body.type], [404, "/problems/unknown-regency"]);
    const forged = await fetch(`${server.url}/api/v1/session`, {
      headers: { cookie: `__Host-tumbuh=${regency}.${"0".repeat(64)}` },
    });
    assert.equal(forged.status, 401);
  }
  for (const regency of ["32", "32.11.01"]) assert.equal((await attempt({ regency })).status, 404);
  assert.deepEqual(withSchema(), set);
});

test("a browser on another site can neither sign in nor out", async () => {
  const origin = "https://evil.example";
  const body = { regency: "32.11", username: "melati", password: "melati-sandi", device: uuid() };
  assert.equal((await post("/api/v1/session", body, { origin })).body.type, "/problems/cross-origin");
  assert.equal((await post("/api/v1/session", body, { origin: server.url })).status, 200);
  assert.equal((await post("/api/v1/session", body, { "content-type": "text/plain" })).status, 415);
  const melati = await signIn(server, "32.11", "melati");
  assert.equal((await melati.call("DELETE", "/api/v1/session", undefined, { origin })).status, 403);
  assert.equal((await melati.get("/api/v1/session")).status, 200);
});

test("fields are named when they are wrong", async () => {
  for (const [fields, pointer] of [
    [{ regency: "sumedang" }, "/regency"],
    [{ username: "" }, "/username"],
    [{ username: 7 }, "/username"],
    [{ device: "phone" }, "/device"],
    [{ admin: true }, "/admin"],
  ]) {
    const { status, body } = await attempt(fields);
    assert.deepEqual([status, body.errors?.[0].field], [422, pointer]);
  }
  assert.equal((await attempt({ password: "x".repeat(17_000) })).status, 413);
  assert.equal((await attempt({ password: "x".repeat(300) })).status, 401);
});

test("guessing slows down: ten wrong passwords for one name, and even the right one must wait", async () => {
  await provision(server, pack(), [account("korban", [MELATI])]);
  const statuses = [];
  for (let guess = 0; guess < 11; guess += 1) {
    statuses.push((await attempt({ username: "korban", password: `guess-number-${guess}` })).status);
  }
  assert.deepEqual(statuses, [...Array(10).fill(401), 429]);
  const right = await attempt({ username: "korban", password: "korban-sandi" });
  assert.equal(right.status, 429);
  assert.ok(Number(right.headers.get("retry-after")) > 0);
  assert.equal((await attempt()).status, 200, "another person on the same address signs in");
});

test("every documented route refuses who is not meant", async () => {
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const reviewed = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url)));
  assert.deepEqual(document, reviewed);
  let walked = 0;
  for (const [template, item] of Object.entries(document.paths)) {
    const path = template.replace("{code}", "32.11").replace("{indicator}", "weightForAge").replace(/\{\w+\}/, uuid());
    for (const [method, { security }] of Object.entries(item)) {
      walked += 1;
      if (!security) continue;
      const cookies = ["", `__Host-tumbuh=32.11.${"0".repeat(64)}`, "__Host-tumbuh=32.11", "__Host-tumbuh="];
      for (const cookie of cookies) {
        for (const authorization of ["", "Bearer wrong", `Basic ${server.secret}`]) {
          const body = ["post", "put"].includes(method) ? "{}" : undefined;
          const headers = { cookie, authorization, "content-type": "application/json" };
          const response = await fetch(`${server.url}${path}`, { method, headers, body });
          assert.equal(response.status, 401, `${method} ${path}`);
        }
      }
    }
    const patch = await fetch(`${server.url}${path}`, { method: "PATCH" });
    assert.equal(patch.status, 405);
    const allowed = patch.headers.get("allow").toLowerCase().split(", ").sort();
    assert.deepEqual(allowed, Object.keys(item).sort());
    const odd = await fetch(`${server.url}${path}`, { method: "PROPFIND" });
    assert.equal(odd.status, 405);
  }
  const head = await fetch(`${server.url}/healthz`, { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  assert.ok(walked >= 10);
  const unknown = await fetch(`${server.url}/api/v1/nothing`);
  assert.deepEqual([unknown.status, (await unknown.json()).type], [404, "/problems/not-found"]);
});

test("provisioning again changes nothing; a new password ends the old sessions", async () => {
  const accounts = [account("mawar", ["32.11.01.2001.02"])];
  const first = await provision(server, pack(), accounts);
  assert.deepEqual([first.status, first.body.pack, first.body.accounts[0].change], [200, "unchanged", "created"]);
  const again = await provision(server, pack(), accounts);
  assert.deepEqual([again.body.pack, again.body.accounts[0].change], ["unchanged", "unchanged"]);
  assert.equal(again.body.accounts[0].account, first.body.accounts[0].account);
  const mawar = await signIn(server, "32.11", "mawar");
  const renewed = await provision(server, pack(), [{ ...accounts[0], password: "another-sandi" }]);
  assert.equal(renewed.body.accounts[0].change, "updated");
  assert.equal((await mawar.get("/api/v1/session")).status, 401);
  await signIn(server, "32.11", "mawar", { password: "another-sandi" });
});

test("a pack with errors is refused whole, with every error", async () => {
  const wrong = { ...pack("73.08"), utcOffsetMinutes: 0 };
  wrong.areas = [...wrong.areas, wrong.areas[0], { code: "11.01.01", name: "Luar" }];
  const { status, body } = await provision(server, wrong, [account("luar", ["73.08.99"]), { ...account("pendek", []), password: "p" }]);
  assert.equal(status, 422);
  assert.deepEqual(body.errors.map(({ field }) => field), ["/pack/utcOffsetMinutes", "/pack/areas/7/code", "/pack/areas/8/code", "/accounts/1/password"]);
  assert.equal((await attempt({ regency: "73.08", username: "luar" })).status, 404);
  const many = Array.from({ length: 101 }, (_, number) => account(`n${number}`, ["73.08"]));
  assert.equal((await provision(server, pack("73.08"), many)).status, 413);
});
