// An act, its records, its verdict and its entry in the audit log are one transaction: when one of them cannot be written, none is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { account, child, measurement, MELATI, pack, provision, signIn, startServer, temporaryFolder } from "./harness.mjs";
import { inside } from "./inside.mjs";

const CODE = "32.11";
const folder = temporaryFolder();
const servers = [];

after(async () => {
  for (const server of servers) await server.kill();
  folder.remove();
});

async function start() {
  servers.push(await startServer({ persist: folder.path }));
  return servers.at(-1);
}

/** Everything that an act writes. */
const TABLES = ["regency", "rows", "assessments", "niks", "mutations", "audit"];

async function contents(run) {
  const all = {};
  for (const table of TABLES) all[table] = await run(CODE, `SELECT * FROM ${table} ORDER BY 1, 2`);
  return all;
}

test("what fails in the middle leaves nothing, and is applied whole once it can be", async () => {
  let server = await start();
  await provision(server, pack(), [account("melati", [MELATI])]);
  const melati = await signIn(server, CODE, "melati");
  const [first, second, third] = [child(MELATI, { nik: "3211010503240009" }), child(MELATI), child(MELATI)];
  const reading = (of) => ({ type: "recordMeasurement", measurement: measurement(of, melati.view.account) });
  await melati.act([{ type: "registerChild", child: first }, reading(first)]);
  const acts = [
    { type: "registerChild", child: second },
    reading(second),
    { type: "registerChild", child: third },
    { type: "editChild", child: first.id, changes: [{ field: "posyandu", value: MELATI }, { field: "name", value: "Nama Baru" }] },
  ].map((act) => melati.mutation(act));
  await server.stop();

  // From now on the log takes no second reading; it is written after the records.
  const before = await inside(folder.path, async (run) => {
    await run(CODE, "CREATE UNIQUE INDEX injected ON audit (action) WHERE action = 'recordMeasurement'");
    return contents(run);
  });
  server = await start();
  const broken = await signedIn(server, melati).push(acts);
  assert.deepEqual([broken.status, broken.body.type], [500, "/problems/internal"]);
  assert.equal(JSON.stringify(broken.body).includes("UNIQUE"), false);
  await server.stop();

  const middle = await inside(folder.path, async (run) => {
    const all = await contents(run);
    await run(CODE, "DROP INDEX injected");
    return all;
  });
  // The act before the one that failed is there whole; of that one, and of those after it, there is nothing.
  assert.equal(middle.rows.length, before.rows.length + 1);
  assert.deepEqual(middle.assessments, before.assessments);
  assert.deepEqual(
    middle.mutations.map(({ id }) => id).filter((id) => acts.some((act) => act.id === id)),
    [acts[0].id],
  );
  assert.equal(middle.regency[0].revision, before.regency[0].revision + 1);
  assert.deepEqual(middle.rows.find(({ id }) => id === second.id).revision, middle.regency[0].revision);

  server = await start();
  const again = await signedIn(server, melati).push(acts);
  assert.deepEqual(again.body.verdicts.map(({ verdict }) => verdict), acts.map(() => "applied"));
  assert.deepEqual((await signedIn(server, melati).push(acts)).body.verdicts, again.body.verdicts);
  await server.stop();
  const end = await inside(folder.path, contents);
  assert.equal(end.rows.length, before.rows.length + 3);
  const entries = (all) => all.audit.filter(({ mutation }) => mutation).map(({ mutation }) => mutation);
  assert.deepEqual(entries(end).sort(), end.mutations.map(({ id }) => id).sort(), "one entry for each act that was decided");
  assert.equal(new Set(entries(end)).size, entries(end).length);
});

/** The same session at a server that was started anew. */
function signedIn(server, { cookie }) {
  const push = async (mutations) => {
    const response = await fetch(`${server.url}/api/v1/sync/mutations`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ mutations }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { push };
}
