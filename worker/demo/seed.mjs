// Fills a regency through the API alone, as its people would: provision, sign in, push.

const BATCH = 200;
const NUTRITIONIST = "gizi";

/**
 * Provisions the regency of a demo document and pushes all its acts, each person's as that person.
 * Doing it again changes nothing: acts keep their ids.
 */
export async function seed(url, operatorSecret, demo, progress = () => {}) {
  const regency = `${url}/api/v1/operator/regencies/${demo.pack.code}`;
  const headers = { authorization: `Bearer ${operatorSecret}` };
  const put = (pack) => request(regency, { method: "PUT", headers, body: { pack, accounts: demo.accounts } });
  await put(demo.pack).catch(async (error) => {
    if (error.status !== 422) throw error;
    // Filled in by an older version, its records need the pack that they were made under.
    const inForce = await call(`${regency}/pack`, { method: "GET", headers }).catch(() => {
      throw error;
    });
    await put(inForce);
  });
  // A demo that an older version kept has no steps of care, or no audit.
  const everyone = [...demo.posyandu, ...(demo.care ?? [])];
  const audited = demo.audit?.acts ?? [];
  const all = [...everyone, ...audited].reduce((sum, { mutations }) => sum + mutations.length, 0);
  const passwords = new Map(demo.accounts.map(({ username, password }) => [username, password]));
  let done = 0;
  const push = async ({ username, mutations }) => {
    const session = await signIn(url, demo.pack.code, username, passwords.get(username), mutations[0].device);
    for (let from = 0; from < mutations.length; from += BATCH) {
      const batch = mutations.slice(from, from + BATCH).map((mutation) => as(session.account, mutation));
      const { verdicts } = await call(`${url}/api/v1/sync/mutations`, {
        method: "POST",
        headers: { cookie: session.cookie },
        body: { mutations: batch },
      });
      const refused = verdicts.find(({ verdict }) => verdict === "rejected");
      if (refused) throw new Error(`The demo has an act that the regency rejects: ${JSON.stringify(refused)}`);
      done += batch.length;
      progress(done, all);
    }
  };
  for (const acts of everyone) await push(acts);
  if (demo.audit) {
    // What is recommended in it builds on the audit.
    const session = await signIn(url, demo.pack.code, NUTRITIONIST, passwords.get(NUTRITIONIST), demo.audit.acts[0].mutations[0].device);
    await call(`${url}/api/v1/audits`, { method: "POST", headers: { cookie: session.cookie }, body: demo.audit.audit });
    for (const acts of audited) await push(acts);
  }
  if (demo.stock) await fillStores(url, demo, passwords.get(NUTRITIONIST));
}

/** Notes what came into the stores and went out. */
async function fillStores(url, demo, password) {
  const session = await signIn(url, demo.pack.code, NUTRITIONIST, password, demo.stock[0].id);
  for (const movement of demo.stock) {
    await call(`${url}/api/v1/stock/moves`, { method: "POST", headers: { cookie: session.cookie }, body: movement });
  }
}

/** Signs in and gives the session's cookie and account. */
export async function signIn(url, regency, username, password, device) {
  const response = await request(`${url}/api/v1/session`, {
    method: "POST",
    body: { regency, username, password, device },
  });
  const cookie = response.headers.getSetCookie()[0].split(";")[0];
  return { cookie, ...(await response.json()) };
}

function as(account, mutation) {
  const { act } = mutation;
  const measured = act.measurement && { measurement: { ...act.measurement, measuredBy: account } };
  return { ...mutation, actor: account, act: { ...act, ...measured } };
}

async function call(url, options) {
  const response = await request(url, options);
  return response.status === 204 ? null : response.json();
}

async function request(url, { method, headers = {}, body }) {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (response.ok) return response;
  throw Object.assign(new Error(`${method} ${url}: ${response.status} ${await response.text()}`), { status: response.status });
}
