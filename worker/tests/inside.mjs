// The databases and the bucket of a stopped server, as tests look into them.
import { createHash } from "node:crypto";
import { startServer } from "./harness.mjs";

/**
 * Gives `work` a function that runs a statement in a regency's database, `run("32.11", "SELECT …")`, and the bucket of exports:
 * `bucket.names()`, `bucket.get(name)`, `bucket.put(name, bytes)`, `bucket.remove(name)`.
 */
export async function inside(persist, work) {
  const opened = await startServer({ persist, config: "tests/inside/wrangler.toml" });
  const ask = async (path, options) => {
    const response = await fetch(`${opened.url}/${path}`, options);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`${options?.body ?? path}: ${bytes}`);
    return bytes;
  };
  const run = async (code, statement) => JSON.parse(await ask(code, { method: "POST", body: statement }));
  const bucket = {
    names: async () => JSON.parse(await ask("exports/")),
    get: (name) => ask(`exports/${name}`),
    put: (name, body) => ask(`exports/${name}`, { method: "PUT", body }),
    remove: (name) => ask(`exports/${name}`, { method: "DELETE" }),
  };
  try {
    return await work(run, bucket);
  } finally {
    await opened.stop();
  }
}

/** Rows and a hash of every row of every table of a regency, whatever tables there are; the platform's begin with `_`. */
export async function everyRow(run, code) {
  const listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' ORDER BY name";
  const rows = {};
  const hash = createHash("sha256");
  for (const { name } of await run(code, listed)) {
    const all = (await run(code, `SELECT * FROM "${name}"`)).map((row) => JSON.stringify(row)).sort();
    rows[name] = all.length;
    hash.update(JSON.stringify([name, all]));
  }
  return { rows, sha256: hash.digest("hex") };
}
