// Bad input, made from the OpenAPI document that the Worker serves: whatever is sent to whichever route, the answer comes soon,
// is no failure of the server, tells nothing of its inside, and is a problem as documented. Every case follows from a seed:
// `FUZZ_SEED=7 FUZZ_CASES=500 node --test tests/fuzz.test.mjs` looks further.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { broken, chance, GARBAGE, MEDIA_TYPES, strangerId, STRANGE, TABLES, valid } from "./fuzz/values.mjs";
import { account, child, measurement, MELATI, pack, provision, signIn, startServer, temporaryFolder } from "./harness.mjs";

const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Requests to each operation. */
const CASES = Number(process.env.FUZZ_CASES ?? 30);
const LONGEST_MILLIS = 20_000;
/** Where the operator tries things; people are signed in elsewhere. */
const TRIED = "74.13";
/** What only the inside knows. */
const INSIDE = /panicked|unreachable|RuntimeError|SQLITE|constraint|\.rs\b|wasm|stack|src\//i;

const folder = temporaryFolder();
const random = chance(SEED);
let server;
let document;
let person;
let known;
let everybody = 0;

before(async () => {
  server = await startServer({ persist: folder.path });
  assert.equal((await provision(server, pack(), [])).status, 201);
  assert.equal((await provision(server, pack(TRIED, "Kabupaten Lain"), [])).status, 201);
  document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  await someoneNew();
  const of = child(MELATI);
  const reading = measurement(of, person.view.account);
  await person.act([{ type: "registerChild", child: of }, { type: "recordMeasurement", measurement: reading }]);
  known = {
    ids: [person.view.account, person.device, of.id, reading.id],
    areas: ["32.11", "32.11.01", "32.11.01.2001", MELATI, "74.13", "99.99"],
    dates: [of.birthDate, reading.date, "2025-01-01", "2024-02-29", "1900-01-01", "9999-12-31"],
  };
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** Someone who may do everything; what is tried may shut them out. */
async function someoneNew() {
  everybody += 1;
  const one = account(`orang${everybody}`, ["32.11"], { role: "regencyAdmin" });
  for (const role of ["nutritionist", "midwife", "kader"]) one.grants.push({ role, areas: ["32.11"] });
  const { status, body } = await provision(server, { ...pack() }, [one]);
  assert.ok(status < 300, JSON.stringify(body));
  person = await signIn(server, "32.11", one.username);
}

function operations() {
  return Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), template, operation })),
  );
}

/** One request, as data: it can be printed and sent again. */
function made({ method, template, operation }) {
  const context = { random, schemas: document.components.schemas, known };
  const parameters = operation.parameters ?? [];
  const path = template.replace(/\{(\w+)\}/g, (_, name) => {
    const isOperator = name === "code";
    // The operator may suspend a regency, and nobody could try anything there any more.
    if (random.odds(0.3)) return encodable(random.pick(STRANGE.filter((part) => !(isOperator && part === "32.11"))));
    if (isOperator) return TRIED;
    const { schema } = parameters.find((one) => one.in === "path" && one.name === name) ?? { schema: { format: "uuid", type: "string" } };
    return encodeURIComponent(String(valid(schema, context)));
  });
  const query = parameters
    .filter((one) => one.in === "query" && random.odds(0.5))
    .map(({ name, schema }) => `${name}=${random.odds(0.5) ? encodable(random.pick(STRANGE)) : encodeURIComponent(String(valid(schema, context)))}`);
  const headers = {};
  const [scheme] = Object.keys(operation.security?.[0] ?? {});
  if (scheme === "session") headers.cookie = person.cookie;
  if (scheme === "operator") headers.authorization = `Bearer ${server.secret}`;
  if (random.odds(0.05)) headers.accept = random.pick(["image/png", "*/*;q=0", "x", "a".repeat(2_000)]);
  const body = method === "GET" ? undefined : bodyOf(operation, context, headers);
  return { method, path: path + (query.length ? `?${query.join("&")}` : ""), headers, body };
}

/** A part of an address as it stands there; what `fetch` would take for the end of the path is written out. */
const encodable = (part) => part.replace(/[?#\\]/g, encodeURIComponent);

function bodyOf({ requestBody }, context, headers) {
  const content = Object.entries(requestBody?.content ?? {});
  const [type, { schema } = {}] = content.length > 0 ? random.pick(content) : ["application/json", { schema: { type: "object" } }];
  headers["content-type"] = type;
  if (random.odds(0.08)) {
    const other = random.pick(MEDIA_TYPES);
    if (other === undefined) delete headers["content-type"];
    else headers["content-type"] = other;
  }
  if (type === "text/csv") return random.pick(random.odds(0.8) ? TABLES : GARBAGE);
  if (random.odds(0.2)) return random.pick(GARBAGE);
  const value = forTried(valid(schema, context));
  return random.odds(0.3) ? JSON.stringify(value) : broken(value, random);
}

/** A pack that is tried is of the regency for it, so that more than its code is read. */
function forTried(value) {
  if (value && typeof value === "object" && value.pack && random.odds(0.7)) value.pack.code = TRIED;
  return value;
}

async function send({ method, path, headers, body }) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers,
    body: body?.length === 0 ? undefined : body,
    signal: AbortSignal.timeout(LONGEST_MILLIS),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What is wrong with an answer; `undefined` when nothing is. */
function wrongWith({ status, headers, text }) {
  if (status >= 500) return `status ${status}`;
  if (!headers.get("x-request-id")) return "no request id";
  if (status < 400) return undefined;
  if (INSIDE.test(text)) return "tells of the inside";
  if (headers.get("content-type") !== "application/problem+json") return `a problem as ${headers.get("content-type")}`;
  if (text.length > 100_000) return `a problem of ${text.length} characters`;
  const problem = JSON.parse(text);
  const isProblem = problem.type?.startsWith("/problems/") && problem.status === status && problem.title && problem.detail;
  return isProblem ? undefined : "no problem as documented";
}

/** As it can be repeated by hand, whatever its bytes. */
function told(request) {
  const body = typeof request.body === "string" ? request.body : request.body && Buffer.from(request.body).toString("hex");
  return JSON.stringify({ ...request, headers: { ...request.headers, cookie: undefined, authorization: undefined }, body }).slice(0, 3_000);
}

test(`every route stands what is sent to it (FUZZ_SEED=${SEED})`, async () => {
  const counts = new Map();
  for (const operation of operations()) {
    for (let number = 0; number < CASES; number += 1) {
      const request = made(operation);
      const answer = await send(request).catch((error) => ({ status: 0, text: String(error), headers: new Headers() }));
      const wrong = answer.status === 0 ? `no answer: ${answer.text}` : wrongWith(answer);
      assert.equal(wrong, undefined, `${wrong}: ${told(request)}\n${answer.text.slice(0, 500)}`);
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
      if (request.headers.cookie && [401, 204].includes(answer.status) && (await person.get("/api/v1/session")).status !== 200) {
        await someoneNew();
      }
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${total} requests: ${[...counts].sort().map(([status, count]) => `${count} × ${status}`).join(", ")}`);
  // Refusing everything at the door would be no test.
  assert.ok((counts.get(200) ?? 0) > 50 && (counts.get(422) ?? 0) > 100, JSON.stringify([...counts]));
});

test("addresses that lead nowhere are told so", async () => {
  for (const part of STRANGE.map(encodable)) {
    for (const path of [`/api/${part}`, `/api/v1/${part}`, `/api/v1/session/${part}/x`, `/api/v1/sync/${part}`]) {
      // Two dots lead out of the API, to the app's own pages.
      if (!new URL(path, server.url).pathname.startsWith("/api/")) continue;
      const answer = await send({ method: "GET", path, headers: {} });
      assert.equal(wrongWith(answer), undefined, `${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  }
});

test("batches of acts that are nearly right lose none that is right", async () => {
  await someoneNew();
  const of = child(MELATI);
  const registered = await person.act([{ type: "registerChild", child: of }]);
  assert.equal(registered[0].verdict, "applied");
  const context = { random, schemas: document.components.schemas, known: { ...known, ids: [person.view.account, person.device, of.id] } };
  let read = 0;
  for (let round = 0; round < 60; round += 1) {
    const reading = measurement(of, person.view.account, { daysAgo: round + 1 });
    const good = person.mutation({ type: "recordMeasurement", measurement: reading });
    const others = Array.from({ length: 6 }, () => broken(valid({ $ref: "#/components/schemas/Mutation" }, context), random));
    const batch = [...others.slice(0, 3), JSON.stringify({ ...good, id: strangerId(random) }), ...others.slice(3)];
    const headers = { cookie: person.cookie, "content-type": "application/json" };
    const answer = await send({ method: "POST", path: "/api/v1/sync/mutations", headers, body: `{"mutations":[${batch.join(",")}]}` });
    // Some of what is broken cannot stand in a JSON text at all; then nothing of the batch is read.
    if (answer.status !== 200) {
      assert.equal(wrongWith(answer), undefined, answer.text.slice(0, 500));
      assert.ok([400, 413, 422].includes(answer.status), String(answer.status));
      continue;
    }
    const { verdicts } = JSON.parse(answer.text);
    assert.equal(verdicts.length, batch.length);
    assert.equal(verdicts[3].verdict, "applied", JSON.stringify(verdicts[3]));
    read += 1;
  }
  assert.ok(read >= 10, `${read} batches were read`);
});

test("after all of it the regency serves, and the log tells of no failure", async () => {
  await someoneNew();
  assert.ok((await person.pull()).rows.length >= 2);
  const failures = server.log().split("\n").filter((line) => /"level":"error"|panicked|Uncaught/.test(line));
  assert.deepEqual(failures, []);
});
