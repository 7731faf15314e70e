// How the platform's SQLite answers what the store asks: no statement goes through a table that grows with children, records or
// acts, unless it is named here with the reason. Other versions of SQLite plan otherwise, so the runtime itself is asked.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const GROWING = ["rows", "mutations", "audit", "assessments", "cases", "tasks", "entries", "niks", "access_log", "photos", "sessions", "refusals"];

/** What may go through all of a table, by how it begins. */
const WHOLE = [
  // The oldest are at the beginning, and there it stops.
  "DELETE FROM access_log WHERE entry < (SELECT entry FROM access_log WHERE at_millis >= ?",
  // What other settings made, once a day or after settings changed.
  "SELECT DISTINCT child FROM cases WHERE state <> 'closed'",
  "SELECT id, register FROM entries WHERE ended = 0",
  // An operator looks at a regency; and its metrics.
  "SELECT (SELECT COUNT(*) FROM accounts) AS accounts",
  "SELECT kind, COUNT(*) AS count FROM rows GROUP BY kind",
  // An admin changes a notice, areas or the pack; the key of the numbers is made anew.
  "SELECT 1 AS found FROM rows WHERE kind = 'child' AND json_extract(body, '$.child.consent.noticeVersion')",
  "SELECT body FROM rows WHERE kind = 'child'",
  // Requests are few beside children: one for each that asks.
  "SELECT r.body, r.posyandu, a.name FROM rows r LEFT JOIN accounts a ON a.id = json_extract(r.body, '$.recordedBy') WHERE r.kind = 'request' AND NOT",
  // It stops at the most that a phone keeps.
  "SELECT COUNT(*) AS count FROM (SELECT 1 FROM rows WHERE substr(posyandu, 1, length(?1)) = ?1 AND kind = 'child' LIMIT ?2)",
  // Once for each version of the engine.
  "INSERT INTO engines",
];

const SCRIPT = `
  import { DurableObject } from "cloudflare:workers";
  export class Asked extends DurableObject {
    async fetch(request) {
      const { schema, queries } = await request.json();
      const { sql } = this.ctx.storage;
      schema.forEach((step) => sql.exec(step));
      const plan = ([query, binds]) => [...sql.exec("EXPLAIN QUERY PLAN " + query, ...binds)].map(({ detail }) => detail);
      return Response.json(queries.map(plan));
    }
  }
  export default { fetch: (request, env) => env.ASKED.get(env.ASKED.idFromName("one")).fetch(request) };
`;

let runtime;
before(() => {
  const durableObjects = { ASKED: { className: "Asked", useSQLite: true } };
  runtime = new Miniflare({ modules: true, script: SCRIPT, compatibilityDate: "2026-04-01", durableObjects });
});
after(() => runtime.dispose());

/** Every statement of the regency's store, as it stands in the code. */
function statements() {
  const others = ["directory.rs", "migrations.rs", "sql.rs", "tables.rs"];
  const files = readdirSync(here("src/store")).filter((name) => !others.includes(name));
  return files.flatMap((name) => {
    const text = readFileSync(here(`src/store/${name}`), "utf8");
    const found = text.matchAll(/"((?:SELECT|INSERT|UPDATE|DELETE|WITH)\b(?:[^"\\]|\\.)*)"/g);
    return [...found].map(([, query]) => query.replaceAll(/\s+/g, " "));
  });
}

/** As many values as a statement asks for. */
function values(query) {
  const bare = query.replaceAll(/'[^']*'/g, "");
  const numbered = [...bare.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number));
  const count = numbered.length > 0 ? Math.max(...numbered) : bare.split("?").length - 1;
  return Array(count).fill("1");
}

test("no statement goes through a table that grows, but for those that are named", async () => {
  const migrations = readdirSync(here("migrations")).filter((name) => name.endsWith(".sql"));
  const schema = migrations.sort().map((name) => readFileSync(here(`migrations/${name}`), "utf8"));
  const queries = statements();
  assert.ok(queries.length > 100, `${queries.length} were found`);
  const body = JSON.stringify({ schema, queries: queries.map((query) => [query, values(query)]) });
  const response = await runtime.dispatchFetch("http://localhost/", { method: "POST", body });
  const plans = await response.json();
  const whole = queries.flatMap((query, place) => {
    const names = new Map(GROWING.map((name) => [name, name]));
    for (const [, table, alias] of query.matchAll(/(?:FROM|JOIN) (\w+) (?:AS )?(\w+)\b/g)) {
      if (GROWING.includes(table)) names.set(alias, table);
    }
    const grows = plans[place].filter((step) => {
      const scan = /^SCAN (\w+)/.exec(step)?.[1];
      // By the kind alone: all children, or all readings.
      const kind = /^SEARCH (\w+) USING (?:COVERING )?INDEX sqlite_autoindex_rows_1 \(kind=\?\)$/.exec(step)?.[1];
      return names.has(scan ?? kind);
    });
    return grows.length > 0 ? [{ query, grows }] : [];
  });
  const unnamed = whole.filter(({ query }) => !WHOLE.some((begin) => query.startsWith(begin)));
  assert.deepEqual(unnamed, []);
  const idle = WHOLE.filter((begin) => !whole.some(({ query }) => query.startsWith(begin)));
  assert.deepEqual(idle, [], "named without need");
});
