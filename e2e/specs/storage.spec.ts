// The browser's storage vanishes, runs full or was never kept: people are told what is lost, what is safe and what to do.
import { BROWSER_ARGUMENTS } from "../fixtures/browser";
import { expect, test } from "../fixtures/test";
import { daysAgo, type Phone } from "../pages/phone";

// A browser that tells how much room there is, and not the same ten gigabytes on every device.
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM,
    args: [...BROWSER_ARGUMENTS, "--disable-features=StaticStorageQuota"],
  },
});

const child = (name: string) => ({ name, sex: "Laki-laki", birthDate: daysAgo(300), mother: `Ibu ${name}` }) as const;

/** As when the browser evicts an origin: its databases are gone, what lies elsewhere is not. */
const evict = (phone: Phone) =>
  phone.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name ?? "");
        request.onsuccess = resolve;
        request.onblocked = request.onerror = reject;
      });
    }
  });
const withQuota = async (phone: Phone, quotaSize?: number) => {
  const session = await phone.context.newCDPSession(phone.page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: phone.regency.url, quotaSize });
};

test("records that the browser deleted are missed, counted, and told to the regency", async ({ phone, newPhone }) => {
  await phone.goOffline();
  await phone.register(child("Uji Nando"));
  await phone.measure({ weight: "7,9", length: "70" });
  await phone.unsent(2);
  const { page } = phone;
  // Nothing of the app runs while the database goes.
  await page.goto("about:blank");
  await phone.context.setOffline(false);
  await page.goto(`${phone.regency.url}/api/v1/openapi.json`);
  await evict(phone);
  await page.goto(`${phone.regency.url}/sign-in`);
  const told = page.getByRole("alert").filter({ hasText: "Peramban telah menghapus data di HP ini" });
  await expect(told).toContainText("2 catatan");
  await expect(told).toContainText("Yang sudah terkirim aman di server");
  await phone.signIn("kader01");
  await expect(told).toBeVisible();

  const midwife = await newPhone();
  await midwife.signIn("bidan01");
  const devices = await midwife.page.evaluate(async () => (await (await fetch("/api/v1/devices")).json()).devices);
  expect(devices.map(({ lost }: { lost?: { unsent: number } }) => lost?.unsent).filter((unsent: unknown) => unsent !== undefined)).toEqual([2]);
});

test("acts that are not sent go up even when the database is deleted under the app", async ({ phone, newPhone }) => {
  await phone.goOffline();
  await phone.register(child("Uji Oki"));
  await phone.unsent(1);
  await evict(phone);
  await phone.goOnline();
  await expect.poll(async () => {
    const other = await newPhone();
    await other.signIn("kader01");
    await other.search("uji oki");
    return other.cards().count();
  }, { timeout: 40_000 }).toBe(1);
});

test("no posyandu day begins on a phone that is almost full, and what is there stays", async ({ phone }) => {
  await withQuota(phone, 12 * 1024 * 1024);
  await phone.open();
  await expect(phone.page.getByRole("alert")).toContainText("HP ini hampir penuh");
  await expect(phone.cards()).toHaveCount(0);
  await expect(phone.page.getByRole("link", { name: "Daftarkan anak" })).toBeHidden();
  await withQuota(phone);
  await phone.open();
  await expect(phone.cards().first()).toBeVisible();
});

test("a save that does not fit is refused loudly, and succeeds when there is room", async ({ phone }) => {
  const { page } = phone;
  await phone.register(child("Uji Panji"));
  await phone.everythingSent();
  await phone.goOffline();
  await phone.type({ weight: "7,5", length: "68" });
  // A browser goes on for a while with the room that it found before, whatever its quota is now: so it is told here.
  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    addEventListener("room", () => Object.assign(IDBObjectStore.prototype, { add, put }), { once: true });
  });
  await phone.saveButton().click();
  await expect(page.getByRole("alert").filter({ hasText: "penuh" })).toBeVisible();
  await expect(page).toHaveURL(/\/measure$/);
  await page.evaluate(() => dispatchEvent(new Event("room")));
  await phone.saveButton().click();
  await expect(page).toHaveURL(/\/results\//);
  await phone.unsent(1);
  await phone.goOnline();
  await phone.everythingSent();
});

test("a browser that keeps no app is not for the field, and says so", async ({ browser, contextOptions, regency, phone: begun }) => {
  // Another phone has begun the day; it has a browser that keeps what it is told.
  await begun.register(child("Uji Mulai"));
  await begun.measure({ weight: "7,9", length: "70" });
  await begun.everythingSent();
  const context = await browser.newContext(contextOptions);
  await context.addInitScript(() => {
    // As in a private window of Firefox.
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });
  const { Phone: Hand } = await import("../pages/phone");
  const phone = new Hand(await context.newPage(), regency);
  await phone.knock("kader01");
  await expect(phone.page.getByRole("alert")).toContainText("Peramban ini tidak menyimpan aplikasi");
  await phone.everythingSent();
  await expect(phone.cards()).toHaveCount(0);
  await context.close();
});
