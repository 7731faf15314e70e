// The databases of a stopped server, as tests look into them.
import { startServer } from "./harness.mjs";

/** Gives `work` a function that runs a statement in a regency's database: `run("32.11", "SELECT …")`. */
export async function inside(persist, work) {
  const opened = await startServer({ persist, config: "tests/inside/wrangler.toml" });
  const run = async (code, statement) => {
    const response = await fetch(`${opened.url}/${code}`, { method: "POST", body: statement });
    const text = await response.text();
    if (!response.ok) throw new Error(`${statement}: ${text}`);
    return JSON.parse(text);
  };
  try {
    return await work(run);
  } finally {
    await opened.stop();
  }
}
