// The office of who looks after a regency's settings: changed as of a day, the pack out and in, posyandu from a table.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "../fixtures/test";
import { examine } from "../pages/examine";
import { Office } from "../pages/office";
import { daysAgo } from "../pages/phone";

const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];
const yes = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const told = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const choose = (page: Page, label: string, file: string, mimeType: string, text: string) =>
  page.getByLabel(label).setInputFiles({ name: file, mimeType, buffer: Buffer.from(text) });

/** The pack as the office saves it, byte for byte. */
async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan paket sebagai berkas" }).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("settings change as of a day, are kept with their author, and can be taken back before they begin", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Pengaturan");
  await expect(page.getByRole("heading", { name: "Berlaku sejak 1 Jan 2025" })).toBeVisible();
  await page.getByText("Lama PMT").click();
  await expect(page.getByText("56 hari")).toBeVisible();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `settings at ${size.width}`);
  }
  await page.setViewportSize(SIZES[0]);
  // A long value leaves room for what it is the value of.
  const label = await page.getByText("KBM laki-laki, bulan ke-1 dan seterusnya").boundingBox();
  expect(label?.width).toBeGreaterThan(120);

  await page.getByRole("link", { name: "Ubah pengaturan" }).click();
  await page.getByLabel("Berlaku mulai").fill(daysAgo(2));
  await page.getByRole("button", { name: "Lanjut" }).click();
  await expect(page.getByText("Pilih hari ini atau hari sesudahnya.")).toBeVisible();
  await page.getByLabel("Berlaku mulai").fill(daysAgo(-30));
  await page.getByRole("button", { name: "Lanjut" }).click();
  await page.getByText("Lama PMT").click();
  await page.getByLabel("PMT gizi kurang (hari)").fill("sembilan");
  await page.getByRole("button", { name: "Lihat perubahannya" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "PMT gizi kurang: tulis bilangan bulat." })).toBeVisible();
  await page.getByLabel("PMT gizi kurang (hari)").fill("999");
  await page.getByRole("button", { name: "Lihat perubahannya" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "settings › 1 › foodDays › wasted" })).toBeVisible();
  await page.getByLabel("PMT gizi kurang (hari)").fill("90");
  await page.getByText("Sembuh dan penyuluhan").click();
  await page.getByLabel("Kader melihat pesan penyuluhan").selectOption({ label: "tidak" });
  await page.getByRole("button", { name: "Lihat perubahannya" }).click();
  await told(page, "3 perbedaan");
  const row = page.getByRole("row").filter({ hasText: "PMT gizi kurang" });
  await expect(row).toContainText("56 hari");
  await expect(row).toContainText("90 hari");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `changing settings at ${size.width}`);
  }
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await yes(page, "Berlakukan");
  await told(page, "Pengaturan disimpan.");
  const later = page.locator(".card").filter({ hasText: "Akan berlaku mulai" });
  await expect(later.getByText("56 hari → 90 hari")).toBeVisible();

  await page.getByRole("link", { name: "Riwayat perubahan" }).click();
  const revisions = page.getByRole("main").locator("li.card");
  const newest = revisions.first();
  await expect(newest).toContainText(/Versi \d+ · .* · Admin Kabupaten/);
  const count = await revisions.count();
  await newest.locator("summary").click();
  await expect(newest.getByRole("row").filter({ hasText: "PMT gizi kurang" })).toContainText("90 hari");
  await examine(page, "history of settings");
  await page.goBack();
  await page.getByRole("button", { name: "Batalkan yang ini" }).click();
  await yes(page, "Batalkan yang ini");
  await told(page, "Pengaturan yang belum mulai dibatalkan.");
  await expect(revisions).toHaveCount(count + 1);
  await office.goTo("Pengaturan");
  await expect(page.getByRole("heading", { name: "Berlaku sejak 1 Jan 2025" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Akan berlaku mulai / })).toHaveCount(0);
});

test("a pack goes out and in byte for byte, with its differences seen first, and one with errors is refused whole", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await page.goto(`${regency.url}/office#/settings/file`);
  const before = await saved(page);
  expect(JSON.parse(before).code).toBe(regency.code);
  const load = (text: string) => choose(page, "Berkas paket (JSON)", "paket.json", "application/json", text);
  await load(before);
  await expect(page.getByText("Tidak ada perbedaan.")).toBeVisible();
  const wrong = JSON.parse(before);
  wrong.look.primary = "#ffff00";
  wrong.settings[0].foodDays.wasted = 0;
  await load(JSON.stringify(wrong));
  const alert = page.getByRole("alert").filter({ hasText: "Ada isian yang salah" });
  await expect(alert).toContainText("look › primary");
  await expect(alert).toContainText("settings › 0 › foodDays › wasted harus 1 sampai");
  await expect(alert).toContainText("kurang kontras dengan putih");
  const other = JSON.parse(before);
  other.code = "32.11";
  await load(JSON.stringify(other));
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  const without = JSON.parse(before);
  without.areas = without.areas.filter(({ name }: { name: string }) => name !== "Posyandu Melati 1");
  await load(JSON.stringify(without));
  await expect(page.getByRole("alert").filter({ hasText: /Posyandu Melati 1 masih memantau \d+ anak/ })).toBeVisible();
  await examine(page, "a pack that is refused");
  await load("bukan paket");
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toBeVisible();

  const changed = JSON.parse(before);
  changed.words.kader = { id: "Kader Hebat", en: "Kader" };
  if (typeof JSON.parse(before).words.kader === "string") changed.words.kader = "Kader Hebat";
  await load(JSON.stringify(changed));
  await told(page, "1 perbedaan");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `a pack with differences at ${size.width}`);
  }
  await page.getByRole("button", { name: "Berlakukan paket ini" }).click();
  await yes(page, "Berlakukan paket ini");
  await told(page, "Paket diberlakukan.");
  await page.goto(`${regency.url}/office#/settings/file`);
  const after = await saved(page);
  expect(after).not.toBe(before);
  await load(before);
  await page.getByRole("button", { name: "Berlakukan paket ini" }).click();
  await yes(page, "Berlakukan paket ini");
  await told(page, "Paket diberlakukan.");
  await page.goto(`${regency.url}/office#/settings/file`);
  expect(await saved(page), "the same bytes as before").toBe(before);
});

test("posyandu come from a file that is checked whole first", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Wilayah");
  await page.getByRole("link", { name: "Posyandu dari berkas" }).click();
  const village = `${regency.code}.01.2001`;
  const load = (text: string) => choose(page, "Berkas CSV", "posyandu.csv", "text/csv", text);
  await load(`code,village_code,name\n,${regency.code}.01.2999,Posyandu A\n,${village},\n`);
  await expect(page.getByRole("alert").filter({ hasText: "posyandu.csv: 2 kesalahan." })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Baris 2" })).toContainText("village_code");
  await expect(page.getByRole("row").filter({ hasText: "Baris 3" })).toContainText("name");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `posyandu from a file at ${size.width}`);
  }
  await load(`village_code,name\n${village},Posyandu Teratai Satu\n${village},Posyandu Teratai Dua\n`);
  await told(page, "Berkas benar: 2 posyandu baru, 0 ganti nama, 0 tetap.");
  await page.getByRole("button", { name: "Simpan semua posyandu" }).click();
  await yes(page, "Simpan semua posyandu");
  await told(page, "2 posyandu ditambah, 0 ganti nama.");
  await page.getByLabel("Cari wilayah").fill("teratai");
  await expect(page.getByText("Posyandu Teratai Dua")).toBeVisible();
});
