// The browser dies, again and again, in the middle of a save and of an exchange: what was shown as saved is there, each record once.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { BROWSER_ARGUMENTS } from "../fixtures/browser";
import type { Regency } from "../fixtures/regency";
import { expect, test } from "../fixtures/test";
import { daysAgo, Phone } from "../pages/phone";

/** A browser with a profile on disk, which outlives it. */
class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), "tumbuh-profile-"));
  private context?: BrowserContext;

  constructor(
    readonly options: object,
    readonly regency: Regency,
  ) {}

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
const MOMENTS = ["clicked", "saved", "asked", "clicked", "answered", "asked"] as const;

test("a browser that is killed while it saves and sends loses nothing and doubles nothing", async ({ contextOptions, newPhone, regency }) => {
  test.setTimeout(300_000);
  const profile = new Profile(contextOptions, regency);
  const born = (round: number) => daysAgo(300 + 10 * round);
  const names = MOMENTS.map((_, round) => `Uji Siklus ${"ABCDEF"[round]}`);
  try {
    let phone = await profile.start();
    await phone.signIn("kader05");
    await phone.readyForOffline();
    await profile.close();
    phone = await profile.start();
    for (const [round, moment] of MOMENTS.entries()) {
      const name = names[round] ?? "";
      const child = { name, sex: "Perempuan", birthDate: born(round), mother: `Ibu ${name}` } as const;
      const { page } = phone;
      await phone.fillIn(child);
      // What waited from the round before is not what is meant.
      await phone.everythingSent();
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
      const card = phone.card(name);
      await expect(card.or(phone.page.getByText("Tidak ada yang cocok"))).toBeVisible();
      // The app had not said that it is saved, so it may not be.
      if (!(await card.isVisible())) {
        expect(moment, "what was shown as saved is there").toBe("clicked");
        await phone.register(child);
      }
    }
    await phone.open("/sync");
    await phone.everythingSent();
  } finally {
    await profile.remove();
  }
  const other = await newPhone();
  await other.signIn("kader05");
  await other.search("uji siklus");
  for (const name of names) await expect(other.card(name)).toHaveCount(1);
  await expect(other.cards()).toHaveCount(names.length);
});
