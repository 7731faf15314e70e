// Runs a statement in the database of the regency that the path names, and answers with its rows; under /exports/ it gives, puts and
// takes away what lies in the bucket.
export class Regency {
  constructor(state) {
    this.sql = state.storage.sql;
  }

  async fetch(request) {
    try {
      const rows = this.sql.exec(await request.text()).toArray();
      // JSON has no bytes, and would tell all of them alike.
      const told = (_, value) => (value instanceof ArrayBuffer ? Array.from(new Uint8Array(value)) : value);
      return new Response(JSON.stringify(rows, told));
    } catch (error) {
      return new Response(error.message, { status: 400 });
    }
  }
}

export default {
  async fetch(request, env) {
    const [, code, ...rest] = new URL(request.url).pathname.split("/");
    if (code === "healthz") return new Response("ok");
    if (code !== "exports") return env.REGENCY.getByName(code).fetch(request);
    const name = rest.join("/");
    if (request.method === "PUT") await env.EXPORTS.put(name, await request.arrayBuffer());
    else if (request.method === "DELETE") await env.EXPORTS.delete(name);
    else if (name) return new Response((await env.EXPORTS.get(name)).body);
    else return Response.json((await env.EXPORTS.list()).objects.map(({ key }) => key));
    return new Response("ok");
  },
};
