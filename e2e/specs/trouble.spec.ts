// The server goes away and comes back, and an act that it refuses is parked where its author repairs it.
import { expect, test } from "../fixtures/test";
import { daysAgo } from "../pages/phone";

test("a Worker killed while the phone works costs nothing", async ({ phone, regency, newPhone }) => {
  await regency.kill();
  await phone.register({ name: "Uji Laras", sex: "Perempuan", birthDate: daysAgo(300), mother: "Uji Euis" });
  await phone.measure({ weight: "7,9", length: "70" });
  await phone.unsent(2);
  await regency.restart();
  await phone.open("/sync");
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
  const other = await newPhone();
  await other.signIn("kader01");
  await other.search("uji laras");
  await expect(other.cards()).toHaveCount(1);
});

test("a refused act is parked, told in words, and repaired", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Nabila", sex: "Perempuan", birthDate: daysAgo(300), mother: "Uji Iis" });
  await phone.everythingSent();
  await phone.type({ weight: "8", length: "71" });
  // A date that has not come yet is asked about, saved all the same, and refused by the regency.
  await page.getByLabel("Tanggal ukur").fill(daysAgo(-3));
  await expect(page.getByText("Tanggal ini belum terjadi.", { exact: false })).toBeVisible();
  await phone.saveButton().click();
  await expect(page).toHaveURL(/\/results\//);
  await expect(phone.status()).toContainText("1 perlu diperbaiki");
  await expect(phone.status()).not.toContainText("Semua terkirim");
  await phone.open("/sync");
  await expect(page.getByText("Tanggalnya belum terjadi.", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Perbaiki", exact: true }).click();
  await page.getByLabel("Tanggal ukur").fill(daysAgo(0));
  await page.getByRole("button", { name: "Salah tulis" }).click();
  await phone.saveButton().click();
  await expect(page.getByRole("heading", { name: "Hasil tiap ukuran" })).toBeVisible();
  await phone.everythingSent();
  await expect(phone.status()).not.toContainText("perlu diperbaiki");
});
