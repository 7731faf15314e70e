// What two people recorded differently waits, counted, until somebody chooses; what was not chosen stays in the history.
import { expect, test } from "../fixtures/test";
import { daysAgo, type Phone } from "../pages/phone";

const child = (name: string, mother: string) => ({ name, sex: "Perempuan", birthDate: daysAgo(420), mother }) as const;

const exchange = async (phone: Phone) => {
  await phone.open("/sync");
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
};
const waiting = (phone: Phone) => phone.page.getByRole("navigation").getByRole("img", { name: /perlu diputuskan/ });

test("of two readings of one day one is chosen, and the other stays in the history", async ({ phone, newPhone }) => {
  const midwife = await newPhone();
  await midwife.signIn("bidan01");
  await phone.register(child("Uji Raras", "Uji Sari"));
  const id = phone.childId();
  await phone.everythingSent();
  await exchange(midwife);
  // Neither has heard of the other.
  await phone.measure({ weight: "7,9", length: "72" });
  await midwife.open(`/children/${id}/measure`);
  await midwife.measure({ weight: "8,2", length: "72,4" });
  await midwife.everythingSent();
  await exchange(phone);

  await expect(waiting(phone)).toHaveText("1");
  const card = phone.page.getByRole("article").filter({ hasText: "Uji Raras" });
  await expect(card).toContainText("diukur dua orang pada hari yang sama");
  await card.getByRole("link", { name: "Lihat dan pilih" }).click();
  await expect(phone.page.getByRole("button", { name: /^Pakai 7,9/ })).toBeVisible();
  await phone.page.getByRole("button", { name: /^Pakai 8,2/ }).click();
  await expect(phone.page.getByText("Diukur dua orang pada")).toBeHidden();
  await expect(phone.page.locator("del")).toContainText("7,9");
  await expect(waiting(phone)).toBeHidden();
  await phone.everythingSent();
  await exchange(midwife);
  await midwife.open(`/children/${id}`);
  await expect(midwife.page.locator("del")).toContainText("7,9");
  await expect(midwife.page.getByText("Diukur dua orang pada")).toBeHidden();
});

test("of two names both stand side by side, and the one that is there can be kept", async ({ phone, newPhone }) => {
  const midwife = await newPhone();
  await midwife.signIn("bidan01");
  await phone.register(child("Uji Tiara", "Uji Umi"));
  const id = phone.childId();
  await phone.everythingSent();
  await exchange(midwife);
  const rename = async (who: Phone, name: string) => {
    await who.open(`/children/${id}/edit`);
    await who.page.getByLabel("Nama anak").fill(name);
    await who.page.getByRole("button", { name: /^Simpan/ }).click();
    await expect(who.page).toHaveURL(new RegExp(`/children/${id}$`));
  };
  await phone.goOffline();
  await rename(phone, "Uji Tiara Kader");
  await rename(midwife, "Uji Tiara Bidan");
  await midwife.everythingSent();
  await phone.goOnline();
  await exchange(phone);
  await expect(waiting(phone)).toHaveText("1");
  await phone.open(`/children/${id}`);
  await expect(phone.page.getByRole("button", { name: /pakai “Uji Tiara Kader”/ })).toBeVisible();
  await phone.page.getByRole("button", { name: /tetap “Uji Tiara Bidan”/ }).click();
  await expect(phone.page.getByRole("button", { name: /pakai “Uji Tiara Kader”/ })).toBeHidden();
  await phone.everythingSent();
  await expect(waiting(phone)).toBeHidden();
  await exchange(midwife);
  await expect(waiting(midwife)).toBeHidden();
});

test("a child that was registered twice is noticed and merged with all its readings, and can be taken apart again", async ({ phone }) => {
  await phone.register(child("Uji Wulandari", "Uji Yati"));
  await phone.measure({ weight: "7,9", length: "70" });
  const first = phone.childId();
  await phone.register(child("Uji Wulandary", "Uji Yati"));
  const second = phone.childId();
  await phone.measure({ weight: "7,6", length: "69" });
  await phone.everythingSent();
  await phone.open();
  await expect(waiting(phone)).toBeVisible();
  await phone.open("/sync");
  const card = phone.page.getByRole("article").filter({ hasText: "tercatat dua kali" });
  // Enough to choose by: where each was weighed, and what it weighed.
  await expect(card.getByText("Posyandu Melati 1", { exact: true })).toHaveCount(2);
  await expect(card).toContainText("7,9 kg · 70,0 cm");
  await expect(card).toContainText("7,6 kg · 69,0 cm");
  await card.getByRole("button", { name: "Pakai yang ini: Uji Wulandari" }).click();
  await expect(card).toBeHidden();
  await phone.everythingSent();
  const readings = phone.page.locator(".history li.reading");
  await phone.open(`/children/${first}`);
  await expect(readings).toHaveCount(2);
  await phone.open(`/children/${second}`);
  await expect(readings).toHaveCount(1);
  await phone.page.getByRole("link", { name: "Buka catatan yang diteruskan" }).click();
  await expect(phone.page).toHaveURL(new RegExp(`/children/${first}$`));
  await phone.open(`/children/${second}`);
  await phone.page.getByRole("button", { name: "Pisahkan lagi" }).click();
  await expect(phone.page.getByRole("button", { name: "Pisahkan lagi" })).toBeHidden();
  await phone.everythingSent();
  await phone.open(`/children/${first}`);
  await expect(readings).toHaveCount(1);
  await phone.open("/sync");
  await expect(card).toBeVisible();
});
