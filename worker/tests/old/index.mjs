// A regency's object that runs whatever SQL the test sends: the schema of an earlier version, and what that version wrote.

export class Regency {
  constructor(state) {
    this.storage = state.storage;
  }

  async fetch(request) {
    const steps = await request.json();
    this.storage.transactionSync(() => {
      for (const [query, ...binds] of steps) this.storage.sql.exec(query, ...binds).toArray();
    });
    return new Response(null, { status: 204 });
  }
}

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/healthz") return new Response("ok");
    return env.REGENCY.get(env.REGENCY.idFromName(pathname.slice(1))).fetch(request);
  },
};
