// Every screen, in both languages, against axe; nothing wider than the phone; everything big enough for a thumb.
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";

test("every screen is accessible", async ({ phone }) => {
  const { page } = phone;
  await examine(page, "day");
  await phone.cards().first().getByRole("button").first().click();
  await examine(page, "day with a card's options");

  await phone.cards().first().getByRole("link").first().click();
  await expect(phone.saveButton()).toBeVisible();
  await examine(page, "measure");
  await phone.type({ weight: "30", length: "60" });
  await expect(page.getByText("Boleh langsung disimpan.")).toBeVisible();
  await examine(page, "measure with doubts");
  await phone.type({ weight: "", length: "" });
  const child = phone.childId();
  const last = page.locator(".last").first();
  await expect(last).toContainText(/\d/);
  const weight = /[\d,]+/.exec((await last.textContent()) ?? "")?.[0] ?? "";
  await phone.measure({ weight, length: (/[\d,]+/.exec((await page.locator(".last").nth(1).textContent()) ?? "") ?? ["90"])[0] });
  await examine(page, "result");

  await phone.open(`/children/${child}`);
  await expect(page.getByRole("heading", { name: "Riwayat pengukuran" })).toBeVisible();
  await examine(page, "child");
  await phone.open(`/children/${child}/edit`);
  await expect(page.getByLabel("Nama anak")).toBeVisible();
  await examine(page, "edit");
  await phone.open("/children/new");
  await expect(page.getByLabel("Nama anak")).toBeVisible();
  await page.getByRole("button", { name: "Simpan, lalu ukur" }).click();
  await expect(page.getByText("Tulis nama anak.")).toBeVisible();
  await examine(page, "register with mistakes");
  await phone.openLocked();
  await expect(phone.lock()).toBeVisible();
  await examine(page, "lock screen");
  for (const path of ["/check", "/sync", "/settings", "/nowhere"]) {
    await phone.open(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await examine(page, path);
  }
});

test("signing in is accessible, and English is complete", async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.open("/sign-in");
  await examine(phone.page, "sign in");
  await phone.open("/settings");
  await phone.page.getByRole("radio", { name: "English" }).check({ force: true });
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "en");
  await expect(phone.page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  await phone.page.goto(`${phone.regency.url}/check`);
  await expect(phone.page.getByRole("heading", { name: "Check growth" })).toBeVisible();
  await examine(phone.page, "check in English");
});

test("a day works by keyboard alone", async ({ phone }) => {
  const { page } = phone;
  await page.getByRole("searchbox").focus();
  const name = (await phone.cards().first().locator(".who .strong").textContent()) ?? "";
  await page.keyboard.type(name);
  await expect(phone.cards().first()).toContainText(name);
  const link = phone.cards().first().getByRole("link").first();
  await expect
    .poll(async () => {
      await page.keyboard.press("Tab");
      return link.evaluate((element) => element === document.activeElement);
    })
    .toBe(true);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
});

test("each place of the bottom navigation is named on one line, and whole", async ({ phone }) => {
  const { page } = phone;
  for (const path of ["/", "/today", "/check", "/sync", "/settings"]) {
    await phone.open(path);
    const here = page.locator(".bottom-nav a[aria-current] span").first();
    await expect(here).toBeVisible();
    const { lines, fits } = await here.evaluate((label) => {
      const height = Number.parseFloat(getComputedStyle(label).lineHeight);
      const link = label.parentElement as HTMLElement;
      return { lines: Math.round(label.getBoundingClientRect().height / height), fits: link.scrollWidth <= link.clientWidth };
    });
    expect({ path, lines, fits }).toEqual({ path, lines: 1, fits: true });
  }
});
