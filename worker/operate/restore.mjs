// Lets a regency be what it was when an export was made: `node worker/operate/restore.mjs --regency 32.11 [--from EXPORT] [--url URL]`.
// The operator's secret is in OPERATOR_SECRET or, for a local `make run`, in .state/run/operator-secret.
import { parseArgs } from "node:util";
import { inOneSentence, operate, operatorSecret, Refused, told } from "./deployment.mjs";

await inOneSentence(main);

async function main() {
  const { regency, from, url } = options();
  const secret = operatorSecret();
  const listed = await operate(url, secret, "GET", `${regency}/exports`);
  if (listed.status !== 200) throw new Refused(told(listed));
  const { exports, unreadable } = listed.body;
  for (const id of unreadable) console.log(`${id} does not open: it is damaged, or was made with another EXPORT_KEY.`);
  const answer = await operate(url, secret, "POST", `${regency}/restoration`, from ? { from } : {});
  if (answer.status !== 200) throw new Refused(`${told(answer)}${hint(answer, exports, regency)}`);
  const { id, atMillis, bytes, tables, sha256 } = answer.body.export;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${regency} is what it was on ${new Date(atMillis).toISOString()} (export ${id}).`);
  console.log(`${rows} rows in ${tables.length} tables, ${bytes} bytes, read back and compared: SHA-256 ${sha256}`);
}

function options() {
  let values;
  try {
    const text = { type: "string" };
    ({ values } = parseArgs({ options: { regency: text, from: text, url: text } }));
  } catch (error) {
    throw new Refused(error.message);
  }
  const { regency, from, url = "http://localhost:8787" } = values;
  if (!/^\d\d\.\d\d$/.test(regency ?? "")) {
    throw new Refused("Say which regency: make restore REGENCY=32.11 [FROM=export] [URL=https://...]");
  }
  return { regency, from, url: url.replace(/\/+$/, "") };
}

function hint({ body }, exports, regency) {
  if (body.type === "/problems/not-suspended") {
    return `\n  curl -X POST -H "Authorization: Bearer $OPERATOR_SECRET" URL/api/v1/operator/regencies/${regency}/suspension`;
  }
  if (body.type !== "/problems/unknown-export") return "";
  return exports.length === 0 ? `\n  ${regency} has no export.` : `\n  There are:${exports.map(({ id }) => `\n  ${id}`).join("")}`;
}
