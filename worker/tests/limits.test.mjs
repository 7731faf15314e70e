// How much of the server anyone may use, and what its operator sees of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, MELATI, pack, provision, signIn, startServer, temporaryFolder } from "./harness.mjs";

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

async function problem(response) {
  const { type, status, detail } = await response.json();
  const retryAfter = Number(response.headers.get("retry-after"));
  return { type, status, detail, retryAfter, media: response.headers.get("content-type") };
}

async function metrics(secret = server.secret) {
  const response = await fetch(`${server.url}/api/v1/operator/regencies/32.11/metrics`, { headers: { authorization: `Bearer ${secret}` } });
  return { status: response.status, media: response.headers.get("content-type"), text: await response.text() };
}

test("a body that is too large is refused with words, before it is read", async () => {
  const melati = await signIn(server, "32.11", "melati");
  for (const [path, bytes] of [["/api/v1/sync/mutations", 1024 * 1024], ["/api/v1/session", 16 * 1024]]) {
    const response = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { cookie: melati.cookie, "content-type": "application/json" },
      body: " ".repeat(bytes + 1),
    });
    const { type, status, detail } = await problem(response);
    assert.deepEqual([status, type], [413, "/problems/too-large"]);
    assert.match(detail, new RegExp(String(bytes)));
  }
});

test("metrics tell the operator what was asked and decided, and name nobody", async () => {
  const melati = await signIn(server, "32.11", "melati");
  const children = [child(MELATI, { name: "Nama Rahasia" }), child("99.99.99.9999.99")];
  await melati.act(children.map((record) => ({ type: "registerChild", child: record })));
  const { status, media, text } = await metrics();
  assert.deepEqual([status, media], [200, "text/plain; version=0.0.4; charset=utf-8"]);
  const samples = new Map(text.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(/ (?=\S+$)/)));
  for (const [name, value] of samples) assert.ok(/^tumbuh_\w+\{regency="32\.11"/.test(name) && Number(value) >= 0, name);
  assert.equal(samples.get('tumbuh_mutations_total{regency="32.11",verdict="applied"}'), "1");
  assert.equal(samples.get('tumbuh_mutations_total{regency="32.11",verdict="rejected"}'), "1");
  assert.equal(samples.get('tumbuh_requests_total{regency="32.11",method="POST",route="/api/v1/sync/mutations",status="200"}'), "1");
  assert.equal(samples.get('tumbuh_rows{regency="32.11",kind="child"}'), "1");
  assert.ok(Number(samples.get('tumbuh_database_bytes{regency="32.11"}')) > 10_000);
  for (const personal of ["melati", "Rahasia", MELATI, melati.device]) assert.equal(text.includes(personal), false, personal);
  assert.equal((await metrics("wrong")).status, 401);
});

test("a device that asks without end must wait, and no other with it", async () => {
  const [busy, calm] = [await signIn(server, "32.11", "melati"), await signIn(server, "32.11", "melati")];
  let refused;
  for (let asked = 0; asked < 3_000 && !refused; asked += 20) {
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/api/v1/session`, { headers: { cookie: busy.cookie } })));
    refused = responses.find(({ status }) => status === 429);
    for (const response of responses) if (response !== refused) await response.arrayBuffer();
  }
  const told = await problem(refused);
  assert.deepEqual([told.type, told.media], ["/problems/too-many-requests", "application/problem+json"]);
  assert.ok(told.retryAfter >= 1 && told.retryAfter <= 60, String(told.retryAfter));
  assert.equal((await calm.get("/api/v1/session")).status, 200);
});

test("when too many wait, reads are turned away and every write is taken", async () => {
  const phones = await Promise.all(Array.from({ length: 8 }, () => signIn(server, "32.11", "melati")));
  await phones[0].act(Array.from({ length: 150 }, () => ({ type: "registerChild", child: child(MELATI) })));
  const reads = Array.from({ length: 320 }, (_, place) =>
    fetch(`${server.url}/api/v1/sync/rows?since=0`, { headers: { cookie: phones[place % 8].cookie } }),
  );
  const writes = phones.map((phone) => phone.push([phone.mutation({ type: "registerChild", child: child(MELATI) })]));
  for (const { status, body } of await Promise.all(writes)) {
    assert.deepEqual([status, body.verdicts?.[0].verdict], [200, "applied"], JSON.stringify(body));
  }
  const answers = await Promise.all(reads);
  const turnedAway = answers.filter(({ status }) => status === 503);
  assert.ok(turnedAway.length > 0, "320 reads at once are more than may wait");
  assert.ok(answers.length > turnedAway.length);
  const told = await problem(turnedAway[0]);
  assert.deepEqual([told.type, told.retryAfter, told.media], ["/problems/overloaded", 15, "application/problem+json"]);
  for (const response of answers) if (!response.bodyUsed) await response.arrayBuffer();
  assert.equal((await phones[0].get("/api/v1/sync/rows?since=0&limit=1")).status, 200);
});

test("someone without a session must wait too, after hundreds of requests", async () => {
  let refused;
  for (let asked = 0; asked < 3_000 && !refused; asked += 20) {
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/api/v1/reference/nothing`)));
    refused = responses.find(({ status }) => status === 429);
    for (const response of responses) if (response !== refused) await response.arrayBuffer();
  }
  assert.equal((await problem(refused)).type, "/problems/too-many-requests");
});

test("each request is one line of the log, with its id, route, regency and time", () => {
  const lines = server.log().split("\n").filter((line) => line.startsWith('{"level"')).map((line) => JSON.parse(line));
  const pushes = lines.filter(({ route }) => route === "/api/v1/sync/mutations");
  assert.ok(pushes.length >= 9);
  assert.ok(pushes.some(({ regency, status }) => regency === "32.11" && status === 200));
  assert.ok(lines.some(({ route, status }) => route === "/api/v1/reference/{indicator}" && status === 404));
  for (const line of lines) {
    for (const key of Object.keys(line)) {
      assert.ok(["level", "requestId", "method", "route", "regency", "status", "millis", "error"].includes(key), key);
    }
    assert.match(line.requestId, /^[0-9a-f]{16}$/);
  }
});
