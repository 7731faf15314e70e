// What the regency refused of a kader waits at the desk of the midwife, in plain words and with what the regency holds beside it, until
// she says what became of it.
import { expect, test } from "../fixtures/test";
import { measurement, uuid } from "../../worker/tests/harness.mjs";
import { examine } from "../pages/examine";
import { enterDesk, Office } from "../pages/office";
import { daysAgo } from "../pages/phone";

test("a refused reading is found by the midwife, compared and dealt with", async ({ phone, newPhone }) => {
  const name = "Uji Ditolak";
  await phone.register({ name, sex: "Perempuan", birthDate: daysAgo(420), mother: "Uji Sari" });
  const child = phone.childId();
  await phone.measure({ weight: "8,2", length: "72,4" });
  await phone.everythingSent();
  // No form lets such a weight pass; a phone with an older form may.
  const { account } = await (await phone.page.request.get("/api/v1/session")).json();
  const wrong = { daysAgo: 0, weightGrams: 200, lengthMillimetres: null, position: null, headMillimetres: null, armMillimetres: null };
  const reading = measurement({ id: child }, account, wrong);
  const mutation = { id: uuid(), device: uuid(), actor: account, base: 0, phoneTimeMillis: Date.now(), serverOffsetMillis: null, act: { type: "recordMeasurement", measurement: reading } };
  const pushed = await phone.page.request.post("/api/v1/sync/mutations", { data: { mutations: [mutation] } });
  expect((await pushed.json()).verdicts[0].verdict).toBe("rejected");

  const midwife = await newPhone();
  const { page } = midwife;
  await enterDesk(midwife, "bidan01");
  await new Office(page, midwife.regency, "/desk").goTo("Catatan ditolak");
  await expect(page.getByRole("status").filter({ hasText: "1 menunggu dibereskan" })).toBeVisible();
  const card = page.locator("ul.todo > li").filter({ hasText: name });
  await expect(card.getByRole("heading")).toContainText("Pengukuran");
  await expect(card).toContainText("Angkanya di luar yang bisa ditunjukkan alat ukur.");
  await expect(card.getByRole("row").filter({ hasText: "0,2 kg" })).toContainText("8,2 kg");
  await examine(page, "desk: refused records");
  await card.getByText("Bereskan", { exact: true }).click();
  await card.getByRole("button", { name: "Sudah dibereskan" }).click();
  await expect(card.getByRole("alert").filter({ hasText: "Tulis dulu" })).toBeVisible();
  await examine(page, "desk: dealing with a refused record");
  await card.getByLabel("Apa yang sudah dilakukan").fill("Ditimbang ulang, 8,2 kg yang benar");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tidak ada catatan ditolak yang menunggu.")).toBeVisible();
  await page.getByLabel("Tampilkan").selectOption({ label: "Sudah dibereskan" });
  await expect(card).toContainText("Ditimbang ulang, 8,2 kg yang benar");
  await examine(page, "desk: refused records that were dealt with");
  await card.getByRole("link", { name: "Buka catatan" }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  await page.goBack();

  const kader = await newPhone();
  await enterDesk(kader, "kader01");
  await expect(kader.page.getByRole("link", { name: "Catatan ditolak" })).toHaveCount(0);
});

test("when the list cannot be had there are words and a way to try again", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "bidan01");
  let fails = true;
  await page.route("**/api/v1/refusals?*", (route) => (fails ? route.abort() : route.continue()));
  await page.goto(`${at.regency.url}/desk#/refusals`);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await examine(page, "desk: refused records out of reach");
  fails = false;
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("status").filter({ hasText: "menunggu dibereskan" })).toBeVisible();
});
