// Receipts: what the regency says that it holds, anyone can check without asking it.

import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { account, child, measurement, MELATI, pack, provision, signIn, startServer, temporaryFolder, uuid } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let melati;

before(async () => {
  server = await startServer({ persist: folder.path });
  assert.equal((await provision(server, pack(), [account("melati", [MELATI])])).status, 201);
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [account("melati", ["74.13"])])).status, 201);
  melati = await signIn(server, "32.11", "melati");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

// Written from the description of the route alone: what a partner would write.
const canonical = (value) => {
  if (Array.isArray(value)) return value.map((item) => canonical(item) ?? null);
  if (value === null || typeof value !== "object") return value;
  const said = Object.keys(value).sort().map((name) => [name, canonical(value[name])]);
  return Object.fromEntries(said.filter(([, item]) => item != null && !(Array.isArray(item) && item.length === 0)));
};
const digest = (mutation) => createHash("sha256").update(JSON.stringify(canonical(mutation))).digest("hex");
const signedText = ({ regency, revision, serverTimeMillis, acts }) =>
  [
    "tumbuh receipt 1",
    `regency ${regency}`,
    `revision ${revision}`,
    `time ${serverTimeMillis}`,
    ...acts.map((act) => `${act.id} ${act.digest}`),
    "",
  ].join("\n");
const opens = (key, receipt) => {
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(key, "hex").toString("base64url") };
  const signature = Buffer.from(receipt.signature, "hex");
  return verify(null, Buffer.from(signedText(receipt)), createPublicKey({ key: jwk, format: "jwk" }), signature);
};
const key = async (person) => (await person.get("/api/v1/receipts/key")).body;

test("whoever has a receipt can check it with the regency's public key alone", async () => {
  const of = child(MELATI);
  const batch = [
    melati.mutation({ type: "registerChild", child: of }),
    melati.mutation({ type: "recordMeasurement", measurement: measurement(of, melati.view.account) }),
  ];
  const { body } = await melati.push(batch);
  const { receipt } = body;
  assert.deepEqual(receipt.acts, batch.map((mutation) => ({ id: mutation.id, digest: digest(mutation) })));
  assert.equal(receipt.regency, "32.11");
  assert.equal(receipt.serverTimeMillis, body.serverTimeMillis);
  assert.ok(receipt.revision >= Math.max(...body.verdicts.map((verdict) => verdict.revision)));
  const opened = await key(melati);
  assert.deepEqual([opened.regency, opened.algorithm, opened.key.length], ["32.11", "Ed25519", 64]);
  assert.equal(melati.view.receiptKey, opened.key, "a phone has it with its session");
  assert.equal(opens(opened.key, receipt), true);

  for (const lie of [
    { ...receipt, revision: receipt.revision + 1 },
    { ...receipt, serverTimeMillis: receipt.serverTimeMillis - 1 },
    { ...receipt, regency: "74.13" },
    { ...receipt, acts: receipt.acts.slice(1) },
    { ...receipt, acts: [{ ...receipt.acts[0], id: uuid() }, receipt.acts[1]] },
    { ...receipt, signature: "00".repeat(64) },
  ]) {
    assert.equal(opens(opened.key, lie), false, JSON.stringify(lie));
  }
  const elsewhere = await key(await signIn(server, "74.13", "melati"));
  assert.notEqual(elsewhere.key, opened.key);
  assert.equal(opens(elsewhere.key, receipt), false);
});

test("only what is held gets a receipt, and it gets one each time it is asked", async () => {
  const of = child(MELATI);
  const good = melati.mutation({ type: "registerChild", child: of });
  const bad = melati.mutation({ type: "editChild", child: uuid(), changes: [{ field: "name", value: "X" }] });
  const odd = { ...good, id: uuid(), extra: 1 };
  const first = (await melati.push([bad, good, odd, good, null])).body;
  assert.deepEqual(first.receipt.acts.map((act) => act.id), [good.id]);
  assert.equal((await melati.push([bad, odd])).body.receipt, undefined);
  const again = (await melati.push([good])).body;
  assert.deepEqual(again.receipt.acts, first.receipt.acts);
  // Another act under a name that is taken is not held.
  const other = (await melati.push([{ ...good, base: 1 }])).body;
  assert.equal(other.verdicts[0].reason.code, "otherBody");
  assert.equal(other.receipt, undefined);
});

test("the key outlives the server", async () => {
  const opened = await key(melati);
  await server.kill();
  server = await startServer({ persist: folder.path });
  melati = await signIn(server, "32.11", "melati");
  assert.deepEqual(await key(melati), opened);
});
