// The office: who gets in, what it shows, and that no kader's phone downloads it.
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { Office } from "../pages/office";

const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];

test("a midwife signs in and every screen is accessible, on a phone and on a laptop", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.open();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `sign in at ${size.width}`);
  }
  await office.signIn("bidan01");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const screen of ["Wilayah", "Akun saya"]) {
      await office.goTo(screen);
      await examine(page, `${screen} at ${size.width}`);
    }
  }
  await office.goTo("Wilayah");
  await page.getByText("Kecamatan Tunas").click();
  await page.getByText("Desa Sukamaju").click();
  await expect(page.getByText("Posyandu Melati 1")).toBeVisible();
  await page.getByLabel("Cari wilayah").fill("melati 2");
  await expect(page.getByRole("listitem").filter({ hasText: "Posyandu Melati 2" })).toContainText("Desa Sukamaju, Kecamatan Tunas");
  await page.getByLabel("Cari wilayah").fill("tidak ada");
  await expect(page.getByText("Tidak ada wilayah yang cocok.")).toBeVisible();
});

test("a kader is told where to go instead", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("kader01");
  await expect(page.getByText("Kantor dipakai admin kabupaten dan bidan.")).toBeVisible();
  await expect(page.getByText("Kader di Posyandu Melati 1.")).toBeVisible();
  await examine(page, "no rights");
  await page.getByRole("main").getByRole("link", { name: "Ke aplikasi posyandu" }).click();
  await expect(page).toHaveURL(`${regency.url}/`);
});

test("wrong words are told, and the skip link keeps the screen", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.open();
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kode kabupaten ditulis seperti 32.11." })).toBeVisible();
  await page.getByLabel("Kode kabupaten/kota").fill(regency.code);
  await page.getByLabel("Nama pengguna").fill("bidan02");
  await page.getByLabel("Kata sandi").fill("salah-semua");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "kata sandi salah" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tidak ada jawaban dari server." })).toBeVisible();
  await page.context().setOffline(false);
  await office.signIn("bidan02");
  await page.getByRole("link", { name: "Langsung ke isi" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(office.heading()).toHaveText("Wilayah");
  await page.goto(`${regency.url}/office#/nowhere`);
  await expect(office.heading()).toHaveText("Halaman tidak ada");
});

test("a phone keeps nothing of the office, and the office opens beside it", async ({ phone }) => {
  const cached = await phone.page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(cached.length).toBeGreaterThan(0);
  expect(cached.filter((url) => url.includes("office"))).toEqual([]);
  // The cookie is shared: whoever is signed in on the phone is signed in here.
  const office = new Office(phone.page, phone.regency);
  await office.open();
  await expect(office.heading()).toHaveText("Bukan untuk peran Anda");
});
