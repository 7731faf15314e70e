// Releases come, are taken back and come again, and nothing that was recorded or half typed is lost by it.
import { execFileSync } from "node:child_process";
import { appendFileSync, copyFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startRegency } from "../fixtures/regency";
import { expect, test as base } from "../fixtures/test";
import { daysAgo, type Phone } from "../pages/phone";

const APP = fileURLToPath(new URL("../../app/", import.meta.url));

/** A regency that serves a copy of the app, which a test may change. */
const test = base.extend<object, { served: string }>({
  served: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "tumbuh-app-"));
      cpSync(join(APP, "dist"), folder, { recursive: true });
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  regency: [
    async ({ served }, use) => {
      const regency = await startRegency(served);
      await use(regency);
      await regency.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** The app on the server is another release: to a browser, any other byte of the service worker. */
const release = (served: string, number: number) => {
  copyFileSync(join(APP, "dist/sw.js"), join(served, "sw.js"));
  appendFileSync(join(served, "sw.js"), `\n// ${number}\n`);
};
/** Asks the server for another release now, as the app does every few hours. */
const look = (phone: Phone) =>
  phone.page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });
/** Whether the phone keeps a release. */
const keepsOne = (phone: Phone) =>
  phone.page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.length > 0 && (await caches.keys()).length > 0;
  });
/** Whether a newer release is kept that waits for the person's word. */
const waits = (phone: Phone) => phone.page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);
const registrations = (phone: Phone) => phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
/** Changes the service worker on the server, and waits until the server gives it out. */
const serve = async (phone: Phone, change: () => void, text: string) => {
  const ask = () => phone.context.request.get(`${phone.regency.url}/sw.js`);
  const before = (await ask()).headers().etag;
  change();
  // As long as it goes by its old tag, a browser that asks for another one is told that there is none.
  await expect
    .poll(async () => {
      const now = await ask();
      return now.headers().etag !== before && (await now.text()).includes(text);
    })
    .toBe(true);
};

test.describe.configure({ mode: "serial" });

test("a release whose files did not all arrive is fetched again when there is signal", async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.context.route("**/icons/icon-192.png", (route) => route.abort());
  await phone.signIn("kader01");
  await expect.poll(() => registrations(phone)).toBe(0);
  await phone.context.unroute("**/icons/icon-192.png");
  await phone.goOffline();
  await phone.goOnline();
  await phone.readyForOffline();
});

test("a newer release waits for an open draft, and takes over when the person says so", async ({ phone, served: folder }) => {
  await phone.register({ name: "Uji Gita", sex: "Perempuan", birthDate: daysAgo(300), mother: "Uji Rini" });
  await phone.everythingSent();
  const child = phone.childId();
  await phone.type({ weight: "7,7", length: "69" });
  await serve(phone, () => release(folder, 2), "// 2");
  await look(phone);
  await expect.poll(() => waits(phone)).toBe(true);
  const offer = phone.page.getByRole("button", { name: "Pakai sekarang" });
  await expect(offer).toBeHidden();
  await phone.saveButton().click();
  await expect(phone.page).toHaveURL(/\/results\//);
  const anew = phone.page.waitForEvent("load");
  await offer.click();
  await anew;
  await expect.poll(() => waits(phone)).toBe(false);
  await phone.open(`/children/${child}`);
  await expect(phone.page.getByText("7,7").first()).toBeVisible();
});

test("a phone that stays on one page hears of a newer release within a day", async ({ newPhone, served: folder }) => {
  const phone = await newPhone();
  await phone.page.clock.install();
  // Nobody is in: a phone that locks itself opens anew, and hears of it by that.
  await phone.openLocked("/sign-in");
  await phone.readyForOffline();
  await serve(phone, () => release(folder, 4), "// 4");
  await phone.page.clock.fastForward("24:00:00");
  await expect.poll(() => waits(phone)).toBe(true);
});

test("a broken release is taken back: the app opens from the network, and the next one installs", async ({ phone, served: folder }) => {
  await phone.goOffline();
  await phone.register({ name: "Uji Hana", sex: "Perempuan", birthDate: daysAgo(200), mother: "Uji Nia" });
  await phone.unsent(1);
  const child = phone.childId();
  await phone.type({ weight: "6,9", length: "66" });

  await serve(phone, () => execFileSync(process.execPath, [join(APP, "recall.mjs"), folder]), "Stands in the place");
  await phone.goOnline();
  // What is under way when the old one is let go can hold it for minutes: the browser waits for it.
  await phone.everythingSent();
  await look(phone);
  await expect.poll(() => keepsOne(phone).catch(() => true), { timeout: 20_000 }).toBe(false);
  await phone.open();
  await phone.search("uji hana");
  await expect(phone.cards()).toHaveCount(1);
  await phone.open(`/children/${child}/measure`);
  await expect(phone.page.getByLabel("Berat badan", { exact: true })).toHaveValue("6,9");
  // It goes on opening, again and again, and nothing is kept of the release.
  await phone.open();
  expect(await keepsOne(phone)).toBe(false);
  await expect.poll(() => registrations(phone)).toBe(0);

  await serve(phone, () => release(folder, 3), "// 3");
  await phone.open();
  await phone.readyForOffline();
  await phone.goOffline();
  await phone.open();
  await phone.search("uji hana");
  await expect(phone.cards()).toHaveCount(1);
});
