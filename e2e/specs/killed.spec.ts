// The browser dies in the middle of a save and of an exchange, the server in the middle of a batch, and two tabs work at once:
// in the end each record is there, once.
import { readdirSync, readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { BROWSER_ARGUMENTS } from "../fixtures/browser";
import { expect, test } from "../fixtures/test";
import { daysAgo, Phone } from "../pages/phone";
import type { Regency } from "../fixtures/regency";

const child = (name: string) => ({ name, sex: "Perempuan", birthDate: daysAgo(300), mother: `Ibu ${name}` }) as const;

/** A browser with a profile on disk, which outlives it. */
class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), "tumbuh-profile-"));
  private context?: BrowserContext;

  constructor(readonly options: object, readonly regency: Regency) {}

  async start(): Promise<Phone> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...this.options,
      executablePath: process.env.CHROMIUM,
      args: BROWSER_ARGUMENTS,
    });
    return new Phone(this.context.pages()[0] ?? (await this.context.newPage()), this.regency);
  }

  /** As the person closes it: what the browser holds back for half a minute, cookies above all, is written now. */
  async close() {
    await this.context?.close();
  }

  /** SIGKILL to every process of this browser, and to none other. */
  async kill() {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--user-data-dir=${this.folder}`)) continue;
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // It is gone already.
      }
    }
    await this.context?.close().catch(() => undefined);
  }

  async remove() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isPush = (request: { url(): string }) => request.url().endsWith("/api/v1/sync/mutations");

/** Where the browser dies, round by round. */
const MOMENTS = ["clicked", "saved", "asked", "clicked", "answered", "asked", "saved", "clicked"] as const;

test("a browser that is killed while it saves and sends loses nothing and doubles nothing", async ({
  contextOptions,
  newPhone,
  regency,
}) => {
  test.setTimeout(300_000);
  const profile = new Profile(contextOptions, regency);
  try {
    let phone = await profile.start();
    await phone.signIn("kader01");
    await phone.readyForOffline();
    await profile.close();
    phone = await profile.start();
    for (const [round, moment] of MOMENTS.entries()) {
      const name = `Uji Siklus ${"ABCDEFGH"[round]}`;
      await phone.open("/children/new");
      await phone.page.getByLabel("Nama anak").fill(name);
      await phone.page.getByRole("radio", { name: "Perempuan" }).check({ force: true });
      await phone.page.getByRole("textbox", { name: "Tanggal lahir" }).fill(daysAgo(300 + 10 * round));
      await phone.page.getByLabel("Nama ibu atau wali").fill(`Ibu ${name}`);
      await phone.page.getByRole("checkbox", { name: "Orang tua setuju" }).check({ force: true });
      await phone.page.getByLabel("Yang setuju (nama)").fill(`Ibu ${name}`);
      const { page } = phone;
      const asked = page.waitForRequest(isPush).catch(() => undefined);
      const answered = page.waitForResponse(isPush).catch(() => undefined);
      await page.getByRole("button", { name: "Simpan, lalu ukur" }).click({ noWaitAfter: true });
      if (moment === "saved") await page.waitForURL(/\/measure$/);
      if (moment === "asked") await asked;
      if (moment === "answered") await answered;
      await profile.kill();

      phone = await profile.start();
      await phone.open();
      await phone.search(name);
      const saved = (await phone.cards().count()) > 0;
      // The app had not said that it is saved, so it may not be; then what was typed is there if its pause was long enough.
      if (!saved) {
        expect(moment, "what was shown as saved is there").toBe("clicked");
        await phone.register({ name, sex: "Perempuan", birthDate: daysAgo(300 + 10 * round), mother: `Ibu ${name}` });
      }
    }
    await phone.open("/sync");
    await phone.everythingSent();
  } finally {
    await profile.remove();
  }
  const other = await newPhone();
  await other.signIn("kader01");
  await other.search("uji siklus");
  await expect(other.cards()).toHaveCount(MOMENTS.length);
  for (const letter of "ABCDEFGH") await expect(other.card(`Uji Siklus ${letter}`)).toHaveCount(1);
});

test("a server that is killed while a batch comes in takes each act once", async ({ phone, newPhone, regency }) => {
  const names = ["Uji Putus A", "Uji Putus B", "Uji Putus C"];
  await phone.goOffline();
  for (const name of names) {
    await phone.register(child(name));
    await phone.measure({ weight: "7,9", length: "70" });
  }
  await phone.unsent(6);
  for (let round = 0; round < 3; round += 1) {
    const asked = phone.page.waitForRequest(isPush);
    await phone.context.setOffline(false);
    await phone.open("/sync");
    await asked;
    await regency.kill();
    await phone.context.setOffline(true);
    await regency.restart();
  }
  await phone.context.setOffline(false);
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
  const other = await newPhone();
  await other.signIn("kader01");
  for (const name of names) {
    await other.choose(name);
    await expect(other.page.locator("li.reading")).toHaveCount(1);
  }
});

test("two tabs record at the same time, and both show and send everything once", async ({ phone, newPhone }) => {
  const second = new Phone(await phone.context.newPage(), phone.regency);
  await phone.goOffline();
  await second.open();
  await Promise.all([phone.register(child("Uji Tab Kiri")), second.register(child("Uji Tab Kanan"))]);
  await Promise.all([phone.measure({ weight: "7,1", length: "68" }), second.measure({ weight: "7,2", length: "69" })]);
  for (const tab of [phone, second]) {
    await tab.unsent(4);
    await tab.open();
    await tab.search("uji tab");
    await expect(tab.cards()).toHaveCount(2);
  }
  await phone.context.setOffline(false);
  await Promise.all([phone.everythingSent(), second.everythingSent()]);
  const other = await newPhone();
  await other.signIn("kader01");
  await other.search("uji tab");
  await expect(other.cards()).toHaveCount(2);
});
