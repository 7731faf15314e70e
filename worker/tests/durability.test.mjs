// What survives a killed server, what the log says, and how fast a regency fills.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  account,
  child,
  measurement,
  MELATI,
  pack,
  provision,
  signIn,
  startServer,
  stores,
  temporaryFolder,
} from "./harness.mjs";

const folder = temporaryFolder();
const servers = [];

after(async () => {
  for (const server of servers) await server.kill();
  folder.remove();
});

async function start() {
  const server = await startServer({ persist: folder.path });
  servers.push(server);
  return server;
}

test("what was answered is there after the server is killed, and is not applied again", async () => {
  let server = await start();
  await provision(server, pack(), [account("melati", [MELATI])]);
  const melati = await signIn(server, "32.11", "melati");
  const of = child(MELATI);
  const acts = [melati.mutation({ type: "registerChild", child: of })];
  for (let day = 1; day < 100; day += 1) {
    const reading = measurement(of, melati.view.account, { daysAgo: day });
    acts.push(melati.mutation({ type: "recordMeasurement", measurement: reading }));
  }
  const { verdicts } = (await melati.push(acts)).body;
  await server.kill();

  server = await start();
  const headers = { cookie: melati.cookie, "content-type": "application/json" };
  const again = await fetch(`${server.url}/api/v1/sync/mutations`, {
    method: "POST",
    headers,
    body: JSON.stringify({ mutations: acts }),
  });
  assert.equal(again.status, 200, "the session survived too");
  assert.deepEqual((await again.json()).verdicts, verdicts);
  const back = await signIn(server, "32.11", "melati");
  assert.equal((await back.pull()).rows.length, 100);
});

test("killed in the middle of pushing, every act is there once", async () => {
  let server = servers.at(-1);
  const melati = await signIn(server, "32.11", "melati");
  const children = Array.from({ length: 40 }, () => child(MELATI));
  const acts = children.map((record) => melati.mutation({ type: "registerChild", child: record }));
  const pushes = [acts.slice(0, 20), acts.slice(10, 30), acts.slice(20)].map((part) => melati.push(part).catch(() => undefined));
  await Promise.race(pushes);
  await server.kill();
  await Promise.all(pushes);

  server = await start();
  const back = await signIn(server, "32.11", "melati");
  const own = acts.map((act) => ({ ...act, actor: back.view.account }));
  const { verdicts } = (await back.push(own)).body;
  for (const { verdict } of verdicts) assert.equal(verdict, "applied");
  const ids = new Set(children.map(({ id }) => id));
  const rows = (await back.pull()).rows.filter(({ kind, child }) => kind === "child" && ids.has(child.id));
  assert.equal(rows.length, children.length);
});

test("a demo regency of 14,400 readings fills in seconds, and 60,000 rows are pulled as fast", async () => {
  const server = servers.at(-1);
  const melati = await signIn(server, "32.11", "melati");
  const children = Array.from({ length: 600 }, () => child(MELATI, { daysOld: 760 }));
  const readings = children.flatMap((of) =>
    Array.from({ length: 24 }, (_, month) => measurement(of, melati.view.account, { daysAgo: 30 * month + 1 })),
  );
  const acts = [
    ...children.map((record) => ({ type: "registerChild", child: record })),
    ...readings.map((reading) => ({ type: "recordMeasurement", measurement: reading })),
  ];
  const started = performance.now();
  for (let from = 0; from < acts.length; from += 200) {
    for (const { verdict } of await melati.act(acts.slice(from, from + 200))) assert.equal(verdict, "applied");
  }
  const pushed = performance.now();
  const { rows } = await melati.pull();
  const pulled = performance.now();
  assert.ok(rows.length >= acts.length);
  const perSecond = rows.length / ((pulled - pushed) / 1000);
  console.log(`push: ${acts.length} acts in ${Math.round(pushed - started)} ms; pull: ${Math.round(perSecond)} rows a second`);
  assert.ok(pushed - started < 40_000);
  assert.ok(60_000 / perSecond < 40);
});

test("the regency keeps its own assessment, who acted, and what an edit replaced", async () => {
  const server = servers.at(-1);
  const melati = await signIn(server, "32.11", "melati");
  const of = child(MELATI, { name: "Nama Semula", sex: "male" });
  const reading = measurement(of, melati.view.account);
  const changes = [{ field: "name", value: "Nama Baru" }, { field: "sex", value: "female" }];
  const verdicts = await melati.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: reading },
    { type: "editChild", child: of.id, changes },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["applied", "applied", "applied"]);
  const { tables } = (await (await fetch(`${server.url}/api/v1/reference/weightForAge?sex=male&to=0`)).json()).provenance;
  for (const kept of [tables, "Nama Semula", "editChild", "recordMeasurement", "signIn"]) {
    assert.notDeepEqual(stores(folder.path, kept), [], kept);
  }
  assert.deepEqual(stores(folder.path, "melati-sandi"), [], "no password");
  assert.deepEqual(stores(folder.path, melati.cookie.split(".").at(-1)), [], "no token");
});

test("the log names no person", () => {
  const text = servers.map((server) => server.log()).join("\n");
  assert.match(text, /"route":"\/api\/v1\/sync\/mutations"/);
  for (const personal of ["Anak Uji", "Ibu Uji", "Nama Semula", "melati", "Orang", "sandi", MELATI, "__Host-tumbuh", "Bearer"]) {
    assert.equal(text.includes(personal), false, personal);
  }
});
