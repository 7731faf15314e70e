// A thousand open cases in one regency: how long its lists take, whole, filtered and page by page.
import { account, child, measurement, pack, provision, signIn, startServer, temporaryFolder, VILLAGE } from "../tests/harness.mjs";

const CASES = 1_000;
const ROUNDS = 40;
// The limit for one keystroke on a slow phone; a list that takes longer here could not keep it there.
const LARGEST_MILLIS = 150;

const folder = temporaryFolder();
const server = await startServer({ persist: folder.path });
try {
  await measure();
} finally {
  await server.kill();
  folder.remove();
}

async function measure() {
  const people = [account("bidan", [VILLAGE], { role: "midwife" }), account("gizi", ["32.11"], { role: "nutritionist" })];
  await provision(server, pack(), people);
  const [bidan, gizi] = [await signIn(server, "32.11", "bidan"), await signIn(server, "32.11", "gizi")];
  const started = performance.now();
  for (let done = 0; done < CASES; done += 50) {
    const acts = Array.from({ length: 50 }, (_, number) => {
      const of = child(`${VILLAGE}.0${1 + (number % 2)}`);
      const thin = { daysAgo: 1 + (number % 40), weightGrams: 6_000 + number };
      return [{ type: "registerChild", child: of }, { type: "recordMeasurement", measurement: measurement(of, bidan.view.account, thin) }];
    });
    const verdicts = await bidan.act(acts.flat());
    const refused = verdicts.find(({ verdict }) => verdict !== "applied");
    if (refused) throw new Error(JSON.stringify(refused));
  }
  const perCase = (performance.now() - started) / CASES;
  console.log(`cases opened                 ${CASES}, ${perCase.toFixed(1)} ms a child with its reading`);
  const lists = {
    "all open cases, a page": "/api/v1/cases?limit=100",
    "all open cases, 500": "/api/v1/cases?limit=500",
    "those of one posyandu": `/api/v1/cases?area=${VILLAGE}.02&limit=100`,
    "those that are late": "/api/v1/cases?overdue=true&limit=100",
    "my tasks, a page": "/api/v1/tasks?mine=true&limit=100",
  };
  for (const [name, path] of Object.entries(lists)) {
    const { median, slowest, bytes } = await timed(gizi, path);
    console.log(`${name.padEnd(28)} ${median.toFixed(1)} ms (slowest ${slowest.toFixed(1)} ms), ${(bytes / 1024).toFixed(0)} KiB`);
    if (median > LARGEST_MILLIS) process.exitCode = 1;
  }
}

async function timed(person, path) {
  const times = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const { status, body } = await person.get(path);
    times.push(performance.now() - started);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    bytes = JSON.stringify(body).length;
  }
  times.sort((one, other) => one - other);
  return { median: times[ROUNDS / 2], slowest: times.at(-1), bytes };
}
