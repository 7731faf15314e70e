// Growth over HTTP, in the real runtime.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { startServer, temporaryFolder } from "./harness.mjs";

const folder = temporaryFolder();
const oracle = readFileSync(new URL("../../shared/tests/data/anthro-0-60-months.csv", import.meta.url), "utf8");
let server;

before(async () => {
  server = await startServer({ persist: folder.path });
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function assess(body, headers = {}, query = "") {
  const response = await fetch(`${server.url}/api/v1/assess${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test("CSV in and out equals WHO's program in every cell", async () => {
  const { status, headers, text } = await assess(oracle, { "content-type": "text/csv", accept: "text/csv" });
  assert.equal(status, 200);
  assert.match(headers.get("content-type"), /^text\/csv/);
  const ours = text.trim().split("\n").slice(1).map((line) => line.replace(/,$/, ""));
  const theirs = oracle.trim().split("\n").slice(1).map((line) => line.replaceAll('"', ""));
  assert.equal(ours.length, 4_000);
  assert.deepEqual(ours, theirs);
});

test("JSON gives the same scores as CSV, with words", async () => {
  const [header, ...lines] = oracle.replaceAll('"', "").trim().split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, place) => [names[place], cell])));
  const scaled = (cell, factor) => (cell === "" ? null : Math.round(Number(cell) * factor));
  const measurements = rows.map((row) => ({
    sex: row.sex === "1" ? "male" : "female",
    ageDays: scaled(row.age, 1),
    weightGrams: scaled(row.weight, 1000),
    lengthMillimetres: scaled(row.lenhei, 10),
    position: { l: "lying", h: "standing", "": null }[row.measure],
    headMillimetres: scaled(row.headc, 10),
    armMillimetres: scaled(row.armc, 10),
    oedema: row.oedema === "y" ? "grade1" : "absent",
  }));
  const { status, text } = await assess({ measurements });
  assert.equal(status, 200);
  const { assessed, failed, results } = JSON.parse(text);
  assert.deepEqual([assessed, failed], [4_000, 0]);
  const columns = { zlen: "lengthForAge", zwei: "weightForAge", zwfl: "weightForLength", zbmi: "bmiForAge", zhc: "headForAge", zac: "armForAge" };
  for (const [place, row] of rows.entries()) {
    // Anthro ends where WHO 2007 begins.
    if (results[place].standard === "who2007") continue;
    for (const [column, name] of Object.entries(columns)) {
      const score = results[place].scores[name];
      assert.equal(score ? String(score.zRounded) : "", row[column], `row ${place}, ${column}`);
    }
  }
  const one = JSON.parse((await assess(measurements[1], {}, "?language=en")).text);
  assert.deepEqual(one.scores, results[1].scores);
  assert.equal(one.words.language, "en");
  assert.equal(one.provenance.tables.length, 16);
  const told = results[1].words.scores.find(({ indicator }) => indicator === "weightForAge");
  assert.equal(told.category, "risiko berat badan lebih");
});

test("a row of CSV has the scores of Anthro whatever the form of the answer", async () => {
  const header = "sex,age,weight,lenhei,measure,headc,armc,oedema";
  const file = [header, "1,1826,18,110,h,,,n", "1,1827,18,110,h,,,n", "2,2500,60,120,h,,,n"].join("\n");
  const csv = (await assess(file, { "content-type": "text/csv" })).text.trim().split("\n").slice(1);
  const headers = { "content-type": "text/csv", accept: "application/json" };
  const { results } = JSON.parse((await assess(file, headers)).text);
  const names = { 10: "lengthForAge", 12: "weightForAge", 16: "bmiForAge" };
  for (const [place, line] of csv.entries()) {
    const cells = line.split(",");
    for (const [column, name] of Object.entries(names)) {
      const score = results[place].scores[name];
      assert.equal(score ? String(score.zRounded) : "", cells[column - 1], `row ${place}, ${name}`);
    }
  }
  assert.deepEqual(results.map(({ words }) => words.scores.length > 0), [true, false, false]);
  assert.deepEqual(results[2].warnings, [], "nothing is said of scores that are not given");
  const json = { sex: "male", ageDays: 1827, weightGrams: 18_000, lengthMillimetres: 1_100, position: "standing" };
  assert.ok(JSON.parse((await assess(json)).text).scores.bmiForAge, "JSON goes on with WHO 2007");
});

test("ten thousand in one call, and not one more", async () => {
  const one = { sex: "male", birthDate: "2025-01-10", date: "2026-03-10", weightGrams: 7_600, lengthMillimetres: 705 };
  const many = (count) => ({ measurements: Array.from({ length: count }, () => one) });
  const started = performance.now();
  const { status, text } = await assess(many(10_000));
  assert.equal(status, 200);
  assert.equal(JSON.parse(text).assessed, 10_000);
  console.log(`10,000 measurements: ${Math.round(performance.now() - started)} ms, ${text.length} bytes`);
  assert.equal((await assess(many(10_001))).status, 413);
});

test("bad input is refused with the field's name", async () => {
  const good = '{"sex":"male","ageDays":400,';
  for (const [body, status, field] of [
    ["", 400],
    ["not json", 400],
    ["\u0000\u0001", 400],
    [`${good}"weightGrams":NaN}`, 400, "/weightGrams"],
    [`${good}"weightGrams":Infinity}`, 400, "/weightGrams"],
    [`${good}"weightGrams":-5}`, 422, "/weightGrams"],
    [`${good}"weightGrams":7.5}`, 422, "/weightGrams"],
    [`${good}"weightGrams":"9000"}`, 422, "/weightGrams"],
    [`${good}"weightGrams":1e300}`, 422, "/weightGrams"],
    [`${good}"weightGrams":0}`, 422, "/weightGrams"],
    [`${good}"name":"x"}`, 422, "/name"],
    ['{"sex":"male","birthDate":"1800-01-01","date":"1801-01-01"}', 422, "/birthDate"],
    ['{"sex":"male","birthDate":"2025-02-30","date":"2025-03-01"}', 422, "/birthDate"],
    ['{"sex":"male","birthDate":"2025-01-02","date":"2025-01-01"}', 422, "/date"],
    ['{"sex":"male","ageDays":-1}', 422, "/ageDays"],
    ["[]", 422],
    ["null", 422],
    ['{"measurements":7}', 422, "/measurements"],
    [`{"measurements":[${"[".repeat(10_000)}`, 400],
    ["x".repeat(10 * 2 ** 20), 413],
  ]) {
    const answer = await assess(body);
    assert.equal(answer.status, status, body.slice(0, 80));
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    const problem = JSON.parse(answer.text);
    assert.equal(problem.status, status);
    if (field) assert.equal(problem.errors[0].field, field, body);
  }
  assert.equal((await assess("{}", { "content-type": "text/plain" })).status, 415);
  assert.equal((await assess('{"sex":"male"}', { accept: "image/png" })).status, 406);
  assert.equal((await assess('{"sex":"male"}', {}, "?language=xx")).status, 422);
});

test("the ends of every range are answered", async () => {
  const ends = { ageDays: [0, 1826, 1827, 4294967295], weightGrams: [300, 200000], lengthMillimetres: [200, 2200], headMillimetres: [150, 700], armMillimetres: [40, 500] };
  const fields = Object.keys(ends);
  let measurements = [{}];
  for (const field of fields) measurements = measurements.flatMap((one) => ends[field].map((end) => ({ ...one, [field]: end })));
  measurements = measurements.flatMap((one) => ["lying", "standing", null].map((position) => ({ sex: "female", position, ...one })));
  const { status, text } = await assess({ measurements });
  const { failed, results } = JSON.parse(text);
  assert.deepEqual([status, failed, results.length], [200, 0, measurements.length]);
});

test("a body of unsaid length is cut off at the limit", async () => {
  const piece = new Uint8Array(2 ** 20).fill(32);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > 64) controller.close();
      else controller.enqueue(piece);
    },
  });
  const request = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
  // The server stops reading; whether the answer or the closed connection arrives first is the network's choice.
  const end = await fetch(`${server.url}/api/v1/assess`, request).then(({ status }) => status, () => "closed");
  assert.ok([413, "closed"].includes(end), String(end));
  assert.ok(sent < 64);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
});

test("wrong rows of a CSV file are told beside the good ones", async () => {
  const header = "sex,age,weight,lenhei,measure,headc,armc,oedema";
  const file = [header, "2,91,8.02,62.8,,48.3,12.5,n", "3,91,8.02,62.8,,,,n", "1,x,8,,,,,n", "1,91", "1,91,6.5,,,,,"].join("\n");
  const { text } = await assess(file, { "content-type": "text/csv" });
  const lines = text.trim().split("\n");
  assert.deepEqual(lines.map((line) => line.split(",").at(-1) !== "" && !line.endsWith("error")), [false, false, true, true, true, false]);
  const json = JSON.parse((await assess(file, { "content-type": "text/csv", accept: "application/json" })).text);
  assert.deepEqual(json.results.filter(({ outcome }) => outcome === "failed").map(({ index }) => index), [1, 2, 3]);
  assert.equal((await assess("sex,age\n1,2", { "content-type": "text/csv" })).status, 422);
});

test("lines are drawn once and kept", async () => {
  const url = `${server.url}/api/v1/reference/weightForAge?sex=female&lines=percentiles&step=30`;
  const first = await fetch(url);
  assert.equal(first.status, 200);
  assert.match(first.headers.get("cache-control"), /^public, max-age=/);
  const { curves, unit, rows } = await first.json();
  assert.deepEqual([curves.length, unit, rows.unit], [5, "kilograms", "days"]);
  const again = await fetch(url, { headers: { "if-none-match": first.headers.get("etag") } });
  assert.equal(again.status, 304);
  for (const [path, status] of [["shoeSize?sex=male", 404], ["weightForAge", 422], ["weightForAge?sex=male&step=0", 422]]) {
    assert.equal((await fetch(`${server.url}/api/v1/reference/${path}`)).status, status);
  }
});
