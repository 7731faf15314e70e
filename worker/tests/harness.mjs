// Starts the real Worker in the local runtime, and helps to talk to it. The e2e tests use it too.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeDocuments } from "../documents.mjs";

const WORKER = fileURLToPath(new URL("..", import.meta.url));
export const OPERATOR_SECRET = "operator-secret-of-the-tests";
export const EXPORT_KEY = "export-key-of-the-tests-and-of-nothing-else";

/** A new folder for a server's data, with a `remove` for the end. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "tumbuh-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The database files in a folder that hold a text, in whatever table. */
export function stores(folder, text) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.sqlite(-wal)?$/.test(name));
  const holds = (name) => {
    try {
      return readFileSync(join(folder, name)).includes(text);
    } catch (error) {
      // The runtime takes a log away once it is written into its file.
      if (error.code === "ENOENT") return false;
      throw error;
    }
  };
  return files.filter(holds).sort();
}

/** A port that nothing listens on, below those that outgoing connections are given: one of them may not take it meanwhile. */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    const free = await new Promise((resolve) => server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true)));
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** The built app; a placeholder where it has not been built, so that the API can be tested alone. */
function assets(folder) {
  const dist = join(WORKER, "../app/dist");
  if (existsSync(join(dist, "index.html"))) return dist;
  const path = join(folder, "assets");
  mkdirSync(join(path, "assets"), { recursive: true });
  copyFileSync(join(WORKER, "../app/public/_headers"), join(path, "_headers"));
  const script = "/assets/index-00000000.js";
  writeFileSync(join(path, "index.html"), `<!doctype html><title>Tumbuh</title><script src="${script}"></script>`);
  writeFileSync(join(path, script), "export {};");
  writeDocuments(path);
  return path;
}

/**
 * Starts `wrangler dev` on data in `persist` and waits until it answers; with `config` another Worker than the real one, with `vars`
 * other settings than those of `wrangler.toml`, with `app` another folder than the built app.
 * Gives `url`, `secret`, `process`, `log()` (everything it printed), `stop()` (lets it finish) and `kill()`
 * (SIGKILL to all its processes).
 */
export async function startServer({
  persist,
  port,
  secret = OPERATOR_SECRET,
  exportKey = EXPORT_KEY,
  vars = {},
  config,
  app = assets(persist),
}) {
  port ??= await freePort();
  const args = ["dev", "--local", "--port", String(port), "--inspector-port", "0", "--persist-to", persist];
  if (config) args.push("--config", config);
  else {
    args.push("--assets", app);
    const all = { OPERATOR_SECRET: secret, EXPORT_KEY: exportKey, ...vars };
    for (const [name, value] of Object.entries(all)) args.push("--var", `${name}:${value}`);
  }
  args.push("--show-interactive-dev-session=false");
  const child = spawn(join(WORKER, "node_modules/.bin/wrangler"), args, {
    cwd: WORKER,
    detached: true,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1", FORCE_COLOR: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const ready = new Promise((resolve, reject) => {
    const read = (chunk) => {
      text += chunk;
      // A run as a whole may want what every server printed.
      if (process.env.WORKER_LOGS) appendFileSync(join(process.env.WORKER_LOGS, `${child.pid}.log`), chunk);
      if (text.includes("Ready on")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    exited.then((code) => reject(new Error(`wrangler ended with ${code}:\n${text}`)));
  });
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  const kill = async () => {
    signal("SIGKILL");
    await exited;
  };
  const onExit = () => signal("SIGKILL");
  process.once("exit", onExit);
  exited.then(() => process.off("exit", onExit));
  try {
    await ready;
  } catch (error) {
    await kill();
    throw error;
  }
  const url = `http://localhost:${port}`;
  const health = await fetch(`${url}/healthz`);
  if (!health.ok) throw new Error(`healthz answers ${health.status}:\n${text}`);
  const stop = async () => {
    signal("SIGTERM");
    await exited;
  };
  return { url, port, secret, process: child, log: () => text, kill, stop };
}

let counter = 0;

/** A UUIDv7, like those that phones make. */
export function uuid(millis = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(millis, 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Areas of the regency 32.11 that `pack()` makes. */
export const VILLAGE = "32.11.01.2001";
export const MELATI = `${VILLAGE}.01`;
export const MAWAR = `${VILLAGE}.02`;
export const ANGGREK = "32.11.01.2002.01";

/** A pack with one district, two villages and two posyandu in each. */
export function pack(code = "32.11", name = "Kabupaten Contoh") {
  const areas = [
    { code: `${code}.01`, name: "Kecamatan Satu" },
    { code: `${code}.01.2001`, name: "Desa Satu" },
    { code: `${code}.01.2001.01`, name: "Posyandu Melati" },
    { code: `${code}.01.2001.02`, name: "Posyandu Mawar" },
    { code: `${code}.01.2002`, name: "Desa Dua" },
    { code: `${code}.01.2002.01`, name: "Posyandu Anggrek" },
    { code: `${code}.01.2002.02`, name: "Posyandu Kenanga" },
  ];
  return { formatVersion: 1, code, name, utcOffsetMinutes: 420, areas };
}

/** One account for `PUT /operator/regencies`. */
export function account(username, areas, { role = "kader", name = `Orang ${username}` } = {}) {
  return { username, name, grants: [{ role, areas }], password: `${username}-sandi` };
}

/** Sets a regency up. */
export async function provision(server, regency, accounts, secret = server.secret) {
  const response = await fetch(`${server.url}/api/v1/operator/regencies/${regency.code}`, {
    method: "PUT",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify({ pack: regency, accounts }),
  });
  return { status: response.status, body: await response.json() };
}

/** A regency that is set up with its people, who are all signed in, by their names. */
export async function settle(server, regency, accounts) {
  const provisioned = await provision(server, regency, accounts);
  assert.equal(provisioned.status, 201, JSON.stringify(provisioned.body));
  const people = {};
  for (const { username } of accounts) people[username] = await signIn(server, regency.code, username);
  return people;
}

/**
 * A signed-in person with a device: `get`, `post`, `push(acts)`, `pull(since)`. With `phoneOf` it is the phone of someone who
 * signed in before.
 */
export async function signIn(server, regency, username, { password = `${username}-sandi`, phoneOf, ...fields } = {}) {
  const device = phoneOf?.device ?? uuid();
  const body = { regency, username, password, device, ...fields };
  return begun(server, "/api/v1/session", body, phoneOf?.browser);
}

/** Accepts an invitation. */
export const accept = (server, token, username, { password = `${username}-sandi`, lost } = {}) =>
  begun(server, "/api/v1/join", { token, username, password, device: uuid(), lost });

async function begun(server, path, body, browser = "") {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: browser },
    body: JSON.stringify(body),
  });
  const view = await response.json();
  if (response.status !== 200) {
    throw new Error(`${path} of ${body.username}: ${response.status} ${view.type} ${JSON.stringify(view.errors)}`);
  }
  const [cookie, kept] = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return person(server, view, body.device, cookie, kept);
}

function person(server, view, device, cookie, browser) {
  const call = async (method, path, body, headers = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
  const mutation = (act, base = 0) => ({
    id: uuid(),
    device,
    actor: view.account,
    base,
    phoneTimeMillis: Date.now(),
    serverOffsetMillis: null,
    act,
  });
  const push = (mutations) => call("POST", "/api/v1/sync/mutations", { mutations });
  return {
    view,
    device,
    cookie,
    browser,
    call,
    mutation,
    push,
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    delete: (path, body) => call("DELETE", path, body),
    /** Sends acts as new mutations and gives the verdicts. */
    act: async (acts, base) => {
      const answer = await push(acts.map((act) => mutation(act, base)));
      if (answer.status !== 200) throw new Error(`push: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.verdicts;
    },
    /** Every row after `since`, page by page. */
    pull: async (since = 0, limit = 2000) => {
      const rows = [];
      for (let cursor = since; ; ) {
        const { status, body } = await call("GET", `/api/v1/sync/rows?since=${cursor}&limit=${limit}`);
        if (status !== 200) throw new Error(`pull: ${status} ${JSON.stringify(body)}`);
        rows.push(...body.rows);
        cursor = body.cursor;
        if (!body.more) return { rows, cursor };
      }
    },
  };
}

/** A civil day so many days ago where the test regencies are (UTC+7): after 17:00 UTC it is another one there. */
export const day = (daysAgo) => new Date(Date.now() + 7 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** A child as a phone registers it; `daysOld` counts back from today. */
export function child(posyandu, { daysOld = 400, ...fields } = {}) {
  counter += 1;
  return {
    id: uuid(),
    name: `Anak Uji ${counter}`,
    sex: counter % 2 ? "female" : "male",
    birthDate: day(daysOld),
    nik: null,
    motherName: `Ibu Uji ${counter}`,
    phone: null,
    posyandu,
    address: null,
    rt: null,
    rw: null,
    birthWeightGrams: null,
    birthLengthMillimetres: null,
    gestation: null,
    birthOrder: null,
    consent: { givenBy: `Ibu Uji ${counter}`, on: day(daysOld), noticeVersion: 1 },
    status: { state: "active" },
    ...fields,
  };
}

/** A woman as a form of the registers names her. */
export const woman = (posyandu, fields = {}) => {
  counter += 1;
  return { id: uuid(), name: `Perempuan Uji ${counter}`, birthDate: "1998-05-05", nik: "9901014505980001", phone: "081234567890", posyandu, address: "Dusun Dua", ...fields };
};
export const consent = (on) => ({ givenBy: "Perempuan Uji", on, noticeVersion: 1 });
/** One step of an entry of the registers, as an act. */
export const registerStep = (entry, role, type, fields) => ({ type: "register", entry, role, step: { type, ...fields } });
export const enrol = (entry, who, daysAgo, enrolment, role = "kader") =>
  registerStep(entry, role, "enrol", { woman: who, consent: consent(day(daysAgo)), since: day(daysAgo), enrolment });
export const pregnant = (lastPeriodDaysAgo) => ({ register: "pregnancy", lastPeriod: day(lastPeriodDaysAgo), spacingMonths: 36, children: 1 });

/** A reading of a child; `daysAgo` counts back from today. */
export function measurement(child, measuredBy, { daysAgo = 10, ...fields } = {}) {
  return {
    id: uuid(),
    child: child.id,
    date: day(daysAgo),
    weightGrams: 9_100,
    lengthMillimetres: 752,
    position: "lying",
    headMillimetres: 455,
    armMillimetres: 142,
    oedema: "absent",
    answers: [],
    measuredBy,
    ...fields,
  };
}
