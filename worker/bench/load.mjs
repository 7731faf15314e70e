// One posyandu morning: PHONES phones (1,750) push RECORDS records each (40) at one regency within MINUTES (3), as they find a
// signal: at moments spread over that time, none waiting for another. Afterwards every record is counted: none may be lost or
// be there twice. The phones' clocks and this machine are one, so the numbers are those of the server and the loopback alone.
// Bytes are those of bodies, as they are and as gzip would make them: compression is the platform's to do, not the runtime's here.
import { gzipSync } from "node:zlib";
import { account, child, measurement, provision, signIn, startServer, temporaryFolder } from "../tests/harness.mjs";

const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
const PHONES = number("PHONES", 1_750);
const RECORDS = number("RECORDS", 40);
const MINUTES = number("MINUTES", 3);
const POSYANDU_A_VILLAGE = 5;
const VILLAGES_A_DISTRICT = 10;
/** Accounts in one request to the operator's route. */
const ACCOUNTS = 50;
const REGENCY = "32.11";
/** A phone gives up after this, as the app does, and tries again. */
const TIMEOUT_MILLIS = 45_000;
const TRIES = 8;

const folder = temporaryFolder();
const server = await startServer({ persist: folder.path });
try {
  await measure();
} finally {
  await server.kill();
  folder.remove();
}

async function measure() {
  const villages = Array.from({ length: Math.ceil(PHONES / POSYANDU_A_VILLAGE) }, (_, place) => village(place));
  await setUp(villages);
  const asked = performance.now();
  const phones = await Promise.all(signedIn(villages));
  console.log(`signed in                    ${phones.length} phones, one after the other, in ${((performance.now() - asked) / 1000).toFixed(0)} s`);
  const pushes = phones.map((phone) => ({ phone, ...records(phone) }));

  const began = performance.now();
  const window = MINUTES * 60_000;
  const results = await Promise.all(pushes.map((push, place) => after((place / PHONES) * window, () => sent(push))));
  const seconds = (performance.now() - began) / 1000;
  report(results, pushes, seconds);
  await count(pushes);
}

function village(place) {
  const two = (value) => String(value).padStart(2, "0");
  const district = `${REGENCY}.${two(Math.floor(place / VILLAGES_A_DISTRICT) + 1)}`;
  const code = `${district}.${2001 + (place % VILLAGES_A_DISTRICT)}`;
  return { district, code, posyandu: Array.from({ length: POSYANDU_A_VILLAGE }, (_, own) => `${code}.${two(own + 1)}`) };
}

/** The regency with an account for each village, whose kader carry a phone for each posyandu. */
async function setUp(villages) {
  const codes = [...new Set(villages.flatMap(({ district, code, posyandu }) => [district, code, ...posyandu]))];
  const pack = { formatVersion: 1, code: REGENCY, name: "Kabupaten Contoh", utcOffsetMinutes: 420, areas: codes.sort().map((code) => ({ code, name: `Daerah ${code}` })) };
  const accounts = villages.map(({ code }, place) => account(`desa${place}`, [code]));
  const began = performance.now();
  for (let from = 0; from < accounts.length; from += ACCOUNTS) {
    const { status, body } = await provision(server, pack, accounts.slice(from, from + ACCOUNTS));
    if (status >= 300) throw new Error(`provisioning: ${status} ${JSON.stringify(body)}`);
  }
  console.log(`set up                       ${codes.length} areas, ${accounts.length} accounts in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** A signed-in phone for each posyandu; before the morning, since each password costs what it must. */
function signedIn(villages) {
  const places = villages.flatMap(({ posyandu }, place) => posyandu.map((code) => ({ code, username: `desa${place}` }))).slice(0, PHONES);
  let last = Promise.resolve();
  return places.map(({ code, username }) => {
    last = last.then(async () => ({ code, person: await patient(() => signIn(server, REGENCY, username)) }));
    return last;
  });
}

/** All of these phones share one address, which may not ask so often: as phones do, it waits. */
async function patient(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!error.message.includes(" 429 ")) throw error;
      await after(2_000, async () => {});
    }
  }
}

/** What a posyandu wrote that morning: new children, and the readings of all. */
function records({ code, person }) {
  const children = Array.from({ length: Math.ceil(RECORDS / 8) }, () => child(code));
  const readings = Array.from({ length: RECORDS - children.length }, (_, place) => {
    const of = children[place % children.length];
    return measurement(of, person.view.account, { daysAgo: Math.floor(place / children.length) * 30 + 1 });
  });
  const acts = [
    ...children.map((record) => ({ type: "registerChild", child: record })),
    ...readings.map((reading) => ({ type: "recordMeasurement", measurement: reading })),
  ];
  return { ids: [...children, ...readings].map(({ id }) => id), body: JSON.stringify({ mutations: acts.map((act) => person.mutation(act)) }) };
}

function after(millis, work) {
  return new Promise((resolve, reject) => setTimeout(() => work().then(resolve, reject), millis));
}

/** Pushes until the regency has decided about all, as the app does: waiting as it is told, never giving up early. */
async function sent({ phone, body, ids }) {
  const began = performance.now();
  const tries = [];
  for (let failures = 0; failures < TRIES; failures += 1) {
    const started = performance.now();
    const answer = await once(phone.person.cookie, body);
    tries.push({ status: answer.status, millis: performance.now() - started });
    if (answer.status === 200) {
      const applied = answer.body.verdicts.filter(({ verdict }) => verdict === "applied").length;
      return { tries, millis: performance.now() - began, refused: ids.length - applied, answer: answer.text };
    }
    await after((answer.retryAfter ?? Math.min(60, 2 ** failures)) * 1000 * (1 + Math.random() / 2), async () => {});
  }
  return { tries, millis: performance.now() - began, refused: ids.length, answer: "" };
}

async function once(cookie, body) {
  try {
    const response = await fetch(`${server.url}/api/v1/sync/mutations`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    const text = await response.text();
    const retryAfter = Number(response.headers.get("retry-after")) || undefined;
    return { status: response.status, retryAfter, text, body: response.status === 200 ? JSON.parse(text) : undefined };
  } catch (error) {
    return { status: error.name === "TimeoutError" ? "no answer" : "cut off" };
  }
}

/** A page of rows, as it came. */
async function pulled(cookie, since) {
  const response = await fetch(`${server.url}/api/v1/sync/rows?since=${since}&limit=2000`, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`pull: ${response.status} ${text}`);
  return text;
}

function report(results, pushes, seconds) {
  const tries = results.flatMap((result) => result.tries);
  const percentiles = (values) => {
    const sorted = values.sort((a, b) => a - b);
    return [0.5, 0.95, 0.99, 1].map((share) => `${sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)].toFixed(0)} ms`).join(", ");
  };
  const statuses = new Map();
  for (const { status } of tries) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const total = pushes.length * RECORDS;
  console.log(`phones                       ${pushes.length} with ${RECORDS} records each, arriving over ${MINUTES} minutes`);
  console.log(`all decided after            ${seconds.toFixed(0)} s (${(total / seconds).toFixed(0)} records a second)`);
  console.log(`a request, p50 p95 p99 max   ${percentiles(tries.map(({ millis }) => millis))}`);
  console.log(`until a phone is done        ${percentiles(results.map(({ millis }) => millis))}`);
  console.log(`answers                      ${[...statuses].map(([status, times]) => `${times} × ${status}`).join(", ")}`);
  console.log(`bytes a record, pushed       ${weight(pushes.map(({ body }) => body), total)}`);
  console.log(`bytes a record, answered     ${weight(results.map(({ answer }) => answer), total)}`);
  const refused = results.reduce((sum, result) => sum + result.refused, 0);
  if (refused > 0) throw new Error(`${refused} records were not applied`);
}

/** Bytes of bodies to each of so many records, as they are and gzip-compressed. */
function weight(bodies, records) {
  const mean = (bytes) => (bodies.reduce((sum, body) => sum + bytes(body), 0) / records).toFixed(0);
  return `${mean((body) => Buffer.byteLength(body))}, gzip-compressed ${mean((body) => gzipSync(body).length)}`;
}

/** Every record, counted by one of the people of each village: nobody is sent the whole of a regency. */
async function count(pushes) {
  const rows = [];
  const pages = [];
  for (let place = 0; place < pushes.length; place += POSYANDU_A_VILLAGE) {
    for (let page = { cursor: 0, more: true }; page.more; ) {
      const text = await pulled(pushes[place].phone.person.cookie, page.cursor);
      page = JSON.parse(text);
      pages.push(text);
      rows.push(...page.rows);
    }
  }
  console.log(`bytes a record, pulled       ${weight(pages, rows.length)}`);
  const found = rows.map((row) => (row.child && row.kind === "child" ? row.child.id : row.measurement?.id));
  const wanted = pushes.flatMap(({ ids }) => ids);
  const there = new Set(found);
  const lost = wanted.filter((id) => !there.has(id)).length;
  const doubled = found.length - there.size;
  console.log(`counted afterwards           ${rows.length} rows of ${wanted.length} records: ${lost} lost, ${doubled} twice`);
  if (lost > 0 || doubled > 0 || rows.length !== wanted.length) throw new Error("Records are lost or there twice");
}
