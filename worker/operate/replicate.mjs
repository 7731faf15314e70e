// Lets one regency work as another does: `node worker/operate/replicate.mjs --from 32.11 --to 74.13 [--url URL] [--apply WHAT]`.
// The operator's secret is in OPERATOR_SECRET or, for a local `make run`, in .state/run/operator-secret.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inOneSentence, operate, operatorSecret, Refused, ROOT, told } from "./deployment.mjs";

await inOneSentence(main);

async function main() {
  const { from, to, url, apply } = options();
  const secret = operatorSecret();
  const request = { pack: ownPack(to), apply };
  const ask = (body) => operate(url, secret, "POST", `${to}/replication`, body);
  let answer = await ask({ ...request, from });
  if (answer.body.errors?.some(({ field, detail }) => field === "/from" && detail.includes("fromPack"))) {
    const file = packFile(from);
    if (!existsSync(file)) {
      throw new Refused(`${url} does not serve ${from}, and there is no ${file}. Run: make pack REGENCY=${from}`);
    }
    console.log(`${url} does not serve ${from}: its pack is taken from ${file}.`);
    answer = await ask({ ...request, fromPack: readJson(file) });
  }
  if (answer.status === 201) printFirst(answer.body, url, request.pack.name);
  else if (answer.status === 200) printAgain(answer.body, apply);
  else throw new Refused(told(answer));
}

function options() {
  let values;
  try {
    const text = { type: "string" };
    ({ values } = parseArgs({ options: { from: text, to: text, url: text, apply: text } }));
  } catch (error) {
    throw new Refused(error.message);
  }
  const { from, to, url = "http://localhost:8787", apply = "none" } = values;
  for (const code of [from, to]) {
    if (!/^\d\d\.\d\d$/.test(code ?? "")) {
      throw new Refused("Say which regencies: make replicate FROM=32.11 TO=74.13 [URL=https://...] [APPLY=all|paths]");
    }
  }
  const choice = ["none", "all"].includes(apply) ? apply : apply.split(/[\s,]+/).filter(Boolean);
  return { from, to, url: url.replace(/\/+$/, ""), apply: choice };
}

function packFile(code) {
  return join(ROOT, "shared/packs", `${code}.json`);
}

function ownPack(code) {
  const file = packFile(code);
  if (!existsSync(file)) {
    console.log(`There is no pack of ${code} yet: it is written now.`);
    const made = spawnSync("make", ["--no-print-directory", "pack", `REGENCY=${code}`], { cwd: ROOT, stdio: "inherit" });
    if (made.status !== 0) throw new Refused(`The pack of ${code} could not be written.`);
  }
  return readJson(file);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${error.message}`);
  }
}

function printFirst({ code, from, taken, replaced, decisions, invitation }, url, name) {
  console.log(`\n${name} (${code}) is set up and works like ${from}.`);
  const sections = new Map();
  for (const path of taken) {
    const [, section, item] = path.split("/");
    sections.set(section, [...(sections.get(section) ?? []), ...(item ? [item] : [])]);
  }
  console.log(`\nTaken over (${taken.length}):`);
  for (const [section, items] of sections) console.log(`  ${section.padEnd(10)} ${items.join(", ")}`);
  console.log(`\nNames replaced (${replaced.length}):`);
  for (const { path, before, after } of replaced) console.log(`  ${path}\n    ${short(before)}\n    ${short(after)}`);
  console.log(`\nPerlu keputusan / for a human to decide (${decisions.length}):`);
  for (const { words } of decisions) console.log(`  - ${words.id}\n    ${words.en}`);
  if (invitation) {
    const until = new Date(invitation.expiresMillis).toISOString().slice(0, 16).replace("T", " ");
    console.log(`\nInvitation of the first administrator, until ${until} UTC, shown only now:`);
    console.log(`  ${url}/join#${invitation.token}`);
  }
}

function printAgain({ code, from, changes, applied, settingsFrom }, apply) {
  if (changes.length === 0) return console.log(`Nothing changed at ${from} since ${code} took over its way of working.`);
  const isTaken = new Set(applied);
  console.log(`${changes.length} changed at ${from}; ${applied.length} taken over by ${code} now.\n`);
  for (const { path, before, after, own, changedHere } of changes) {
    console.log(`${isTaken.has(path) ? "taken" : "open "}  ${path}`);
    console.log(`    before  ${value(before)}\n    now     ${value(after)}`);
    if (changedHere) console.log(`    here    ${value(own)}   (changed in ${code} itself: taking it over gives that up)`);
  }
  if (settingsFrom) {
    console.log(`\nWhat was recorded stays judged by the settings of its day: those taken over hold in ${code} from ${settingsFrom}.`);
  }
  if (apply === "none") console.log("\nTo take over: APPLY=all, or APPLY with the paths, separated by commas.");
}

function value(item) {
  return item === null ? "(none)" : short(JSON.stringify(item));
}

function short(text) {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
