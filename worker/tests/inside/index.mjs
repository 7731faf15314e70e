// Runs a statement in the database of the regency that the path names, and answers with its rows.
export class Regency {
  constructor(state) {
    this.sql = state.storage.sql;
  }

  async fetch(request) {
    try {
      return Response.json(this.sql.exec(await request.text()).toArray());
    } catch (error) {
      return new Response(error.message, { status: 400 });
    }
  }
}

export default {
  fetch(request, env) {
    const [, code] = new URL(request.url).pathname.split("/");
    return code === "healthz" ? new Response("ok") : env.REGENCY.getByName(code).fetch(request);
  },
};
