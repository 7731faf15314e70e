// A child's record: corrected without losing what was there, edited, closed and followed again.
import { expect, test } from "../fixtures/test";
import { daysAgo } from "../pages/phone";

test("a wrong reading is corrected and stays as history", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Gita", sex: "Perempuan", birthDate: daysAgo(600), mother: "Uji Imas" });
  await phone.measure({ weight: "19,5", length: "78,0" });
  const child = phone.childId();
  await page.getByRole("link", { name: "Betulkan hasil ini" }).click();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("19,5");
  await page.getByLabel("Berat badan", { exact: true }).fill("9,5");
  await page.getByRole("button", { name: "Salah tulis" }).click();
  await phone.saveButton().click();
  await expect(page).toHaveURL(/\/results\//);

  await phone.open(`/children/${child}`);
  const history = page.getByRole("region", { name: "Riwayat pengukuran" }).or(page.locator(".history"));
  await expect(history.first()).toContainText(/(?<!1)9,5/);
  await expect(history.first()).toContainText("19,5");
  await expect(history.first()).toContainText("Salah tulis");
  await phone.everythingSent();
});

test("a child is edited, closed and followed again", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Hana", sex: "Perempuan", birthDate: daysAgo(300), mother: "Uji Nur" });
  const child = phone.childId();
  await phone.open(`/children/${child}/edit`);
  await page.getByLabel("Nama anak").fill("Uji Hana Putri");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Uji Hana Putri" })).toBeVisible();

  await page.getByText("Anak tidak dipantau lagi").first().click();
  await page.getByRole("radio", { name: "Pindah" }).check({ force: true });
  await page.getByRole("button", { name: "Tutup catatan" }).click();
  await expect(page.getByText(/Tidak dipantau lagi: pindah/).first()).toBeVisible();
  await phone.open();
  await phone.search("uji hana");
  await expect(phone.cards()).toHaveCount(0);

  await phone.open(`/children/${child}`);
  await page.getByRole("button", { name: "Pantau lagi" }).click();
  await expect(page.getByText(/Tidak dipantau lagi: pindah/)).toHaveCount(0);
  await phone.open();
  await phone.search("uji hana");
  await expect(phone.cards()).toHaveCount(1);
});

test("what is chosen to end the follow-up outlasts an exchange", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Hani", sex: "Perempuan", birthDate: daysAgo(310), mother: "Uji Nur" });
  await phone.everythingSent();
  await phone.open(`/children/${phone.childId()}/edit`);
  await phone.goOffline();
  await page.getByLabel("Nama anak").fill("Uji Hani Putri");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await page.getByText("Anak tidak dipantau lagi").first().click();
  await page.getByRole("radio", { name: "Pindah" }).check({ force: true });
  await phone.goOnline();
  await phone.everythingSent();
  await expect(page.getByRole("radio", { name: "Pindah" })).toBeChecked();
  await page.getByRole("button", { name: "Tutup catatan" }).click();
  await expect(page.getByText(/Tidak dipantau lagi: pindah/).first()).toBeVisible();
});

test("doubts ask and never block", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Intan", sex: "Perempuan", birthDate: daysAgo(500), mother: "Uji Ros" });
  await phone.type({ weight: "78", length: "9,6" });
  await expect(page.getByText("Berat dan tinggi sepertinya tertukar.")).toBeVisible();
  // 9.6 cm is beyond what a board can show: it must be put right first, and nothing may say otherwise.
  await expect(page.getByText("Boleh langsung disimpan.")).toHaveCount(0);
  await page.getByRole("button", { name: "Tukar angkanya" }).click();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("9,6");
  await phone.saveButton().click();
  await expect(page).toHaveURL(/\/results\//);
});

test("absence is noted and taken back", async ({ phone }) => {
  await phone.register({ name: "Uji Juli", sex: "Laki-laki", birthDate: daysAgo(800), mother: "Uji Ani" });
  await phone.open();
  await phone.search("uji juli");
  const card = phone.card("Uji Juli");
  await card.getByRole("button", { name: /Pilihan lain/ }).click();
  await expect(card.getByRole("link", { name: "Lihat catatan" })).toBeVisible();
  await card.getByRole("button", { name: "Tidak datang" }).click();
  await expect(phone.page.getByText("Dicatat tidak datang")).toBeVisible();
  await expect(card.getByRole("link", { name: "Lihat catatan" }), "its menu is done").toBeHidden();
  await phone.page.getByRole("button", { name: "Urungkan" }).click();
  await expect(phone.card("Uji Juli")).toContainText("Belum ditimbang");
});

test("the menu of a card stays open while its child is being sent", async ({ phone }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await phone.context.route("**/api/v1/sync/mutations", async (route) => {
    await held;
    await route.continue();
  });
  await phone.register({ name: "Uji Kemuning", sex: "Perempuan", birthDate: daysAgo(700), mother: "Uji Ida" });
  await phone.open();
  await phone.search("uji kemuning");
  const card = phone.card("Uji Kemuning");
  await card.getByRole("button", { name: /Pilihan lain/ }).click();
  await expect(card.getByRole("button", { name: "Tidak datang" })).toBeVisible();
  letGo();
  await phone.everythingSent();
  await expect(card).not.toContainText("hanya di HP ini");
  await expect(card.getByRole("button", { name: "Tidak datang" })).toBeVisible();
});

test("a child's chart and readings fit two sheets of A4", async ({ phone }) => {
  await phone.cards().first().getByRole("link").first().click();
  await expect(phone.page).toHaveURL(/\/measure$/);
  await phone.open(`/children/${phone.childId()}`);
  await expect(phone.page.locator(".drawing svg")).toBeVisible();
  const paper = (await phone.page.pdf({ format: "A4" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
});
