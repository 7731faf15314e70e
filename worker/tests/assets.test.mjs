// The files of the app beside the API.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer, temporaryFolder } from "./harness.mjs";

const folder = temporaryFolder();
let server;

before(async () => {
  server = await startServer({ persist: folder.path });
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const get = (path, options) => fetch(server.url + path, options);

/** The first hashed script that the page names. */
async function hashedScript() {
  const page = await (await get("/")).text();
  return page.match(/src="(\/assets\/[^"]+\.js)"/)[1];
}

test("a hashed file is served as it is, for a year", async () => {
  const path = await hashedScript();
  for (const method of ["GET", "HEAD"]) {
    const response = await get(path, { method });
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type"), /javascript/);
    assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.match(response.headers.get("content-security-policy"), /script-src 'self'/);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal((await response.text()).length > 0, method === "GET");
  }
  assert.equal((await get(path, { method: "POST", body: "x" })).status, 405);
});

test("a hashed file that is gone is not found, and nobody keeps that", async () => {
  const { headers } = await get("/");
  const requests = [
    {},
    { method: "HEAD" },
    { headers: { accept: "text/html", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" } },
    { headers: { "if-none-match": headers.get("etag") ?? '"x"' } },
  ];
  for (const path of ["/assets/index-0ld0ld00.js", "/assets/", "/assets/deep/x.css", "/assets/index.html"]) {
    for (const request of requests) {
      const response = await get(path, request);
      assert.equal(response.status, 404, `${path} ${JSON.stringify(request)}`);
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.equal(response.headers.get("content-type"), "application/problem+json");
    }
  }
});

test("every other address is a page of the app", async () => {
  const response = await get("/children/new");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type"), /^text\/html/);
  assert.equal(response.headers.get("cache-control"), "no-cache");
});
