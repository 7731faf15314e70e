// The app can be put on the home screen and starts cold without any network.
import { expect, test } from "../fixtures/test";

test("meets what browsers demand of an installable app", async ({ phone, request, regency }) => {
  const href = await phone.page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(new URL(href ?? "", regency.url).href)).json();
  expect(manifest).toMatchObject({ lang: "id", display: "standalone", start_url: "/" });
  const sizes: string[] = manifest.icons.map((icon: { sizes: string }) => icon.sizes);
  expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(manifest.icons.some((icon: { purpose: string }) => icon.purpose === "maskable")).toBe(true);
  for (const icon of manifest.icons) {
    expect((await request.get(new URL(icon.src, regency.url).href)).ok()).toBe(true);
  }
  const session = await phone.context.newCDPSession(phone.page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A private window is never installable; Playwright's contexts are such.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("starts cold and deep without network", async ({ phone }) => {
  await phone.goOffline();
  await phone.page.close();
  phone.page = await phone.context.newPage();
  await phone.open();
  await expect(phone.cards().first()).toBeVisible();
  await phone.open("/check");
  await expect(phone.page.getByRole("heading", { name: "Cek pertumbuhan" })).toBeVisible();
  await phone.open("/children/new");
  await expect(phone.page.getByLabel("Nama anak")).toBeVisible();
});

test("opens a screen of a part that was never opened before without network", async ({ phone }) => {
  await phone.cards().first().getByRole("link").first().click();
  const child = phone.childId();
  await phone.goOffline();
  await phone.page.close();
  phone.page = await phone.context.newPage();
  await phone.open(`/children/${child}`);
  await expect(phone.page.getByRole("heading", { name: "Riwayat pengukuran" })).toBeVisible();
  await expect(phone.page.locator("figure svg").first()).toBeVisible();
});

test("says that a part is not here yet, and loads it when asked again", async ({ browser, contextOptions, regency }) => {
  // A first visit: nothing is kept yet.
  const context = await browser.newContext({ ...contextOptions, serviceWorkers: "block" });
  const page = await context.newPage();
  const parts = "**/assets/split_*.wasm";
  await page.route(parts, (route) => route.abort());
  await page.goto(`${regency.url}/check`);
  await expect(page.getByRole("alert")).toContainText("Halaman ini belum ada di HP ini.");
  await page.unroute(parts);
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { name: "Cek pertumbuhan" })).toBeFocused();
  await context.close();
});

test("takes the newer version when a part of the older is gone from the server", async ({ browser, contextOptions, regency }) => {
  const context = await browser.newContext({ ...contextOptions, serviceWorkers: "block" });
  const page = await context.newPage();
  const parts = "**/assets/split_*.wasm";
  await page.route(parts, (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.goto(`${regency.url}/settings`);
  await expect(page.getByRole("alert")).toContainText("Halaman ini belum ada di HP ini.");
  const anew = page.waitForEvent("load");
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await anew;
  await page.unroute(parts);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Pengaturan" })).toBeVisible();
  await context.close();
});

test("speaks English without network", async ({ phone }) => {
  await phone.open("/settings");
  await phone.goOffline();
  // The page comes anew in the other language, and whoever opens the app anew needs the secret.
  await phone.page.getByRole("radio", { name: "English" }).click({ force: true });
  await expect(phone.page.getByRole("heading", { level: 1, name: "This phone is locked" })).toBeVisible();
  await phone.unlock();
  await expect(phone.page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "en");
});

test("serves the app with a strict policy and long caching of hashed files", async ({ request, regency, phone }) => {
  const page = await request.get(regency.url);
  const policy = page.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("'unsafe-inline'");
  expect(page.headers()["x-content-type-options"]).toBe("nosniff");
  expect(await page.text()).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  const asset = await phone.page.locator('script[src^="/assets/"]').first().getAttribute("src");
  const cached = await request.get(regency.url + asset);
  expect(cached.headers()["cache-control"]).toContain("immutable");
  const deep = await request.get(`${regency.url}/children/new`);
  expect(deep.status()).toBe(200);
});
