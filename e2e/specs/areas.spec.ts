// Whoever sees several posyandu chooses which of them the phone keeps; what was not sent stays.
import { expect, test } from "../fixtures/test";

test("a midwife keeps one posyandu of her village on the phone, and later all again", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("bidan01");
  await phone.everythingSent();
  const choice = page.getByRole("group", { name: "Wilayah di HP ini" });
  const places = page.getByLabel("Pilih posyandu");
  await expect(places.locator("option")).not.toHaveCount(0);
  const several = await places.locator("option").count();
  expect(several).toBeGreaterThan(2);
  await phone.open("/settings");
  const boxes = choice.getByRole("checkbox");
  const count = await boxes.count();
  for (let place = 1; place < count; place += 1) await boxes.nth(place).uncheck({ force: true });
  await choice.getByRole("button", { name: "Simpan wilayah" }).click();
  await expect(choice.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await phone.open();
  await phone.everythingSent();
  await expect(places).toHaveCount(0);
  await expect(phone.cards().first()).toBeVisible();
  expect(await phone.cards().count()).toBeLessThanOrEqual(12);

  await phone.open("/settings");
  await boxes.first().uncheck({ force: true });
  await choice.getByRole("button", { name: "Simpan wilayah" }).click();
  await expect(choice.getByRole("alert")).toContainText("paling sedikit satu");
  for (let place = 0; place < count; place += 1) await boxes.nth(place).check({ force: true });
  await choice.getByRole("button", { name: "Simpan wilayah" }).click();
  await expect(choice.getByRole("alert")).toHaveCount(0);
  await phone.open();
  await phone.everythingSent();
  await expect(places.locator("option")).toHaveCount(several);
});
